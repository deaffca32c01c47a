#include "server/inside/inside_question.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <functional>
#include <type_traits>

#include "geo/analysis/delivered.hpp"
#include "geo/analysis/granted.hpp"
#include "geo/error.hpp"
#include "server/http/router.hpp"
#include "server/public/address.hpp"

namespace tryggkarta::inside {

namespace {

using analysis::IncidentFilter;
using analysis::number_of;
using public_routes::Arguments;
using public_routes::refusal;

std::vector<std::string_view> split_at_commas(std::string_view text) {
  std::vector<std::string_view> parts;
  while (true) {
    const auto comma = text.find(',');
    parts.push_back(text.substr(0, comma));
    if (comma == std::string_view::npos) return parts;
    text.remove_prefix(comma + 1);
  }
}

std::optional<time::Day> read_day(const Arguments& arguments, std::string_view name) {
  const auto text = arguments.value(name);
  if (!text) return std::nullopt;
  if (const auto day = time::parse_day(*text)) return day;
  throw refusal(name, "Skriv en dag som 2026-11-24.", "Write a day such as 2026-11-24.");
}

constexpr time::Day kFirstDay = std::chrono::year{1} / 1 / 1;

analysis::DayStretch stretch_of(const time::Period& period) {
  return {number_of(period.first_day()), number_of(period.end_day()) - 1};
}

/// As long, and as deep into its ISO week, in that week of the year before.
analysis::DayStretch a_year_before(const analysis::DayStretch& days) {
  const time::Day first = analysis::day_at(days.first);
  const auto week = time::Period::containing(time::PeriodKind::week, first);
  const std::int32_t moved = number_of(week.same_last_year().first_day() + (first - week.first_day()));
  return {moved, moved + days.last - days.first};
}

void read_earlier_years(const Arguments& arguments, std::optional<time::Period> period, IncidentFilter& filter) {
  constexpr std::int64_t kMost = 10;
  const auto text = arguments.value("earlier_years");
  if (!text) return;
  const auto years = public_routes::read_integer(*text);
  if (!years || *years < 0 || *years > kMost)
    throw refusal("earlier_years", "Skriv ett tal från 0 till 10.", "Write a number from 0 to 10.");
  analysis::DayStretch days{filter.first_day, filter.last_day};
  // Longer ones would overlap with those of the year before.
  const bool is_short = period ? period->kind() != time::PeriodKind::two_years
                               : arguments.has("from") && arguments.has("to") && days.last - days.first < 52 * 7;
  if (*years > 0 && !is_short) {
    throw refusal("earlier_years",
                  "Tidigare år kräver from och to med högst 52 veckor, eller en period på högst ett år.",
                  "Earlier years need from and to of 52 weeks at most, or a period of a year at most.");
  }
  for (std::int64_t year = 0; year < *years; ++year) {
    if (period) period = period->same_last_year();
    days = period ? stretch_of(*period) : a_year_before(days);
    if (days.first < number_of(kFirstDay))
      throw refusal("earlier_years", "Så långt tillbaka räknas inga år.", "Years are not counted that far back.");
    filter.earlier.push_back(days);
  }
}

void read_days(const Arguments& arguments, IncidentFilter& filter) {
  const auto from = read_day(arguments, "from");
  const auto to = read_day(arguments, "to");
  if (from) filter.first_day = number_of(*from);
  if (to) filter.last_day = number_of(*to);
  if (from && to && *to < *from) {
    throw refusal("to", "Den sista dagen ligger före den första.", "The last day lies before the first.");
  }
  const auto token = arguments.value("period");
  if (!token) return read_earlier_years(arguments, std::nullopt, filter);
  if (from || to)
    throw refusal("period", "Skriv antingen period eller from och to.", "Give either period, or from and to.");
  const auto period = time::Period::parse(*token);
  if (!period) {
    throw refusal("period", "Okänd period. Skriv till exempel 2026-W47, 2026-11, 2026-Q4, 2026-H2 eller 2026.",
                  "Unknown period. Write for example 2026-W47, 2026-11, 2026-Q4, 2026-H2 or 2026.");
  }
  filter.first_day = stretch_of(*period).first;
  filter.last_day = stretch_of(*period).last;
  read_earlier_years(arguments, period, filter);
}

/// Positions of codes joined by commas, ascending; `add` puts what a code stands for.
template <class Coded>
std::vector<std::uint16_t> read_codes(const Arguments& arguments, std::string_view name,
                                      const std::vector<Coded>& known, std::string Coded::*code,
                                      const std::function<bool(const std::type_identity_t<Coded>&)>& is_known,
                                      const std::function<void(std::size_t, std::vector<std::uint16_t>&)>& add) {
  std::vector<std::uint16_t> positions;
  const auto text = arguments.value(name);
  if (!text) return positions;
  for (const std::string_view part : split_at_commas(*text)) {
    const auto found = std::find_if(known.begin(), known.end(),
                                    [&](const Coded& each) { return each.*code == part && is_known(each); });
    if (found == known.end()) {
      std::vector<std::string> codes;
      for (const Coded& each : known) {
        if (is_known(each)) codes.push_back(each.*code);
      }
      throw refusal(name, fmt::format("Okänt värde. Kända: {}.", public_routes::joined(codes)),
                    fmt::format("Unknown value. Known ones: {}.", public_routes::joined(codes)));
    }
    add(static_cast<std::size_t>(found - known.begin()), positions);
  }
  std::sort(positions.begin(), positions.end());
  positions.erase(std::unique(positions.begin(), positions.end()), positions.end());
  return positions;
}

/// A category and all below it: parents stand before children.
void add_subtree(const std::vector<casebook::Category>& categories, std::size_t top,
                 std::vector<std::uint16_t>& positions) {
  std::vector<std::string_view> opened{categories[top].code};
  positions.push_back(static_cast<std::uint16_t>(top));
  for (std::size_t i = top + 1; i < categories.size(); ++i) {
    if (std::find(opened.begin(), opened.end(), categories[i].parent) == opened.end()) continue;
    opened.push_back(categories[i].code);
    positions.push_back(static_cast<std::uint16_t>(i));
  }
}

/// "18..23" → its numbers; a last one before the first goes around the end.
template <class Bits>
Bits read_bits(const Arguments& arguments, std::string_view name, std::int64_t least, std::int64_t most, Bits all) {
  const auto text = arguments.value(name);
  if (!text) return all;
  const auto dots = text->find("..");
  const auto first = public_routes::read_integer(std::string_view{*text}.substr(0, dots));
  const auto last =
      dots == std::string::npos ? first : public_routes::read_integer(std::string_view{*text}.substr(dots + 2));
  const auto fits = [&](const auto& number) { return number && *number >= least && *number <= most; };
  if (!fits(first) || !fits(last)) {
    throw refusal(name, fmt::format("Skriv ett tal eller två, {}..{}.", least, most),
                  fmt::format("Write one number or two, {}..{}.", least, most));
  }
  Bits bits = 0;
  for (std::int64_t number = *first;; number = number == most ? least : number + 1) {
    bits = static_cast<Bits>(bits | (Bits{1} << (number - least)));
    if (number == *last) return bits;
  }
}

casebook::Precision read_precision(const Arguments& arguments) {
  const auto text = arguments.value("precision");
  if (!text) return casebook::Precision::okand;
  if (const auto precision = casebook::parse_precision(*text)) return *precision;
  constexpr const char* kNames =
      "punkt, adress, gata, plats, basomrade, primaromrade, mellanomrade, stadsomrade, okand";
  throw refusal("precision", fmt::format("Okänd platsprecision. Kända: {}.", kNames),
                fmt::format("Unknown precision. Known ones: {}.", kNames));
}

std::optional<IncidentFilter::Area> read_area(const casebook::CasebookView& view, const Arguments& arguments) {
  const auto code = arguments.value("area");
  if (!code) return std::nullopt;
  const std::size_t scheme = read_scheme(view, arguments);
  const auto& areas = view.schemes[scheme].areas;
  const auto found = std::find_if(areas.begin(), areas.end(), [&](const auto& area) { return area.code == *code; });
  if (found == areas.end()) {
    throw refusal("area", fmt::format("Det finns inget sådant område i {}.", view.schemes[scheme].code),
                  fmt::format("There is no such area in {}.", view.schemes[scheme].code));
  }
  return IncidentFilter::Area{scheme, static_cast<std::uint16_t>(found - areas.begin())};
}

}  // namespace

public_routes::ParameterRule scheme_rule() {
  return {"scheme", "Code of the division of the city.", R"({"type":"string"})"};
}

std::shared_ptr<const public_routes::ParameterRules> with_filter(public_routes::ParameterRules others) {
  const auto text = [](std::string name, std::string description) {
    return public_routes::ParameterRule{std::move(name), std::move(description), R"({"type":"string"})"};
  };
  public_routes::ParameterRules rules{text("from", "First day."),
                                      text("to", "Last day, included."),
                                      text("period", "Instead of from and to."),
                                      text("earlier_years", "So many years before as well: the same weeks, or period."),
                                      text("category", "Codes joined by commas; a group stands for all below it."),
                                      text("source", "Names joined by commas."),
                                      text("precision", "The coarsest precision taken."),
                                      text("hours", "Hours of the day, such as 18..23 or 22..4."),
                                      text("weekdays", "Days of the week, such as 1..5; Monday is 1."),
                                      text("area", "Code of an area of the scheme.")};
  std::move(others.begin(), others.end(), std::back_inserter(rules));
  return std::make_shared<const public_routes::ParameterRules>(std::move(rules));
}

std::size_t read_scheme(const casebook::CasebookView& view, const Arguments& arguments) {
  constexpr std::size_t kReadable = 150;
  if (view.schemes.empty()) {
    throw Error{ErrorKind::not_found, "Det finns ännu inga områden.", "There are no areas yet."};
  }
  const auto code = arguments.value("scheme");
  std::size_t chosen = 0;
  std::vector<std::string> codes;
  for (std::size_t scheme = 0; scheme < view.schemes.size(); ++scheme) {
    const auto& candidate = view.schemes[scheme];
    if (code && candidate.code == *code) return scheme;
    codes.push_back(candidate.code);
    const bool finer = candidate.level > view.schemes[chosen].level;
    if (finer && candidate.areas.size() <= kReadable) chosen = scheme;
  }
  if (!code) return chosen;
  throw refusal("scheme", fmt::format("Okänt värde. Kända: {}.", public_routes::joined(codes)),
                fmt::format("Unknown value. Known ones: {}.", public_routes::joined(codes)));
}

namespace {

/// Categories are everybody's words; of a source that no purpose would open not even the name is told.
IncidentFilter read_asked(const casebook::CasebookView& view, const access::ReadGrant& grant,
                          const Arguments& arguments) {
  IncidentFilter filter;
  read_days(arguments, filter);
  filter.categories = read_codes(
      arguments, "category", view.categories, &casebook::Category::code, [](const casebook::Category&) { return true; },
      [&](std::size_t at, auto& positions) { add_subtree(view.categories, at, positions); });
  if (filter.categories.size() == view.categories.size()) filter.categories.clear();
  filter.sources = read_codes(
      arguments, "source", view.sources, &casebook::Source::name,
      [&](const casebook::Source& source) { return source.secrecy <= grant.secrecy_with_purpose(); },
      [](std::size_t at, auto& positions) { positions.push_back(static_cast<std::uint16_t>(at)); });
  filter.coarsest = read_precision(arguments);
  filter.hours = read_bits<std::uint32_t>(arguments, "hours", 0, 23, IncidentFilter::kAllHours);
  filter.weekdays = read_bits<std::uint8_t>(arguments, "weekdays", 1, 7, IncidentFilter::kAllDays);
  filter.area = read_area(view, arguments);
  return filter;
}

/// A path without what differs from tile to tile.
std::string subject_of(const http::Request& request) {
  const std::string_view layers = request.capture("layers");
  return layers.empty() ? request.path : "/inside/tiles/" + std::string(layers);
}

std::string text_of(const Arguments& arguments) { return public_routes::query_text(arguments.in_order()); }

/// What is written waits for a disk.
void log(const Visit& visit, const Arguments& arguments, const char* act, std::int64_t rows) {
  if (!visit.request.may_wait) throw http::MustWait{};
  visit.log(visit.visitor, {act, subject_of(visit.request), text_of(arguments), rows});
}

/// Who, in which part and why, and what of: another part or purpose opens other rows.
std::string key_of(const Visit& visit, const Arguments& arguments) {
  return fmt::format("{}\n{}\n{}\n{}\n{}", visit.visitor.known, access::format_assignment(visit.visitor.assignment),
                     visit.grant.purpose(), subject_of(visit.request), text_of(arguments));
}

/// Within the right; a refusal is in the log.
IncidentFilter granted_filter(const Visit& visit, const Arguments& arguments, access::Detail detail) {
  const IncidentFilter asked = read_asked(visit.ready.view, visit.grant, arguments);
  try {
    return analysis::granted(visit.ready.view, visit.grant, asked, detail);
  } catch (const Error& error) {
    if (error.kind() == ErrorKind::not_allowed) log(visit, arguments, "nekat", 0);
    throw;
  }
}

}  // namespace

IncidentFilter read_filter(const Visit& visit, const Arguments& arguments, access::Detail detail) {
  IncidentFilter filter = granted_filter(visit, arguments, detail);
  note_reading(visit, arguments, detail, [&] {
    std::int64_t rows = 0;
    analysis::RowTest{visit.ready.view, filter}.each([&](std::size_t) { ++rows; });
    return rows;
  });
  return filter;
}

IncidentFilter read_filter_unnoted(const Visit& visit, const Arguments& arguments, access::Detail detail) {
  return granted_filter(visit, arguments, detail);
}

void note_reading(const Visit& visit, const Arguments& arguments, access::Detail detail,
                  const std::function<std::int64_t()>& rows) {
  if (detail != access::Detail::points && visit.grant.secrecy() <= access::kInternal) return;
  const std::string key = key_of(visit, arguments);
  if (visit.visitors.minute_log.is_kept(key, visit.now)) return;
  if (!visit.request.may_wait) throw http::MustWait{};
  visit.visitors.minute_log.keep_once(key, visit.now, [&] { log(visit, arguments, "läst", rows()); });
}

IncidentFilter read_filter_to_hand_out(const Visit& visit, const Arguments& arguments, access::Detail detail) {
  IncidentFilter filter = granted_filter(visit, arguments, detail);
  if (visit.grant.may_export()) return filter;
  log(visit, arguments, "nekat", 0);
  throw Error{ErrorKind::not_allowed, "Rollen ger inte rätt att ta ut en fil.",
              "The role gives no right to take out a file."};
}

void note_handing_out(const Visit& visit, const Arguments& arguments, std::int64_t rows) {
  log(visit, arguments, "utlämnat", rows);
}

}  // namespace tryggkarta::inside
