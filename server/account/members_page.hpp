// Who has an account: for administrators.
#pragma once

#include "server/account/account.hpp"

namespace tryggkarta::account {

http::Response members_page(const House& house, const http::Request& request, const session::Visitor& visitor);
/// Adds a member, changes the parts of one, or removes one, by the field `what`.
http::Response answer_members(const House& house, const http::Request& request, const session::Visitor& visitor);

}  // namespace tryggkarta::account
