#include "server/records/paper.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "server/public/pages/html.hpp"
#include "server/public/pages/words.hpp"

namespace tryggkarta::records {

namespace {

using analysis::FrozenArea;
using analysis::FrozenFigures;
using pages::Html;
using pages::Words;

constexpr std::string_view kStyle =
    "body{font:11pt/1.4 sans-serif;max-width:50em;margin:2em auto;padding:0 1em;color:#1a1e23}"
    "table{border-collapse:collapse;width:100%;margin:.5em 0 1.5em}"
    "th,td{border-bottom:1px solid #85837b;padding:.25em .5em;text-align:left;vertical-align:top}"
    ".number{text-align:right}p{white-space:pre-line}@page{size:A4;margin:14mm}tr{break-inside:avoid}";

const Words kSwedish{pages::Language::swedish};

Html begin(const std::string& title) {
  Html html;
  html.doctype().open("html", {{"lang", "sv"}}).open("head");
  html.empty("meta", {{"charset", "utf-8"}});
  html.leaf("title", title).leaf("style", kStyle).close();
  html.open("body").leaf("h1", title);
  return html;
}

std::string finish(Html html) {
  html.close().close();
  return std::move(html).finish().bytes();
}

void add_head(Html& html, const std::vector<std::string>& names) {
  html.open("table").open("thead").open("tr");
  for (const std::string& name : names) html.leaf("th", {{"scope", "col"}}, name);
  html.close().close().open("tbody");
}

void add_row(Html& html, const std::vector<std::string>& cells) {
  html.open("tr");
  for (std::size_t i = 0; i < cells.size(); ++i) {
    if (i == 0) html.leaf("th", {{"scope", "row"}}, cells[i]);
    if (i > 0) html.leaf("td", cells[i]);
  }
  html.close();
}

void end_table(Html& html) { html.close().close(); }

void add_text(Html& html, const std::string& title, const std::string& text) {
  if (text.empty()) return;
  html.leaf("h2", title).leaf("p", text);
}

void add_decision(Html& html, const casebook::Decision& decision) {
  html.leaf("h2", "Beslut").open("table").open("tbody");
  add_row(html, {"Forum", decision.forum});
  add_row(html, {"Dag", kSwedish.day(decision.day)});
  add_row(html, {"Diarienummer", decision.diarienummer});
  add_row(html, {"Beslut", decision.text});
  add_row(html, {"Gäller version", std::to_string(decision.object_version)});
  end_table(html);
}

std::string name_of_area(const FrozenFigures& figures, const std::string& code) {
  const auto found = std::find_if(figures.areas.begin(), figures.areas.end(),
                                  [&](const FrozenArea& area) { return area.code == code; });
  return found == figures.areas.end() ? code : pages::display_name(found->name) + " (" + code + ")";
}

std::string count_text(const std::optional<std::int64_t>& count) {
  return count ? kSwedish.number(*count) : "uppgift saknas";
}

void add_grades(Html& html, const DecidedReport& decided, const FrozenFigures& figures) {
  html.leaf("h2", "Läge");
  add_head(html, {"Område", "Läge", "Skäl"});
  for (const auto& assessment : decided.assessments)
    add_row(html, {name_of_area(figures, assessment.area.code), std::string{casebook::name_of(assessment.grade)},
                   assessment.reason});
  end_table(html);
}

void add_area_figures(Html& html, const FrozenFigures& figures, const FrozenArea& area) {
  for (std::size_t i = 0; i < figures.categories.size(); ++i) {
    const bool is_first_level = i == 0 || figures.categories[i].parent == figures.categories.front().code;
    if (!is_first_level) continue;
    const auto& count = area.counts[i];
    add_row(html, {area.code.empty() ? "Områdena tillsammans" : name_of_area(figures, area.code),
                   figures.categories[i].title, count_text(count.now), count_text(count.year_before)});
  }
}

void add_figures(Html& html, const FrozenFigures& figures) {
  html.leaf("h2", "Siffror i " + kSwedish.period(figures.period));
  html.leaf("p", "Så som de frös. Alla kategorier finns i figures.csv och figures.json.");
  add_head(html, {"Område", "Kategori", "Antal", "Samma period året före"});
  for (const FrozenArea& area : figures.areas) add_area_figures(html, figures, area);
  add_area_figures(html, figures, figures.sum);
  end_table(html);
}

void add_coverage(Html& html, const DecidedReport& decided, const FrozenFigures& figures) {
  html.leaf("h2", "Täckning");
  add_head(html, {"Område", "Källa", "Täckning", "Skäl"});
  for (const auto& coverage : decided.coverage)
    add_row(html, {name_of_area(figures, coverage.area), coverage.source,
                   std::string{casebook::name_of(coverage.grade)}, coverage.reason});
  end_table(html);
}

}  // namespace

std::string paper_of(const DecidedReport& decided, const FrozenFigures& figures) {
  const casebook::Report& report = decided.report;
  Html html = begin(report.title);
  html.leaf("p", fmt::format("Lägesbild för {}, {}.{}", decided.area_name.empty() ? "hela staden" : decided.area_name,
                             kSwedish.period(figures.period), figures.made_up ? " Påhittade uppgifter." : ""));
  add_decision(html, decided.decision);
  add_grades(html, decided, figures);
  if (!decided.problems.empty()) {
    html.leaf("h2", "Prioriteringar").open("ol");
    for (const auto& problem : decided.problems) html.leaf("li", problem.title);
    html.close();
  }
  add_text(html, "Text", report.text);
  add_text(html, "Kartläggning (4 § 1)", report.law.mapping);
  add_text(html, "Annan information (4 § 2)", report.law.other);
  add_text(html, "Analys (4 § 3)", report.law.analysis);
  add_text(html, "Behov av åtgärder (5 §)", report.law.measures);
  add_figures(html, figures);
  add_coverage(html, decided, figures);
  html.leaf("h2", "Källor").open("ul");
  for (const auto& source : figures.sources) {
    const auto last = source.last ? ", levererat till " + kSwedish.day(*source.last) : std::string{};
    html.leaf("li", source.title + last);
  }
  html.close();
  const auto frozen = report.snapshot_day ? kSwedish.day(*report.snapshot_day) : std::string{"okänd dag"};
  html.leaf("p", fmt::format("Siffrorna frös {}. SHA-256: {}", frozen, report.snapshot_hash));
  return finish(std::move(html));
}

std::string paper_of(const DecidedAction& decided) {
  const casebook::Action& action = decided.action;
  Html html = begin(action.title);
  add_decision(html, decided.decision);
  html.leaf("h2", "Åtgärden").open("table").open("tbody");
  add_row(html, {"Problem", decided.problem_title});
  add_row(html, {"Slag och sikt", action.kind + ", " + action.horizon});
  add_row(html, {"Ansvarig", action.responsible});
  add_row(html, {"Parter", action.parties});
  if (action.start) add_row(html, {"Börjar", kSwedish.day(*action.start)});
  if (action.end) add_row(html, {"Slutar", kSwedish.day(*action.end)});
  if (action.target) add_row(html, {"Mål", kSwedish.quantity(*action.target) + " " + action.unit});
  end_table(html);
  if (!decided.causes.empty()) {
    html.leaf("h2", "Orsaker").open("ul");
    for (const auto& cause : decided.causes) html.leaf("li", cause.text);
    html.close();
  }
  add_text(html, "Åtgärdsplan", action.action_plan);
  add_text(html, "Kommunikationsplan", action.communication_plan);
  add_text(html, "Uppföljningsplan", action.evaluation_plan);
  return finish(std::move(html));
}

}  // namespace tryggkarta::records
