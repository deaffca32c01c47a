#include "server/public/pages/words.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>

namespace tryggkarta::pages {
namespace {

constexpr std::string_view kHardSpace = "\u00A0";
constexpr std::string_view kEnDash = "–";
using TwelveNames = std::array<std::string_view, 12>;
constexpr TwelveNames kMonths = {"januari", "februari", "mars",      "april",   "maj",      "juni",
                                 "juli",    "augusti",  "september", "oktober", "november", "december"};
constexpr TwelveNames kMonthsEnglish = {"January", "February", "March",     "April",   "May",      "June",
                                        "July",    "August",   "September", "October", "November", "December"};

/// The group directly below the top that a category belongs to; the category itself when it is one.
const published::Category& group_of(const published::Edition& edition, const published::Category& category) {
  const published::Category* group = &category;
  while (!group->parent.empty()) {
    const published::Category* parent = edition.category(group->parent);
    if (parent == nullptr || parent->parent.empty()) break;
    group = parent;
  }
  return *group;
}

bool is_crime(std::string_view group) {
  constexpr std::array<std::string_view, 10> groups = {"vald",     "stold",          "skadegorelse",  "narkotika",
                                                       "trafik",   "sexualbrott",    "nara_relation", "brott_mot_barn",
                                                       "hatbrott", "hedersrelaterat"};
  return std::find(groups.begin(), groups.end(), group) != groups.end();
}

}  // namespace

std::string code_of(Language language) { return language == Language::swedish ? "sv" : "en"; }

std::optional<std::string> Words::language_of_city() const {
  return language_ == Language::swedish ? std::nullopt : std::optional<std::string>("sv");
}

std::string Words::operator()(std::string_view swedish, std::string_view english) const {
  return std::string(language_ == Language::swedish ? swedish : english);
}

std::string Words::number(std::int64_t value) const {
  const std::string digits = std::to_string(value < 0 ? -value : value);
  std::string out = value < 0 ? "−" : "";
  for (std::size_t i = 0; i < digits.size(); ++i) {
    if (i > 0 && (digits.size() - i) % 3 == 0) out += (*this)(kHardSpace, ",");
    out += digits[i];
  }
  return out;
}

std::string Words::in_words(std::int64_t value) const {
  constexpr TwelveNames swedish = {"en",  "två",  "tre", "fyra", "fem",  "sex",
                                   "sju", "åtta", "nio", "tio",  "elva", "tolv"};
  constexpr TwelveNames english = {"one",   "two",   "three", "four", "five",   "six",
                                   "seven", "eight", "nine",  "ten",  "eleven", "twelve"};
  if (value < 1 || value > 12) return number(value);
  return (*this)(swedish[static_cast<std::size_t>(value - 1)], english[static_cast<std::size_t>(value - 1)]);
}

std::string Words::decimal(double value) const {
  const double tenths = std::round(std::abs(value) * 10);
  const auto whole = static_cast<std::int64_t>(tenths) / 10;
  const auto tenth = static_cast<std::int64_t>(tenths) % 10;
  return (value < 0 ? "−" : "") + number(whole) + (*this)(",", ".") + std::to_string(tenth);
}

std::string Words::quantity(double value) const {
  std::string text = fmt::format("{:.2f}", std::abs(value));
  while (text.back() == '0') text.pop_back();
  const std::size_t point = text.find('.');
  const std::string decimals = point + 1 < text.size() ? (*this)(",", ".") + text.substr(point + 1) : "";
  return (value < 0 ? "−" : "") + number(std::stoll(text.substr(0, point))) + decimals;
}

std::string Words::day(time::Day day) const {
  const std::chrono::year_month_day date(day);
  const TwelveNames& months = language_ == Language::swedish ? kMonths : kMonthsEnglish;
  const auto month = months[static_cast<unsigned>(date.month()) - 1];
  return fmt::format("{}{}{}{}{}", static_cast<unsigned>(date.day()), kHardSpace, month, kHardSpace,
                     static_cast<int>(date.year()));
}

std::string Words::period(const time::Period& period) const {
  return language_ == Language::swedish ? time::label_swedish(period) : time::label_english(period);
}

std::string Words::short_period(const time::Period& period) const {
  const int year = period.year();
  const int number = period.number();
  switch (period.kind()) {
    case time::PeriodKind::quarter: return fmt::format("{} {} {}", (*this)("kv", "Q"), number, year);
    case time::PeriodKind::half_year: return fmt::format("{} {} {}", (*this)("halvår", "half"), number, year);
    case time::PeriodKind::month: {
      const TwelveNames& months = language_ == Language::swedish ? kMonths : kMonthsEnglish;
      return fmt::format("{} {}", months[static_cast<std::size_t>(number - 1)].substr(0, 3), year);
    }
    default: return this->period(period);
  }
}

std::string Words::same_period_last_year(const time::Period& period) const {
  const time::Period before = period.same_last_year();
  const int year = before.year();
  switch (period.kind()) {
    case time::PeriodKind::year:
    case time::PeriodKind::two_years: return this->period(before);
    default: return fmt::format("{} {} {}", (*this)("samma", "the same"), kind(period.kind()), year);
  }
}

std::string Words::kind(time::PeriodKind kind) const {
  switch (kind) {
    case time::PeriodKind::week: return (*this)("vecka", "week");
    case time::PeriodKind::month: return (*this)("månad", "month");
    case time::PeriodKind::quarter: return (*this)("kvartal", "quarter");
    case time::PeriodKind::half_year: return (*this)("halvår", "half-year");
    case time::PeriodKind::year: return (*this)("år", "year");
    case time::PeriodKind::two_years: return (*this)("två år", "two years");
  }
  return {};
}

std::string Words::kinds(time::PeriodKind kind) const {
  switch (kind) {
    case time::PeriodKind::week: return (*this)("veckor", "weeks");
    case time::PeriodKind::month: return (*this)("månader", "months");
    case time::PeriodKind::two_years: return (*this)("tvåårsperioder", "two-year periods");
    default: return this->kind(kind) + (language_ == Language::swedish ? "" : "s");
  }
}

std::string Words::title(const published::Category& category) const {
  const bool english = language_ == Language::english && !category.title_english.empty();
  return english ? category.title_english : category.title;
}

std::string Words::level(published::AreaLevel level) const {
  switch (level) {
    case published::AreaLevel::stadsomrade: return (*this)("stadsområde", "city district");
    case published::AreaLevel::mellanomrade: return (*this)("mellanområde", "intermediate area");
    case published::AreaLevel::primaromrade: return (*this)("primärområde", "primary area");
    case published::AreaLevel::basomrade: return (*this)("basområde", "base area");
  }
  return {};
}

std::string Words::counted(const published::Edition& edition, const published::Category& category) const {
  const std::string& group = group_of(edition, category).code;
  if (is_crime(group)) return (*this)("anmälda brott", "reported crimes");
  if (group == "brand") return (*this)("rapporterade bränder", "reported fires");
  if (group == "felanmalan") return (*this)("felanmälningar", "fault reports");
  return (*this)("rapporterade händelser", "reported events");
}

std::string display_name(std::string_view stored) {
  std::string out;
  for (std::size_t i = 0; i < stored.size(); ++i) {
    // Between two names, not inside a word: "Utby" begins with a capital, and Å, Ä, Ö begin with byte 0xC3.
    const bool joins = stored[i] == '-' && i > 0 && i + 1 < stored.size() &&
                       ((stored[i + 1] >= 'A' && stored[i + 1] <= 'Z') || stored[i + 1] == '\xC3');
    if (joins)
      out += kEnDash;
    else
      out += stored[i];
  }
  return out;
}

std::string capitalised(std::string text) {
  if (text.empty()) return text;
  if (text[0] >= 'a' && text[0] <= 'z') {
    text[0] = static_cast<char>(text[0] - 'a' + 'A');
  } else if (text.size() > 1 && text[0] == '\xC3' && static_cast<unsigned char>(text[1]) >= 0xA0) {
    text[1] = static_cast<char>(text[1] - 0x20);
  }
  return text;
}

}  // namespace tryggkarta::pages
