// What every page of the signed-in has above it, and where they begin.
#pragma once

#include <string>

#include "geo/access/member.hpp"
#include "server/public/pages/frame.hpp"
#include "server/session/doorkeeper.hpp"

namespace tryggkarta::account {

/// Puts the destinations of the signed-in, the tag with role and areas, and signing out into the header of a page.
void put_signed_in_header(pages::Frame& frame, const pages::View& view, const session::Visitor& visitor);

/// "planerare, Hisingen": the role with the names of its areas, by their codes where the edition does not have them.
std::string part_in_words(const access::Assignment& assignment, const pages::View& view);

/// Where somebody begins who has asked for no page: the map, or one's own page for a part that reads no rows.
std::string home_of(const access::Member& member, const access::Assignment& assignment);
/// The same for the part that a session begins with, the first; without any, one's own page.
std::string home_after_sign_in(const access::Member& member);

}  // namespace tryggkarta::account
