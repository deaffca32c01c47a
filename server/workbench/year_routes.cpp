#include "server/workbench/year_routes.hpp"

#include <algorithm>
#include <string>

#include "geo/error.hpp"
#include "server/http/problem.hpp"
#include "server/workbench/sign_in_first.hpp"
#include "server/workbench/year_answers.hpp"
#include "server/workbench/year_page.hpp"

namespace tryggkarta::workbench {

namespace {

constexpr const char* kKeyParameter = "nyckel";

/// One request, with what every answer is written from.
struct Asked {
  const YearHouse& house;
  const http::Request& request;
  std::shared_ptr<const published::Edition> edition;
  pages::View view;
  time::Day today;
};

Asked asked_of(const YearHouse& house, const http::Request& request) {
  auto edition = house.edition();
  if (!edition)
    throw Error{ErrorKind::unavailable, "Kartan läses in: försök igen om en stund.",
                "The map is being loaded: try again in a moment."};
  const auto zone = time::TimeZone::named(house.settings.time_zone);
  if (!zone)
    throw Error{ErrorKind::broken, "the time zone " + house.settings.time_zone + " is not known to this machine"};
  pages::View view = pages::view_of(*edition, house.settings, request);
  return {house, request, std::move(edition), std::move(view), zone->day_of(house.now())};
}

std::optional<std::size_t> body_named(const time::YearWheel& wheel, std::string_view id) {
  const auto found =
      std::find_if(wheel.bodies.begin(), wheel.bodies.end(), [&](const auto& body) { return body.id == id; });
  if (found == wheel.bodies.end()) return std::nullopt;
  return static_cast<std::size_t>(found - wheel.bodies.begin());
}

/// A key opens what it was made for alone, so the name of the calendar is in it.
std::string feed_of(const time::Body& body) { return "arshjul/" + body.id; }

/// The address of the token that lasts longest.
std::optional<CalendarAddress> calendar_of(const Asked& asked, const session::Visitor& visitor,
                                           const time::Body& body) {
  const auto keys = asked.house.doorkeeper.feed_keys(visitor, feed_of(body));
  const auto longest =
      std::max_element(keys.begin(), keys.end(), [](const auto& a, const auto& b) { return a.expires < b.expires; });
  if (longest == keys.end()) return std::nullopt;
  pages::Query query{{kKeyParameter, longest->key}};
  if (asked.view.words.language() == pages::Language::english) query.emplace_back("lang", "en");
  const auto last_day = std::chrono::floor<std::chrono::days>(longest->expires);
  return CalendarAddress{
      asked.view.base + pages::address("/inside/arshjul/" + body.id + ".ics", query),
      asked.view.words("Följer din nyckel ", "Follows your token ") + std::to_string(longest->token) +
          asked.view.words(" och slutar med den, ", " and ends with it, ") + asked.view.words.day(last_day) + "."};
}

http::Response answer_page(const YearHouse& house, const http::Request& request) {
  const Asked asked = asked_of(house, request);
  const auto visitor = house.doorkeeper.who(request);
  if (!visitor || visitor->csrf.empty()) return sign_in_first(asked.view, request);
  const auto kept = house.wheel();
  const auto& wheel = *kept;
  const YearReading reading = read_year(wheel, asked.today);
  YearPage page{*visitor, wheel,
                reading,  body_named(wheel, pages::parameter(request, "body").value_or("")),
                {},       visitor->may(access::Act::plan)};
  for (const auto& body : wheel.bodies) page.calendars.push_back(calendar_of(asked, *visitor, body));
  return year_page(asked.view, page);
}

http::Response not_let_in(const http::Request& request, const std::string& swedish, const std::string& english) {
  http::ProblemDetail detail{.status = 401};
  detail.detail = http::in_language_of(request, swedish, english);
  auto response = http::problem(request, detail);
  response.audience = http::Audience::inside;
  response.headers.emplace_back("WWW-Authenticate", "Bearer realm=\"tryggkarta\"");
  return response;
}

http::Response answer_json(const YearHouse& house, const http::Request& request) {
  if (!house.doorkeeper.who(request)) {
    return not_let_in(request, "Logga in, eller skicka Authorization: Bearer och en giltig nyckel.",
                      "Sign in, or send Authorization: Bearer and a valid token.");
  }
  const Asked asked = asked_of(house, request);
  const auto wheel = house.wheel();
  auto response = http::plain_response(200, "application/json",
                                       year_json(asked.view.words, *wheel, read_year(*wheel, asked.today)));
  response.audience = http::Audience::inside;
  return response;
}

/// By the key of the address where there is one: what a calendar shows is meant.
std::optional<session::Visitor> reader_of(const YearHouse& house, const http::Request& request, std::string_view id) {
  const auto key = pages::parameter(request, kKeyParameter);
  if (!key) return house.doorkeeper.who(request);
  return house.doorkeeper.who_by_feed_key("arshjul/" + std::string{id}, *key);
}

http::Response answer_calendar(const YearHouse& house, const http::Request& request) {
  const std::string_view id = request.capture("body");
  const auto visitor = reader_of(house, request, id);
  if (!visitor) {
    return not_let_in(
        request, "Adressen till kalendern gäller inte längre: hämta en ny på sidan Årshjul, eller logga in.",
        "The address of the calendar is no longer valid: take a new one from the page Year wheel, or sign "
        "in.");
  }
  const Asked asked = asked_of(house, request);
  const auto wheel = house.wheel();
  const auto body = body_named(*wheel, id);
  if (!body) {
    throw Error{ErrorKind::not_found, "Det finns ingen grupp med det namnet i årshjulet.",
                "There is no group of that name in the year wheel."};
  }
  const auto& words = asked.view.words;
  const std::string title = in_words(words, wheel->bodies[*body].title);
  const Calendar calendar{words("Årshjul: ", "Year wheel: ") + title,
                          words("Vad som ska vara gjort, och när: ", "What has to be done, and by when: ") + title,
                          pages::code_of(words.language()), house.now(),
                          year_events(words, *wheel, *body, asked.today)};
  // The path alone: a key is a secret, also in the log.
  house.log(*visitor, {"utlämnat", request.path, "", static_cast<std::int64_t>(calendar.events.size())});
  auto response = http::plain_response(200, "text/calendar; charset=utf-8", calendar_text(calendar));
  response.audience = http::Audience::inside;
  response.headers.emplace_back("Content-Disposition", "inline; filename=\"" + std::string{id} + ".ics\"");
  return response;
}

}  // namespace

void add_year_pages(http::Router& router, const YearHouse& house) {
  const auto add = [&](std::string_view pattern, http::Response (*answer)(const YearHouse&, const http::Request&)) {
    // What is done stands in the store, which is read each time: what was just decided shows at once.
    router.get(
        pattern, [house, answer](const http::Request& request) { return answer(house, request); }, http::Pace::slow);
  };
  add("/inside/arshjul", answer_page);
  add("/inside/arshjul.json", answer_json);
  add("/inside/arshjul/{body}.ics", answer_calendar);
}

}  // namespace tryggkarta::workbench
