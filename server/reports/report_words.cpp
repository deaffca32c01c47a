#include "server/reports/report_words.hpp"

#include <algorithm>
#include <array>

namespace tryggkarta::reports {

using casebook::AreaGrade;
using casebook::CoverageGrade;
using casebook::ReportKind;
using casebook::ReportStatus;
using pages::Html;
using pages::Words;
using published::AreaLevel;

std::string kind_words(const Words& words, ReportKind kind) {
  constexpr std::array english{"week", "quarter", "half-year", "year", "two years"};
  return words(kind == ReportKind::tvaar ? "två år" : casebook::name_of(kind), english[static_cast<std::size_t>(kind)]);
}

std::string status_words(const Words& words, ReportStatus status) {
  constexpr std::array english{"draft",     "in preparation", "for decision", "decided",
                               "published", "replaced",       "archived"};
  std::string swedish{casebook::name_of(status)};
  std::replace(swedish.begin(), swedish.end(), '_', ' ');
  return words(swedish, english[static_cast<std::size_t>(status)]);
}

std::string grade_words(const Words& words, AreaGrade grade) {
  constexpr std::array english{"green", "yellow", "red"};
  return words(casebook::name_of(grade), english[static_cast<std::size_t>(grade)]);
}

std::string coverage_words(const Words& words, CoverageGrade grade) {
  constexpr std::array english{"good", "limited", "poor", "missing"};
  return words(casebook::name_of(grade), english[static_cast<std::size_t>(grade)]);
}

std::string period_words(const Words& words, const std::string& token) {
  const auto period = time::Period::parse(token);
  return period ? words.period(*period) : token;
}

const published::Scheme* scheme_named(const published::Edition& edition, const std::string& code) {
  return edition.scheme(code);
}

const published::Area* area_named(const published::Edition& edition, const AreaKey& key) {
  const auto* scheme = scheme_named(edition, key.scheme);
  if (scheme == nullptr) return nullptr;
  const auto found = std::find_if(scheme->areas.begin(), scheme->areas.end(),
                                  [&](const published::Area& area) { return area.code == key.code; });
  return found == scheme->areas.end() ? nullptr : &*found;
}

std::string area_words(const Visit& visit, const AreaKey& key) {
  if (key == AreaKey{}) return visit.words()("hela staden", "the whole city");
  const auto* area = area_named(visit.chain.view.edition, key);
  return area == nullptr ? key.code : pages::display_name(area->name);
}

namespace {

AreaKey parent_of(const published::Edition& edition, const AreaKey& key) {
  const auto* scheme = scheme_named(edition, key.scheme);
  const auto* area = area_named(edition, key);
  if (area == nullptr || area->parent.empty()) return {};
  return {scheme->parent_scheme, area->parent};
}

bool lies_in(const published::Edition& edition, AreaKey key, const AreaKey& outer) {
  for (; key != AreaKey{}; key = parent_of(edition, key)) {
    if (key == outer) return true;
  }
  return false;
}

}  // namespace

bool reaches(const Visit& visit, const AreaKey& key) {
  const auto& areas = visit.grant().areas();
  const auto& edition = visit.chain.view.edition;
  return areas.empty() || std::any_of(areas.begin(), areas.end(), [&](const access::AreaName& area) {
           const AreaKey own{area.scheme, area.code};
           return lies_in(edition, key, own) || lies_in(edition, own, key);
         });
}

std::vector<AreaKey> districts_of(const Visit& visit) {
  std::vector<AreaKey> districts;
  for (const auto& scheme : visit.chain.view.edition.schemes()) {
    if (scheme.level != AreaLevel::stadsomrade || scheme.valid_to) continue;
    for (const auto& area : scheme.areas) {
      const AreaKey key{scheme.code, area.code};
      if (reaches(visit, key)) districts.push_back(key);
    }
  }
  return districts;
}

std::vector<AreaKey> graded_within(const published::Edition& edition, const AreaKey& key) {
  std::vector<AreaKey> graded;
  for (const auto& scheme : edition.schemes()) {
    if (scheme.level != AreaLevel::mellanomrade || scheme.valid_to) continue;
    for (const auto& area : scheme.areas) {
      const bool is_within = key == AreaKey{} || lies_in(edition, {scheme.code, area.code}, key);
      if (is_within) graded.push_back({scheme.code, area.code});
    }
  }
  return graded;
}

namespace {

/// Inside a box of 16 by 16: the shape tells grades apart, the tone says it once more.
void add_grade_shape(Html& html, AreaGrade grade) {
  html.open("svg", {{"class", "report-shape " + std::string{grade == AreaGrade::gron  ? "low"
                                                            : grade == AreaGrade::gul ? "middle"
                                                                                      : "high"}},
                    {"viewBox", "0 0 16 16"},
                    {"aria-hidden", "true"}});
  if (grade == AreaGrade::gron) html.empty("circle", {{"cx", "8"}, {"cy", "8"}, {"r", "6"}});
  if (grade == AreaGrade::gul) html.empty("path", {{"d", "M8 2 L14.5 13.5 H1.5 Z"}});
  if (grade == AreaGrade::rod) html.empty("path", {{"d", "M8 1 L15 8 L8 15 L1 8 Z"}});
  html.close();
}

}  // namespace

void add_grade(Html& html, const Words& words, const std::optional<AreaGrade>& grade) {
  html.open("span", {{"class", "report-grade"}});
  if (grade) {
    add_grade_shape(html, *grade);
    html.text(grade_words(words, *grade));
  } else {
    html.text(words("inte satt", "not set"));
  }
  html.close();
}

void add_coverage(Html& html, const Words& words, const casebook::Coverage* coverage) {
  html.open("span", {{"class", coverage == nullptr ? "report-coverage unknown" : "report-coverage"}});
  if (coverage == nullptr) {
    html.text(words("vet ej", "not known"));
  } else {
    // Three bars for what is good, one less with every step down.
    const int bars = 3 - static_cast<int>(coverage->grade);
    html.open("span", {{"class", "report-bars"}, {"aria-hidden", "true"}});
    for (int i = 0; i < 3; ++i) html.leaf("span", {{"class", i < bars ? "bar there" : "bar"}}, "");
    html.close().text(coverage_words(words, coverage->grade));
  }
  html.close();
}

}  // namespace tryggkarta::reports
