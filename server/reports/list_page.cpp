// All reports by area and kind, what is coming and what is missing.
#include <algorithm>
#include <array>

#include "geo/casebook/record_rules.hpp"
#include "geo/time/year_wheel.hpp"
#include "server/reports/answers.hpp"
#include "server/reports/report_words.hpp"

namespace tryggkarta::reports {

using casebook::Report;
using casebook::ReportKind;
using pages::Html;
using pages::Words;

namespace {

/// The law asks for a lägesbild every second year; the warnings are the project's own (domain.md § 1.4).
time::LawClock law_clock() { return {{"", ""}, 24, {18, 21}, {}}; }

const Report* newest_decided(const ReportBook& book, const AreaKey& area, ReportKind kind) {
  const auto found = std::find_if(book.reports.begin(), book.reports.end(), [&](const Report& report) {
    return report.area == area && report.kind == kind && casebook::is_decided(report);
  });
  return found == book.reports.end() ? nullptr : &*found;
}

/// "kvar till 3 mars 2027", "bör börja nu", "försenad sedan …".
std::string law_words(const Words& words, const time::LawReading& reading) {
  switch (reading.state) {
    case time::LawState::unknown: return words("saknas: ingen är beslutad", "missing: none is decided");
    case time::LawState::running: return words("senast ", "by ") + words.day(*reading.deadline);
    case time::LawState::warned:
      return words("dags att börja: senast ", "time to begin: by ") + words.day(*reading.deadline);
    case time::LawState::overdue:
      return words("försenad: skulle vara beslutad ", "late: was to be decided ") + words.day(*reading.deadline);
  }
  return {};
}

void add_law_cell(Html& html, const Visit& visit, const ReportBook& book, const AreaKey& area) {
  time::Body body;
  const Report* newest = newest_decided(book, area, ReportKind::tvaar);
  if (newest != nullptr) body.last_decided = book.decided_on(*newest);
  html.leaf("td", law_words(visit.words(), time::read_law_clock(law_clock(), body, book.chain.today)));
}

/// The report of the period that has ended, or that it is not there yet: a stadsområde reports every quarter, the city
/// every half-year (domain.md § 1.3).
void add_regular_cell(Html& html, const Visit& visit, const ReportBook& book, const AreaKey& area) {
  const Words& words = visit.words();
  const auto kind = area == AreaKey{} ? ReportKind::halvar : ReportKind::kvartal;
  const auto period = time::Period::containing(casebook::period_kind_of(kind), book.chain.today).previous();
  const auto found = std::find_if(book.reports.begin(), book.reports.end(), [&](const Report& report) {
    return report.area == area && report.kind == kind && report.period == period.token();
  });
  html.open("td");
  if (found != book.reports.end()) {
    html.leaf("a", {{"href", visit.link(path_of(*found))}},
              words.short_period(period) + ": " + status_words(words, found->status));
  } else {
    html.leaf("a",
              {{"href", visit.link("/inside/lagesbild/ny", {{"area", area == AreaKey{} ? "" : name_of(area)},
                                                            {"kind", std::string{casebook::name_of(kind)}},
                                                            {"period", period.token()}})}},
              words.short_period(period) + words(": saknas, börja på den", ": missing, begin it"));
  }
  html.close();
}

std::vector<AreaKey> areas_of(const Visit& visit) {
  std::vector<AreaKey> areas{{}};
  for (const AreaKey& area : districts_of(visit)) areas.push_back(area);
  return areas;
}

std::string page_of_area(const Visit& visit, const AreaKey& area) {
  if (area == AreaKey{}) return visit.link("/inside/staden");
  return visit.link("/inside/omrade/" + pages::percent_encode(area.scheme) + "/" + pages::percent_encode(area.code));
}

void add_coming(Html& html, const Visit& visit, const ReportBook& book) {
  const Words& words = visit.words();
  html.open("section", {{"class", "report-section"}});
  html.leaf("h2", words("Kommande och saknade", "Coming and missing"));
  begin_table(html, words("Kommande och saknade", "Coming and missing"),
              {words("Område", "Area"), words("Senast avslutade period", "The period that ended last"),
               words("Tvåårig lägesbild enligt lagen", "Two-year report by law")});
  for (const AreaKey& area : areas_of(visit)) {
    html.open("tr").open("th", {{"scope", "row"}});
    html.leaf("a", {{"href", page_of_area(visit, area)}}, pages::capitalised(area_words(visit, area))).close();
    add_regular_cell(html, visit, book, area);
    add_law_cell(html, visit, book, area);
    html.close();
  }
  end_table(html);
  html.close();
}

void add_report_row(Html& html, const Visit& visit, const ReportBook& book, const Report& report) {
  const Words& words = visit.words();
  const auto decided = book.decided_on(report);
  html.open("tr").open("th", {{"scope", "row"}});
  html.leaf("a", {{"href", visit.link(path_of(report))}}, report.title).close();
  html.leaf("td", kind_words(words, report.kind)).leaf("td", period_words(words, report.period));
  html.leaf("td", status_words(words, report.status)).leaf("td", decided ? words.day(*decided) : "–").close();
}

void add_reports_of(Html& html, const Visit& visit, const ReportBook& book, const AreaKey& area) {
  const Words& words = visit.words();
  std::vector<const Report*> reports;
  for (const Report& report : book.reports) {
    if (report.area == area) reports.push_back(&report);
  }
  if (reports.empty()) return;
  // Newest first within each kind, and the kinds of the shortest periods first.
  std::stable_sort(reports.begin(), reports.end(), [](const auto* a, const auto* b) { return a->kind < b->kind; });
  const std::string title = pages::capitalised(area_words(visit, area));
  html.open("section", {{"class", "report-section"}}).leaf("h2", title);
  begin_table(html, title,
              {words("Lägesbild", "Report"), words("Slag", "Kind"), words("Period", "Period"),
               words("Status", "Status"), words("Beslutad", "Decided")});
  for (const Report* report : reports) add_report_row(html, visit, book, *report);
  end_table(html);
  html.close();
}

void add_list_head(Html& html, const Visit& visit) {
  const Words& words = visit.words();
  html.open("div", {{"class", "chain-head"}}).open("div").leaf("h1", words("Lägesbilder", "Situation reports"));
  html.leaf("p", {{"class", "unit"}},
            words("Läget i varje mellanområde, med skäl, frysta siffror och beslut.",
                  "The grade of each area, with reasons, frozen figures and decisions."));
  html.close().open("div", {{"class", "chain-do"}});
  const auto link = [&](const std::string& path, const std::string& text, const char* css) {
    html.leaf("a", {{"class", css}, {"href", visit.link(path)}}, text);
  };
  link("/inside/staden", words("Hela staden", "The whole city"), "button");
  link("/inside/hearing", words("Underlag till hearing", "Hearing pack"), "button");
  link("/inside/tackning", words("Täckning", "Coverage"), "button");
  link("/inside/lagesbild/ny", words("Ny lägesbild", "New report"), "button primary");
  html.close().close();
}

}  // namespace

http::Response list_page(const Visit& visit) {
  const ReportBook book = report_book_of(visit);
  visit.house.chain.log(visit.chain.visitor, visit.chain.request.path, static_cast<std::int64_t>(book.reports.size()));
  Html html;
  html.open("main", {{"id", "innehall"}, {"class", "chain-wide report"}});
  add_list_head(html, visit);
  add_coming(html, visit, book);
  if (book.reports.empty())
    html.leaf("p", visit.words()("Inga lägesbilder är skrivna i de områden som rollen gäller.",
                                 "No reports are written in the areas of the role."));
  add_reports_of(html, visit, book, {});
  std::vector<AreaKey> areas;
  for (const Report& report : book.reports) areas.push_back(report.area);
  std::sort(areas.begin(), areas.end());
  areas.erase(std::unique(areas.begin(), areas.end()), areas.end());
  for (const AreaKey& area : areas) {
    if (area != AreaKey{}) add_reports_of(html, visit, book, area);
  }
  html.close();
  return page_of(visit, visit.words()("Lägesbilder", "Situation reports"), std::move(html));
}

}  // namespace tryggkarta::reports
