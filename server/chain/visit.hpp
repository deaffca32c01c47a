// One request of somebody who may plan or decide, and the frame of every page of this room.
#pragma once

#include <memory>
#include <string>
#include <string_view>

#include "geo/access/grant.hpp"
#include "geo/store/case_book.hpp"
#include "server/chain/chain.hpp"
#include "server/http/request.hpp"
#include "server/http/response.hpp"
#include "server/public/pages/html.hpp"
#include "server/public/pages/view.hpp"
#include "server/session/doorkeeper.hpp"

namespace tryggkarta::chain {

struct Visit {
  const http::Request& request;
  const House& house;
  const session::Visitor& visitor;
  const access::DecisionGrant& grant;
  const pages::View& view;

  bool may_decide() const { return grant.act() == access::Act::decide; }
  const pages::Words& words() const { return view.words; }
};

/// What stands around a page.
struct PageFrame {
  std::string title;
  std::string body_class = "chain-page";
  int status = 200;
  bool has_script = true;
};

/// The page around a finished `<main id="innehall">`; for nobody to keep.
http::Response page_of(const Visit& visit, const PageFrame& frame, pages::Html content);
/// 303 to a path of this site, in the reader's language.
http::Response see_other(const Visit& visit, const std::string& path, const pages::Query& query = {});

/// The number of the address. Throws Error(not_found) for what is none.
std::uint32_t number_asked(const Visit& visit);
[[noreturn]] void refuse_unknown();
/// Throws Error(not_allowed) for a form that does not come from our own pages.
void require_ours(const Visit& visit, std::string_view csrf);

}  // namespace tryggkarta::chain
