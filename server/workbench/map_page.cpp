#include "server/workbench/map_page.hpp"

#include <variant>

#include "geo/error.hpp"
#include "server/account/signed_in.hpp"
#include "server/http/answer.hpp"
#include "server/inside/inside_question.hpp"
#include "server/public/pages/frame.hpp"
#include "server/workbench/asked.hpp"
#include "server/workbench/filter_form.hpp"
#include "server/workbench/tables.hpp"

namespace tryggkarta::workbench {

using pages::Html;
using pages::View;

namespace {

http::Response page_of(const View& view, const session::Visitor& visitor, pages::Frame frame, Html content) {
  account::put_signed_in_header(frame, view, visitor);
  auto response =
      http::plain_response(200, "text/html; charset=utf-8", document(view, frame, std::move(content).finish()));
  response = pages::with_page_headers(std::move(response), pages::page_policy());
  response.audience = http::Audience::inside;
  return response;
}

/// What was asked for, or why it cannot be answered.
struct Reading {
  std::optional<analysis::IncidentFilter> filter;
  std::size_t scheme = 0;
  int status = 200;
  std::string trouble;
};

Reading read(const View& view, const inside::Visit& visit) {
  Reading reading;
  try {
    const public_routes::Arguments arguments{visit.request, filter_rules()};
    reading.scheme = inside::read_scheme(visit.ready.view, arguments);
    reading.filter = inside::read_filter(visit, arguments, access::Detail::areas);
  } catch (const Error& error) {
    if (error.kind() == ErrorKind::unavailable || error.kind() == ErrorKind::broken) throw;
    reading.status = http::error_answer(visit.request, error).status;
    reading.trouble = view.words(error.swedish(), error.english());
  }
  return reading;
}

void add_panel(Html& html, const View& view, const Form& form, const Reading& reading) {
  const auto& words = view.words;
  html.open("section", {{"class", "bench-panel"}, {"aria-labelledby", "titel"}});
  html.leaf("h1", {{"id", "titel"}}, words("Händelser i ", "Incidents in ") + view.edition.city());
  html.leaf("p", {{"class", "unit"}, {"data-slot", "summary"}},
            words("Exakta tal för behöriga. Det du läser i detalj skrivs i en logg med namn, roll och ändamål.",
                  "Exact figures for those who may see them. What you read in detail is written in a log with name, "
                  "role and purpose."));
  html.leaf("p", {{"class", "unit without-script"}},
            words("Kartan ritas av ett skript. Tabellerna visar samma tal.",
                  "The map is drawn by a script. The tables show the same figures."));
  if (!reading.trouble.empty())
    html.leaf("p", {{"class", "account-alert"}, {"role", "alert"}, {"data-slot", "trouble"}}, reading.trouble);
  add_filter_form(html, view, form);
  html.open("div", {{"class", "bench-list"}, {"data-slot", "list"}});
  if (reading.filter) {
    const Counted counted{reading.scheme, *reading.filter};
    html.leaf("h2", words("Tal efter område", "Figures by area"));
    add_figures(html, view, form.visit, counted);
    html.leaf("h2", "Hotspots");
    add_hot_areas(html, view, form.visit, counted);
  }
  html.close().close();
}

void add_map_place(Html& html, const View& view) {
  html.open("section", {{"class", "bench-map"}, {"data-slot", "map"}, {"aria-label", view.words("Karta", "Map")}});
  html.close();
  html.open("aside", {{"class", "bench-details"}, {"data-slot", "details"}, {"hidden", ""}}).close();
}

pages::Query query_of(const http::Request& asked) {
  pages::Query query;
  for (const auto& parameter : asked.query) query.emplace_back(parameter.name, parameter.value);
  return query;
}

pages::Frame frame_of(const View& view, const http::Request& asked) {
  pages::Frame frame;
  frame.title = view.words("Händelser på kartan", "Incidents on the map");
  frame.description = frame.title;
  frame.body_class = "bench-page";
  frame.path = asked.path;
  frame.query = query_of(asked);
  frame.script = "inside.js";
  frame.style = "inside.css";
  return frame;
}

}  // namespace

http::Response map_page(const View& view, const inside::Visit& visit) {
  const inside::Choices choices = inside::choices_of(visit.ready, visit.grant);
  const http::Request asked = filter_request(visit.request, choices);
  const inside::Visit filtered{asked,        visit.visitor, visit.grant,    visit.book, visit.ready,
                               visit.scores, visit.log,     visit.visitors, visit.now};
  if (visit.ready.schemes.empty())
    throw Error{ErrorKind::not_found, "Det finns ännu inga områden.", "There are no areas yet."};
  const Reading reading = read(view, filtered);
  Html html;
  html.open("main", {{"id", "innehall"},
                     {"class", "workbench"},
                     {"data-proposes", may_propose(visit.visitor)
                                           ? std::optional<std::string>(view.link("/inside/problem/nytt"))
                                           : std::nullopt}});
  add_panel(html, view, {filtered, choices, asked, reading.scheme}, reading);
  add_map_place(html, view);
  html.close();
  auto response = page_of(view, visit.visitor, frame_of(view, asked), std::move(html));
  response.status = reading.status;
  return response;
}

http::Response page_without_rows(const View& view, const http::Request& request, const session::Visitor& visitor) {
  const auto& words = view.words;
  Html html;
  html.open("main", {{"id", "innehall"}, {"class", "reading"}}).open("div", {{"class", "reading-main"}});
  html.leaf("h1", words("Din roll läser inga händelser", "Your role reads no incidents"));
  html.leaf("p", words("Den som sköter konton ser inga händelser, så att ingen ensam kan ge sig själv insyn. Har du en "
                       "roll till kan du byta till den på sidan Konto.",
                       "Whoever manages accounts sees no incidents, so that nobody can open them to themselves. If you "
                       "have another role you can take it on the page Account."));
  html.open("p").leaf("a", {{"class", "button"}, {"href", view.link("/inside/konto")}},
                      words("Till mitt konto", "To my account"));
  html.close().close().close();
  pages::Frame frame;
  frame.title = words("Din roll läser inga händelser", "Your role reads no incidents");
  frame.description = frame.title;
  frame.body_class = "reading-page";
  frame.path = request.path;
  auto response = page_of(view, visitor, std::move(frame), std::move(html));
  response.status = 403;
  return response;
}

}  // namespace tryggkarta::workbench
