// The stadsområden side by side.
#include <algorithm>
#include <array>

#include <fmt/format.h>

#include "geo/casebook/record_rules.hpp"
#include "server/chain/links.hpp"
#include "server/reports/area_sections.hpp"
#include "server/reports/editor_parts.hpp"
#include "server/reports/problems_in.hpp"
#include "server/reports/report_words.hpp"

namespace tryggkarta::reports {

using casebook::AreaGrade;
using pages::Html;
using pages::Words;

namespace {

/// What the table is written from.
struct City {
  const Visit& visit;
  const ReportBook& book;
  const analysis::FrozenFigures& figures;
  std::vector<AreaKey> districts;
};

const analysis::FrozenCount& count_of(const City& city, const AreaKey& district, std::size_t category) {
  static const analysis::FrozenCount nothing;
  const auto* area = figures_of(city.figures, district.code);
  return area == nullptr ? nothing : area->counts.at(category);
}

std::string decimal_or_unknown(const Words& words, const std::optional<double>& value) {
  return value ? words.decimal(*value) : words("uppgift saknas", "no data");
}

std::optional<double> per_square_kilometre(const City& city, const AreaKey& district) {
  const auto* area = area_named(city.visit.chain.view.edition, district);
  const auto& count = count_of(city, district, 0);
  if (area == nullptr || area->land_km2 <= 0 || !count.now) return std::nullopt;
  return static_cast<double>(*count.now) / area->land_km2;
}

std::string inhabitants(const City& city, const AreaKey& district) {
  const auto* area = figures_of(city.figures, district.code);
  if (area == nullptr || !area->population) return city.visit.words()("uppgift saknas", "no data");
  return city.visit.words().number(static_cast<std::int64_t>(*area->population + 0.5));
}

/// "grön 5, gul 3, röd 1", with what is not graded.
std::string grades_in(const City& city, const AreaKey& district) {
  std::array<int, 3> counts{};
  int without = 0;
  for (const AreaKey& area : graded_within(city.visit.chain.view.edition, district)) {
    const auto grades = city.book.newest_grades(area);
    if (grades.empty()) {
      ++without;
    } else {
      ++counts[static_cast<std::size_t>(grades.front()->grade)];
    }
  }
  const Words& words = city.visit.words();
  std::string text;
  for (const auto grade : {AreaGrade::gron, AreaGrade::gul, AreaGrade::rod})
    text += fmt::format("{}{} {}", text.empty() ? "" : ", ", grade_words(words, grade),
                        counts[static_cast<std::size_t>(grade)]);
  if (without > 0) text += fmt::format(", {} {}", words("inte satta", "not set"), without);
  return text;
}

std::int64_t late_actions(const City& city, const AreaKey& district) {
  const auto actions = actions_in(city.visit, city.book, district);
  return std::count_if(actions.begin(), actions.end(),
                       [&](const casebook::Action* action) { return chain::is_late(*action, city.book.chain.today); });
}

/// What casework says of a district; of one that the role does not see nothing, not even 0.
template <class Tell>
std::string within_reach(const City& city, const AreaKey& district, const Tell& tell) {
  if (!reaches(city.visit, district))
    return city.visit.words()("utanför rollens områden", "outside of the role's areas");
  return tell();
}

template <class Cell>
void add_row(Html& html, const City& city, const std::string& title, const Cell& cell) {
  html.open("tr").leaf("th", {{"scope", "row"}}, title);
  for (const AreaKey& district : city.districts) html.leaf("td", cell(district));
  html.close();
}

void add_head_rows(Html& html, const City& city) {
  const Words& words = city.visit.words();
  add_row(html, city, words("Invånare", "Inhabitants"), [&](const AreaKey& key) { return inhabitants(city, key); });
  add_row(html, city, words("Alla händelser (mot året före)", "All incidents (against the year before)"),
          [&](const AreaKey& key) { return change_words(words, count_of(city, key, 0)); });
  add_row(html, city, words("Per 1 000 invånare", "Per 1,000 inhabitants"),
          [&](const AreaKey& key) { return decimal_or_unknown(words, count_of(city, key, 0).rate); });
  add_row(html, city, words("Per km² land", "Per km² of land"),
          [&](const AreaKey& key) { return decimal_or_unknown(words, per_square_kilometre(city, key)); });
  add_row(html, city, words("Mellanområdenas läge", "Grades of the areas"),
          [&](const AreaKey& key) { return within_reach(city, key, [&] { return grades_in(city, key); }); });
  add_row(html, city, words("Beslutade problem", "Decided problems"), [&](const AreaKey& key) {
    return within_reach(city, key, [&] {
      return words.number(static_cast<std::int64_t>(decided_problems_in(city.visit, city.book, key).size()));
    });
  });
  add_row(html, city, words("Försenade åtgärder", "Late actions"), [&](const AreaKey& key) {
    return within_reach(city, key, [&] { return words.number(late_actions(city, key)); });
  });
}

void add_category_rows(Html& html, const City& city) {
  const Words& words = city.visit.words();
  const auto& categories = city.figures.categories;
  for (std::size_t i = 1; i < categories.size(); ++i) {
    if (categories[i].parent != categories.front().code) continue;
    add_row(html, city, category_words(words, categories[i]), [&](const AreaKey& key) {
      const auto& count = count_of(city, key, i);
      const std::string rate =
          count.rate ? ", " + words.decimal(*count.rate) + words(" per 1 000 inv.", " per 1,000 inh.") : "";
      return change_words(words, count) + rate;
    });
  }
}

void add_notes(Html& html, const City& city) {
  const Words& words = city.visit.words();
  const auto& share = city.figures.unplaced_share.now;
  html.leaf("p", {{"class", "caption"}},
            words("Talen för områdena läggs inte ihop och blir inget medelvärde. ",
                  "The figures of the areas are neither added nor averaged. ") +
                words("Ej områdesbestämda: ", "Not placed in any area: ") +
                (share ? words.decimal(*share * 100) + " %" : words("uppgift saknas", "no data")) +
                words(" av händelserna.", " of the incidents."));
}

}  // namespace

void add_city_sections(Html& html, const Visit& visit, const ReportBook& book, const time::Period& period) {
  const Words& words = visit.words();
  std::vector<AreaKey> districts;
  for (const auto& scheme : visit.chain.view.edition.schemes()) {
    if (scheme.level != published::AreaLevel::stadsomrade || scheme.valid_to || !districts.empty()) continue;
    for (const auto& area : scheme.areas) districts.push_back({scheme.code, area.code});
  }
  html.open("section", {{"class", "report-section"}});
  html.leaf("h2", words("Stadsområdena sida vid sida", "The districts side by side"));
  if (districts.empty()) {
    html.leaf("p", words("Staden har ingen indelning i stadsområden.", "The city has no division into districts."));
    html.close();
    return;
  }
  const auto inside = book_of(visit);
  const auto figures = analysis::freeze(inside->ready, reads_of(visit),
                                        {.scheme = districts.front().scheme, .areas = {}, .period = period});
  const City city{visit, book, figures, districts};
  std::vector<std::string> columns{words("Mått", "Measure")};
  for (const AreaKey& district : districts) columns.push_back(area_words(visit, district));
  begin_table(html, words("Stadsområdena sida vid sida", "The districts side by side"), columns);
  add_head_rows(html, city);
  add_category_rows(html, city);
  end_table(html);
  add_notes(html, city);
  html.close();
}

}  // namespace tryggkarta::reports
