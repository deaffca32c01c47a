#include "server/public/selection.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "geo/error.hpp"

namespace tryggkarta::public_routes {

namespace {

using published::Edition;

/// The category that stands above all others.
constexpr std::string_view kEverything = "all";

template <class Coded>
std::vector<std::string> codes_of(const std::vector<Coded>& coded) {
  std::vector<std::string> codes;
  for (const Coded& each : coded) codes.push_back(each.code);
  return codes;
}

http::ProblemError unknown_value(std::string_view parameter, const std::vector<std::string>& known) {
  return refusal(parameter, fmt::format("Okänt värde. Kända: {}.", joined(known)),
                 fmt::format("Unknown value. Known ones: {}.", joined(known)));
}

Error nothing_published() {
  return Error{ErrorKind::not_found, "Utgåvan har ännu inga siffror: importera områden och händelser.",
               "The edition has no figures yet: import areas and incidents."};
}

/// A few tokens of every kind, newest first: hundreds of months would hide the point.
std::string examples_of(const Edition& edition) {
  constexpr std::size_t kOfEachKind = 3;
  std::vector<std::string> examples;
  for (const time::PeriodKind kind : kinds_in(edition)) {
    std::size_t taken = 0;
    for (auto period = edition.periods().rbegin(); period != edition.periods().rend() && taken < kOfEachKind;
         ++period) {
      if (period->kind() != kind) continue;
      examples.push_back(period->token());
      ++taken;
    }
  }
  return joined(examples);
}

}  // namespace

ParameterRule scheme_rule(const Edition& edition) {
  return {"scheme", "Code of the division of the city; the edition's own choice when absent.",
          enum_schema(codes_of(edition.schemes()))};
}

ParameterRule category_rule(const Edition& edition) {
  return {"category", "Code of the category; `all` when absent.", enum_schema(codes_of(edition.categories()))};
}

ParameterRule period_rule() {
  return {
      "period",
      "Week, month, quarter, half-year, year or two years; the edition's own choice when absent. Weeks are hidden in "
      "public, and periods that no source covers are unknown.",
      R"({"type":"string","pattern":"^[0-9]{4}(-W[0-9]{2}|-[0-9]{2}|-Q[1-4]|-H[12]|\\.\\.[0-9]{4})?$"})"};
}

const published::Scheme& read_scheme(const Edition& edition, const Arguments& arguments) {
  const auto code = arguments.value("scheme");
  const published::Scheme* scheme = code ? edition.scheme(*code) : edition.default_scheme();
  if (scheme != nullptr) return *scheme;
  if (!code) throw nothing_published();
  throw unknown_value("scheme", codes_of(edition.schemes()));
}

const published::Category& read_category(const Edition& edition, const Arguments& arguments) {
  const auto code = arguments.value("category");
  const published::Category* category = edition.category(code ? std::string_view{*code} : kEverything);
  if (category != nullptr) return *category;
  if (code) throw unknown_value("category", codes_of(edition.categories()));
  if (edition.categories().empty()) throw nothing_published();
  return edition.categories().front();
}

time::Period read_period(const Edition& edition, const Arguments& arguments) {
  const auto token = arguments.value("period");
  if (!token) {
    if (edition.default_period()) return *edition.default_period();
    throw nothing_published();
  }
  if (const auto period = time::Period::parse(*token)) return *period;
  throw refusal(
      "period",
      fmt::format("Okänd period. Skriv en vecka, månad, ett kvartal, halvår, år eller två år, till exempel: {}. "
                  "Alla perioder står i /editions/current.",
                  examples_of(edition)),
      fmt::format("Unknown period. Write a week, month, quarter, half-year, year or two years, such as: {}. All "
                  "periods stand in /editions/current.",
                  examples_of(edition)));
}

ParameterRule series_rule() {
  return {
      "periods",
      "Instead of `period`: the first and the last of up to 60 periods of one kind, such as `2024-Q1..2026-Q4`. Each "
      "area then carries one attribute for each period, named by it: the class, 0 where hidden, -1 where unknown.",
      R"({"type":"string","pattern":"^[0-9]{4}(-W[0-9]{2}|-[0-9]{2}|-Q[1-4]|-H[12])?\\.\\.[0-9]{4}(-W[0-9]{2}|-[0-9]{2}|-Q[1-4]|-H[12])?$"})"};
}

std::vector<time::Period> read_series(const Arguments& arguments) {
  constexpr std::size_t kLongest = 60;
  if (!arguments.has("periods")) return {};
  const auto text = arguments.value("periods");
  if (arguments.has("period")) {
    throw refusal("periods", "Skriv antingen period eller periods.", "Give either period or periods.");
  }
  const auto dots = text->find("..");
  const auto first = time::Period::parse(std::string_view{*text}.substr(0, dots));
  const auto last =
      dots == std::string::npos ? std::nullopt : time::Period::parse(std::string_view{*text}.substr(dots + 2));
  std::vector<time::Period> series;
  if (first && last && first->kind() == last->kind()) {
    for (auto period = *first; period <= *last && series.size() <= kLongest; period = period.next()) {
      series.push_back(period);
    }
  }
  if (!series.empty() && series.size() <= kLongest) return series;
  throw refusal("periods",
                "Skriv den första och den sista av högst 60 perioder av ett slag, till exempel 2024-Q1..2026-Q4.",
                "Give the first and the last of at most 60 periods of one kind, such as 2024-Q1..2026-Q4.");
}

Selection read_selection(const Edition& edition, const Arguments& arguments) {
  const auto& scheme = read_scheme(edition, arguments);
  const auto& category = read_category(edition, arguments);
  return {&scheme, &category, read_period(edition, arguments)};
}

std::vector<time::PeriodKind> kinds_in(const Edition& edition) {
  std::vector<time::PeriodKind> kinds;
  for (const time::Period& period : edition.periods()) {
    if (std::find(kinds.begin(), kinds.end(), period.kind()) == kinds.end()) kinds.push_back(period.kind());
  }
  return kinds;
}

std::optional<int> class_of(const Edition& edition, const Selection& selection, const published::Figure& figure) {
  const auto* shown = std::get_if<published::Shown>(&figure);
  if (shown == nullptr) return std::nullopt;
  const auto measure = shown->rate ? published::Measure::rate : published::Measure::count;
  const double value = shown->rate ? *shown->rate : static_cast<double>(shown->count);
  return edition.breaks(*selection.scheme, *selection.category, selection.period.kind(), measure).class_of(value);
}

}  // namespace tryggkarta::public_routes
