#include "server/chain/visit.hpp"

#include <charconv>
#include <utility>

#include "geo/error.hpp"
#include "server/account/signed_in.hpp"
#include "server/public/pages/frame.hpp"

namespace tryggkarta::chain {

http::Response page_of(const Visit& visit, const PageFrame& frame, pages::Html content) {
  pages::Frame whole;
  whole.title = frame.title;
  whole.description = frame.title;
  whole.body_class = frame.body_class;
  whole.path = visit.request.path;
  for (const auto& parameter : visit.request.query) {
    if (parameter.name != "lang") whole.query.emplace_back(parameter.name, parameter.value);
  }
  whole.style = "chain.css";
  if (frame.has_script) whole.script = "chain.js";
  account::put_signed_in_header(whole, visit.view, visit.visitor);
  auto response = http::plain_response(frame.status, "text/html; charset=utf-8",
                                       document(visit.view, whole, std::move(content).finish()));
  response = pages::with_page_headers(std::move(response), pages::page_policy());
  response.audience = http::Audience::inside;
  return response;
}

http::Response see_other(const Visit& visit, const std::string& path, const pages::Query& query) {
  auto response = http::redirect(303, visit.view.link(path, query));
  response.audience = http::Audience::inside;
  return response;
}

std::uint32_t number_asked(const Visit& visit) {
  const std::string_view text = visit.request.capture("id");
  std::uint32_t number = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  if (error != std::errc{} || end != text.data() + text.size() || text != std::to_string(number)) refuse_unknown();
  return number;
}

void refuse_unknown() {
  throw Error{ErrorKind::not_found, "Sidan finns inte, eller ligger utanför de områden som rollen gäller.",
              "There is no such page, or it lies outside of the areas of the role."};
}

void require_ours(const Visit& visit, std::string_view csrf) {
  if (session::Doorkeeper::is_ours(visit.request, visit.visitor, csrf)) return;
  throw Error{ErrorKind::not_allowed,
              "Frågan kom inte från Tryggkartas egna sidor: öppna sidan igen och skicka därifrån.",
              "The request did not come from Tryggkarta's own pages: open the page again and send from there."};
}

}  // namespace tryggkarta::chain
