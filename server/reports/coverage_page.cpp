// What each source covers of each area in a period, graded by hand.
#include <algorithm>
#include <optional>

#include "geo/error.hpp"
#include "server/casework/work.hpp"
#include "server/chain/sent_form.hpp"
#include "server/chain/values.hpp"
#include "server/reports/answers.hpp"
#include "server/reports/report_words.hpp"

namespace tryggkarta::reports {

using casebook::Coverage;
using casebook::CoverageGrade;
using pages::Html;
using pages::Words;

namespace {

/// What is shown and graded.
struct Table {
  const published::Scheme* scheme = nullptr;
  time::Period period;
  std::vector<AreaKey> areas;
};

bool is_graded_level(const published::Scheme& scheme) {
  return scheme.level <= published::AreaLevel::mellanomrade && !scheme.valid_to;
}

const published::Scheme* first_scheme(const published::Edition& edition) {
  const published::Scheme* found = nullptr;
  for (const auto& scheme : edition.schemes()) {
    if (is_graded_level(scheme) && (found == nullptr || scheme.level > found->level)) found = &scheme;
  }
  return found;
}

Table table_for(const Visit& visit, const std::string& scheme, const std::string& period, time::Day today) {
  const auto& edition = visit.chain.view.edition;
  const auto* named = scheme_named(edition, scheme);
  Table table{
      scheme.empty() ? first_scheme(edition) : named,
      time::Period::parse(period).value_or(time::Period::containing(time::PeriodKind::quarter, today).previous()),
      {}};
  if (table.scheme == nullptr || !is_graded_level(*table.scheme)) chain::refuse_unknown();
  for (const auto& area : table.scheme->areas) {
    const AreaKey key{table.scheme->code, area.code};
    if (reaches(visit, key)) table.areas.push_back(key);
  }
  return table;
}

/// Tells whether somebody has graded since the table was shown.
std::string mark_of_table(const ReportBook& book, const Table& table) {
  std::string text;
  for (const auto& each : book.coverage) {
    if (each.scheme == table.scheme->code) text += std::to_string(each.id) + ":" + std::to_string(each.version) + " ";
  }
  return chain::mark_of(text);
}

std::string title_of(const casebook::Source& source) { return source.title.empty() ? source.name : source.title; }

/// "levererat till 12 november 2026", and that it is late where the period has more days.
void add_source_head(Html& html, const Words& words, const casebook::Source& source, const Table& table) {
  html.open("th", {{"scope", "col"}}).text(title_of(source));
  const bool is_late = !source.last_day || *source.last_day + std::chrono::days{1} < table.period.end_day();
  html.leaf("span", {{"class", "caption"}},
            source.last_day ? words("levererat till ", "delivered up to ") + words.day(*source.last_day)
                            : words("inget levererat", "nothing delivered"));
  if (is_late) html.leaf("strong", {{"class", "report-late"}}, words("Sen", "Late"));
  html.close();
}

/// What the table is written from; `sent` is nullptr where nothing was.
struct Matrix {
  const ReportBook& book;
  const Table& table;
  const chain::SentForm* sent;
};

bool is_marked(const chain::SentForm* sent, const std::string& name) {
  if (sent == nullptr) return false;
  const auto names = sent->all("cell");
  return std::find(names.begin(), names.end(), name) != names.end();
}

void add_cell(Html& html, const Visit& visit, const Matrix& matrix, const std::pair<std::string, AreaKey>& cell) {
  const auto& [source, area] = cell;
  const Coverage* stated = matrix.book.stated_coverage(source, area, matrix.table.period);
  const std::string name = source + "|" + area.code;
  html.open("td").open("label", {{"class", "report-cell"}});
  html.empty("input", {{"type", "checkbox"},
                       {"name", "cell"},
                       {"value", name},
                       {"checked", is_marked(matrix.sent, name) ? std::optional<std::string>{""} : std::nullopt}});
  add_coverage(html, visit.words(), stated);
  if (stated != nullptr && !stated->reason.empty()) html.leaf("span", {{"class", "caption"}}, stated->reason);
  html.close().close();
}

void add_matrix(Html& html, const Visit& visit, const Matrix& matrix) {
  const Words& words = visit.words();
  const auto& [book, table, sent] = matrix;
  html.open(
      "div",
      {{"class", "table-box"}, {"tabindex", "0"}, {"role", "region"}, {"aria-label", words("Täckning", "Coverage")}});
  html.open("table", {{"class", "figures report-matrix"}}).open("thead").open("tr");
  html.leaf("th", {{"scope", "col"}}, words("Område", "Area"));
  for (const auto& source : book.sources) add_source_head(html, words, source, table);
  html.close().close().open("tbody");
  for (const AreaKey& area : table.areas) {
    html.open("tr").leaf("th", {{"scope", "row"}}, area_words(visit, area));
    for (const auto& source : book.sources) add_cell(html, visit, matrix, {source.name, area});
    html.close();
  }
  html.close().close().close();
}

void add_choice(Html& html, const Visit& visit, const Table& table) {
  const Words& words = visit.words();
  html.open("form", {{"method", "get"}, {"action", visit.link("/inside/tackning")}, {"class", "report-choice"}});
  html.open("div", {{"class", "field"}}).leaf("label", {{"for", "scheme"}}, words("Indelning", "Division"));
  html.open("select", {{"id", "scheme"}, {"name", "scheme"}});
  for (const auto& scheme : visit.chain.view.edition.schemes()) {
    if (!is_graded_level(scheme)) continue;
    const bool is_chosen = &scheme == table.scheme;
    html.leaf("option",
              {{"value", scheme.code}, {"selected", is_chosen ? std::optional<std::string>{""} : std::nullopt}},
              scheme.title.empty() ? scheme.code : scheme.title);
  }
  html.close().close();
  html.open("div", {{"class", "field"}}).leaf("label", {{"for", "period"}}, words("Period", "Period"));
  html.empty("input", {{"id", "period"}, {"name", "period"}, {"type", "text"}, {"value", table.period.token()}})
      .close();
  html.leaf("button", {{"type", "submit"}, {"class", "button"}}, words("Visa", "Show")).close();
}

void add_setting(Html& html, const Words& words, const chain::SentForm* sent) {
  html.open("div", {{"class", "report-setting"}});
  html.open("div", {{"class", "field"}}).leaf("label", {{"for", "grade"}}, words("Täckning", "Coverage"));
  html.open("select", {{"id", "grade"}, {"name", "grade"}});
  html.leaf("option", {{"value", ""}}, words("vet ej", "not known"));
  for (const auto grade :
       {CoverageGrade::god, CoverageGrade::begransad, CoverageGrade::bristfallig, CoverageGrade::saknas}) {
    const bool is_chosen = sent != nullptr && sent->value("grade") == casebook::name_of(grade);
    html.leaf("option",
              {{"value", std::string{casebook::name_of(grade)}},
               {"selected", is_chosen ? std::optional<std::string>{""} : std::nullopt}},
              coverage_words(words, grade));
  }
  html.close().close();
  html.open("div", {{"class", "field wide"}}).leaf("label", {{"for", "reason"}}, words("Skäl", "Reason"));
  html.empty("input", {{"id", "reason"},
                       {"name", "reason"},
                       {"type", "text"},
                       {"value", sent == nullptr ? "" : sent->value("reason")}});
  html.close();
  html.leaf("button", {{"type", "submit"}, {"class", "button primary"}},
            words("Sätt för de markerade", "Set for the marked ones"));
  html.close();
}

/// What was sent and could not be kept.
struct Unkept {
  const chain::SentForm* sent = nullptr;
  std::string trouble;
  int status = 200;
};

http::Response page_with(const Visit& visit, const Table& table, const ReportBook& book, const Unkept& unkept) {
  const Words& words = visit.words();
  Html html;
  html.open("main", {{"id", "innehall"}, {"class", "chain-wide report"}});
  html.leaf("h1", words("Täckning, ", "Coverage, ") + words.period(table.period));
  html.leaf("p", {{"class", "unit"}},
            words("Hur väl varje källa beskriver varje område. Det som ingen har bedömt är ”vet ej”, aldrig noll.",
                  "How well each source tells of each area. What nobody has graded is “not known”, never zero."));
  if (!unkept.trouble.empty())
    html.open("div", {{"class", "chain-alert"}, {"role", "alert"}}).leaf("p", unkept.trouble).close();
  add_choice(html, visit, table);
  if (table.areas.empty() || book.sources.empty()) {
    html.leaf("p", words("Det finns inga källor eller områden att bedöma.", "There are no sources or areas to grade."));
  } else {
    open_form(html, visit, "/inside/tackning", "report-coverage-form");
    add_hidden(html, "scheme", table.scheme->code);
    add_hidden(html, "period", table.period.token());
    add_hidden(html, "seen", mark_of_table(book, table));
    add_matrix(html, visit, {book, table, unkept.sent});
    add_setting(html, words, unkept.sent);
    html.close();
  }
  html.close();
  return page_of(visit, words("Täckning", "Coverage"), std::move(html), unkept.status);
}

/// A marked cell; nothing for one that the table does not have.
struct Cell {
  std::string source;
  AreaKey area;
};
std::optional<Cell> cell_named(const std::string& name, const Table& table) {
  const auto bar = name.rfind('|');
  if (bar == std::string::npos) return std::nullopt;
  Cell cell{name.substr(0, bar), {table.scheme->code, name.substr(bar + 1)}};
  const bool is_there = std::find(table.areas.begin(), table.areas.end(), cell.area) != table.areas.end();
  return is_there ? std::optional{cell} : std::nullopt;
}

/// What is put in the cells that were marked.
struct Grading {
  std::optional<CoverageGrade> grade;  ///< nothing: what was graded is taken away
  std::string reason;
};

Coverage coverage_of(const Cell& cell, const time::Period& period, const Grading& grading) {
  Coverage coverage;
  coverage.source = cell.source;
  coverage.scheme = cell.area.scheme;
  coverage.area = cell.area.code;
  coverage.first = period.first_day();
  coverage.end = period.end_day();
  coverage.grade = grading.grade.value_or(CoverageGrade::saknas);
  coverage.reason = grading.reason;
  return coverage;
}

/// Who sets cells, and when.
struct Setting {
  store::Store::CaseBook cases;
  const access::DecisionGrant& grant;
  store::Moment moment;
};

/// Takes a period out of what is graded for longer: the days before and after it keep their grade.
void make_room(Setting& setting, const Coverage& graded, const time::Period& period) {
  Coverage before = graded;
  Coverage after = graded;
  before.end = period.first_day();
  after.first = period.end_day();
  const bool has_before = before.first < before.end;
  const bool has_after = after.first < after.end;
  if (!has_before && !has_after) setting.cases.remove(setting.grant, graded, setting.moment);
  if (has_before) setting.cases.replace(setting.grant, before, setting.moment);
  if (has_before && has_after) setting.cases.add(setting.grant, after, setting.moment);
  if (!has_before && has_after) setting.cases.replace(setting.grant, after, setting.moment);
}

void set_cell(Setting& setting, const ReportBook& book, const Cell& cell, const std::pair<time::Period, Grading>& set) {
  const auto& [period, grading] = set;
  for (const Coverage& each : book.coverage) {
    const bool is_of_cell =
        each.source == cell.source && each.scheme == cell.area.scheme && each.area == cell.area.code;
    if (is_of_cell && period.first_day() < each.end && each.first < period.end_day()) make_room(setting, each, period);
  }
  if (grading.grade) setting.cases.add(setting.grant, coverage_of(cell, period, grading), setting.moment);
}

time::Day today_in(const Visit& visit) {
  time::Day today{};
  visit.house.chain.work.with_store(
      [&](store::Store& store) { today = casework::moment_in(store, visit.house.chain.work).today; });
  return today;
}

void save(const Visit& visit, const Table& table, const chain::SentForm& sent) {
  const Grading grading{casebook::parse_coverage_grade(sent.value("grade")), sent.value("reason")};
  const auto names = sent.all("cell");
  if (names.empty())
    throw casebook::RefusedWork({{"cell", "markera minst en ruta i tabellen", "mark at least one cell of the table"}});
  casework::whole_work(visit.house.chain.work, [&](store::Store& store) {
    const ReportBook book = read_report_book(store, visit);
    if (mark_of_table(book, table) != sent.value("seen")) throw store::StaleVersion();
    Setting setting{store.casework(), visit.grant(), casework::moment_in(store, visit.house.chain.work)};
    for (const std::string& name : names) {
      const auto cell = cell_named(name, table);
      if (!cell) chain::refuse_unknown();
      set_cell(setting, book, *cell, {table.period, grading});
    }
    return false;  // the next edition shows it
  });
  visit.house.chain.work.coverage_changed();
}

}  // namespace

http::Response coverage_page(const Visit& visit) {
  const auto& request = visit.chain.request;
  const Table table = table_for(visit, pages::parameter(request, "scheme").value_or(""),
                                pages::parameter(request, "period").value_or(""), today_in(visit));
  const ReportBook book = report_book_of(visit);
  visit.house.chain.log(visit.chain.visitor, request.path, static_cast<std::int64_t>(table.areas.size()));
  return page_with(visit, table, book, {});
}

http::Response answer_coverage(const Visit& visit) {
  const chain::SentForm sent{visit.chain.request};
  chain::require_ours(visit.chain, sent.value("csrf"));
  const Table table = table_for(visit, sent.value("scheme"), sent.value("period"), today_in(visit));
  Unkept unkept{&sent, "", 422};
  try {
    save(visit, table, sent);
    return chain::see_other(visit.chain, "/inside/tackning",
                            {{"scheme", table.scheme->code}, {"period", table.period.token()}});
  } catch (const casebook::RefusedWork& refused) {
    const auto& first = refused.complaints().front();
    unkept.trouble = pages::capitalised(visit.words()(first.swedish, first.english)) + ".";
  } catch (const store::StaleVersion&) {
    unkept.trouble = visit.words()("Någon annan har bedömt täckningen samtidigt. Läs tabellen och sätt igen.",
                                   "Somebody else has graded the coverage meanwhile. Read the table and set again.");
    unkept.status = 409;
  } catch (const Error& error) {
    if (error.kind() != ErrorKind::not_allowed) throw;
    unkept.trouble = visit.words()(error.swedish(), error.english());
    unkept.status = 403;
  }
  return page_with(visit, table, report_book_of(visit), unkept);
}

}  // namespace tryggkarta::reports
