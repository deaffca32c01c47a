#include "server/reports/grade_table.hpp"

#include <algorithm>
#include <array>
#include <cmath>

#include <fmt/format.h>

#include "server/chain/values.hpp"
#include "server/public/pages/icons.hpp"
#include "server/reports/editor_parts.hpp"

namespace tryggkarta::reports {

using casebook::AreaGrade;
using casebook::Assessment;
using pages::Html;
using pages::Words;

namespace {

void add_last_time(Html& html, const Editor& editor, const AreaKey& area) {
  html.open("td");
  const Assessment* last = editor.book.last_time(editor.report(), area);
  if (last == nullptr) {
    html.leaf("span", {{"class", "caption"}}, editor.words()("ingen tidigare", "none before")).close();
    return;
  }
  add_grade(html, editor.words(), last->grade);
  if (const auto* report = editor.book.report_of(*last))
    html.leaf("span", {{"class", "caption"}}, period_words(editor.words(), report->period));
  html.close();
}

/// The two categories, but all of them together, that differ most from the same period the year before.
std::vector<std::size_t> largest_changes(const analysis::FrozenFigures& figures, const analysis::FrozenArea& area) {
  std::vector<std::size_t> found;
  const auto change = [&](std::size_t i) {
    const auto& count = area.counts[i];
    return count.now && count.year_before ? std::llabs(*count.now - *count.year_before) : 0LL;
  };
  for (std::size_t i = 1; i < figures.categories.size(); ++i) {
    const bool is_group = figures.categories[i].parent == figures.categories.front().code;
    if (is_group && change(i) > 0) found.push_back(i);
  }
  std::stable_sort(found.begin(), found.end(), [&](std::size_t a, std::size_t b) { return change(a) > change(b); });
  found.resize(std::min<std::size_t>(found.size(), 2));
  return found;
}

void add_figures_of(Html& html, const Editor& editor, const AreaKey& key) {
  const Words& words = editor.words();
  html.open("td", {{"class", "report-figures"}});
  const auto* area = editor.figures ? figures_of(*editor.figures, key.code) : nullptr;
  if (area == nullptr) {
    html.leaf("span", {{"class", "report-coverage unknown"}}, words("uppgift saknas", "no data")).close();
    return;
  }
  html.leaf("strong", words("Alla ", "All ") + change_words(words, area->counts.front()));
  for (const std::size_t i : largest_changes(*editor.figures, *area))
    html.leaf("span", {{"class", "caption"}},
              category_words(words, editor.figures->categories[i]) + " " + change_words(words, area->counts[i]));
  html.close();
}

void add_grade_choice(Html& html, const Editor& editor, const AreaKey& area, const SentGrade& grade) {
  const std::string name = name_of(area);
  html.open("select", {{"name", "grade." + name},
                       {"aria-label", editor.words()("Läge, ", "Grade, ") + area_words(editor.visit, area)}});
  const auto option = [&](const std::string& value, const std::string& text) {
    html.leaf("option",
              {{"value", value}, {"selected", value == grade.grade ? std::optional<std::string>{""} : std::nullopt}},
              text);
  };
  option("", editor.words()("inte satt", "not set"));
  for (const auto each : {AreaGrade::gron, AreaGrade::gul, AreaGrade::rod})
    option(std::string{casebook::name_of(each)}, grade_words(editor.words(), each));
  html.close();
}

void add_row_form(Html& html, const Editor& editor, const AreaKey& area, const Assessment* present) {
  const std::string name = name_of(area);
  const auto sent = editor.trouble.sent.find(name);
  const SentGrade grade = sent == editor.trouble.sent.end() ? sent_grade_of(present) : sent->second;
  const auto complaint = editor.trouble.complaints.find(name);
  html.open("td");
  if (present != nullptr) add_grade(html, editor.words(), present->grade);
  add_grade_choice(html, editor, area, grade);
  add_hidden(html, "base." + name, mark_of_grade(sent_grade_of(present)));
  html.close();
  add_last_time(html, editor, area);
  html.open("td");
  if (complaint != editor.trouble.complaints.end()) {
    html.open("p", {{"class", "complaint"}, {"id", "fel-" + name}});
    add_icon(html, pages::Icon::alert);
    html.leaf("span", complaint->second).close();
  }
  html.leaf("textarea",
            {{"name", "reason." + name},
             {"rows", "2"},
             {"aria-label", editor.words()("Skäl, ", "Reason, ") + area_words(editor.visit, area)},
             {"aria-invalid", complaint == editor.trouble.complaints.end() ? std::optional<std::string>{} : "true"},
             {"aria-describedby",
              complaint == editor.trouble.complaints.end() ? std::optional<std::string>{} : "fel-" + name}},
            "\n" + grade.reason);
  html.close();
}

void add_row_text(Html& html, const Editor& editor, const AreaKey& area, const Assessment* present) {
  html.open("td");
  add_grade(html, editor.words(), present == nullptr ? std::nullopt : std::optional{present->grade});
  html.close();
  add_last_time(html, editor, area);
  html.leaf("td", present == nullptr ? "" : present->reason);
}

void add_row(Html& html, const Editor& editor, const AreaKey& area) {
  const Assessment* present = editor.book.assessment(editor.report(), area);
  html.open("tr").open("th", {{"scope", "row"}, {"id", "lage-" + name_of(area)}});
  html.text(area_words(editor.visit, area)).leaf("span", {{"class", "caption"}}, area.code).close();
  if (editor.is_open) {
    add_row_form(html, editor, area, present);
  } else {
    add_row_text(html, editor, area, present);
  }
  add_figures_of(html, editor, area);
  html.close();
}

}  // namespace

SentGrade sent_grade_of(const Assessment* assessment) {
  if (assessment == nullptr) return {};
  return {std::string{casebook::name_of(assessment->grade)}, assessment->reason};
}

std::string mark_of_grade(const SentGrade& grade) {
  std::string text = grade.grade + "\n" + grade.reason;
  // Browsers send line ends as they please: only the words are compared.
  std::erase(text, '\r');
  return chain::mark_of(text);
}

void add_grade_table(Html& html, const Editor& editor) {
  const Words& words = editor.words();
  html.open("section", {{"class", "report-section"}, {"id", "lage"}}).leaf("h2", words("Läge", "Grades"));
  if (editor.asked.graded.empty()) {
    html.leaf("p", words("Området har inga mellanområden att bedöma.", "The area has no parts to grade.")).close();
    return;
  }
  html.leaf("p", {{"class", "caption"}}, figures_caption(editor));
  if (editor.is_open) open_form(html, editor.visit, path_of(editor.report()) + "/lage", "report-grades");
  begin_table(html, words("Läge", "Grades"),
              {words("Område", "Area"), words("Läge", "Grade"), words("Förra gången", "Last time"),
               words("Skäl", "Reason"), words("Antal", "Counts")});
  for (const AreaKey& area : editor.asked.graded) add_row(html, editor, area);
  end_table(html);
  if (editor.is_open) {
    html.open("div", {{"class", "chain-buttons"}});
    html.leaf("button", {{"type", "submit"}, {"class", "button primary"}}, words("Spara lägena", "Save the grades"));
    html.close().close();
  }
  html.close();
}

}  // namespace tryggkarta::reports
