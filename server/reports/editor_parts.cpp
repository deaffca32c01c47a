#include "server/reports/editor_parts.hpp"

#include <algorithm>

#include "geo/casebook/transitions.hpp"
#include "server/reports/problems_in.hpp"

namespace tryggkarta::reports {

using casebook::Report;
using casebook::ReportStatus;
using casebook::Step;
using pages::Html;
using pages::Words;

namespace {

/// What the button of a step says.
std::string step_words(const Words& words, ReportStatus from, ReportStatus to) {
  switch (to) {
    case ReportStatus::utkast: return words("Tillbaka till utkast", "Back to draft");
    case ReportStatus::beredning:
      return from == ReportStatus::utkast ? words("Börja beredning", "Begin preparation")
                                          : words("Tillbaka till beredning", "Back to preparation");
    case ReportStatus::for_beslut: return words("Lämna till beslut", "Hand over for decision");
    case ReportStatus::publicerad: return words("Markera som publicerad", "Mark as published");
    case ReportStatus::ersatt: return words("Markera som ersatt", "Mark as replaced");
    case ReportStatus::arkiverad: return words("Arkivera", "Archive");
    case ReportStatus::beslutad: break;
  }
  return status_words(words, to);
}

void add_versioned_button(Html& html, const Editor& editor, const std::string& below, const std::string& text,
                          const std::string& status) {
  open_form(html, editor.visit, path_of(editor.report()) + below, "report-step");
  add_hidden(html, "version", std::to_string(editor.report().upkeep.version));
  if (!status.empty()) add_hidden(html, "status", status);
  html.leaf("button", {{"type", "submit"}, {"class", "button"}}, text).close();
}

void add_buttons(Html& html, const Editor& editor) {
  const Report& report = editor.report();
  const Words& words = editor.words();
  html.open("div", {{"class", "chain-do"}});
  if (editor.is_open && editor.visit.chain.visitor.reads())
    add_versioned_button(
        html, editor, "/frys",
        report.snapshot.empty() ? words("Frys siffrorna", "Freeze the figures") : words("Frys om", "Freeze anew"), "");
  for (const auto next : casebook::followers_of(report.status)) {
    if (casebook::step_between(report.status, next) == Step::free)
      add_versioned_button(html, editor, "/status", step_words(words, report.status, next),
                           std::string{casebook::name_of(next)});
  }
  const bool can_be_decided = report.status == ReportStatus::for_beslut && editor.visit.chain.may_decide();
  if (can_be_decided)
    html.leaf("a", {{"class", "button primary"}, {"href", editor.visit.link(path_of(report) + "/beslut")}},
              words("Besluta", "Decide"));
  if (editor.book.decided_on(report))
    html.leaf("a", {{"class", "button"}, {"href", editor.visit.link(path_of(report) + "/arkiv.zip")}},
              words("Hämta arkivpaket (ZIP)", "Fetch the record (ZIP)"));
  html.close();
}

void add_decisions(Html& html, const Editor& editor) {
  for (const auto* decision : editor.book.chain.decisions_on(casebook::DecidedKind::report, editor.report().key)) {
    html.open("p", {{"class", "report-decision"}});
    html.leaf("strong", editor.words()("Beslut: ", "Decision: ") + decision->forum);
    html.text(", " + editor.words().day(decision->day) + ", " + decision->diarienummer + ". " + decision->text);
    html.close();
  }
}

/// As it is stated; of what is decided as it froze (I11).
std::optional<casebook::Coverage> coverage_of(const Editor& editor, const std::string& source, const AreaKey& key) {
  if (editor.is_open) {
    const auto* stated = editor.book.stated_coverage(source, key, time::Period::parse(editor.report().period).value());
    return stated == nullptr ? std::nullopt : std::optional{*stated};
  }
  const auto* area = editor.figures ? figures_of(*editor.figures, key.code) : nullptr;
  if (area == nullptr) return std::nullopt;
  for (const auto& frozen : area->coverage) {
    if (frozen.source != source) continue;
    casebook::Coverage coverage;
    coverage.grade = frozen.grade;
    coverage.reason = frozen.reason;
    return coverage;
  }
  return std::nullopt;
}

/// Where what is missing is repaired.
std::string place_of(const Editor& editor, const std::string& field) {
  const std::string path = path_of(editor.report());
  if (field == "assessments") return editor.visit.link(path) + "#lage";
  if (field.starts_with("law_")) return editor.visit.link(path + "/text") + "#" + field;
  if (field == "coverage" && !editor.asked.graded.empty())
    return editor.visit.link("/inside/tackning",
                             {{"scheme", editor.asked.graded.front().scheme}, {"period", editor.report().period}});
  return editor.visit.link(path) + "#innehall";
}

}  // namespace

void add_head(Html& html, const Editor& editor) {
  const Report& report = editor.report();
  const Words& words = editor.words();
  html.open("nav", {{"class", "breadcrumb"}, {"aria-label", words("Länkstig", "Breadcrumb")}}).open("ol");
  html.open("li")
      .leaf("a", {{"href", editor.visit.link("/inside/lagesbild")}}, words("Lägesbilder", "Reports"))
      .close();
  html.open("li").leaf("span", {{"aria-current", "page"}}, report.title).close().close().close();
  html.open("div", {{"class", "chain-head"}}).open("div").leaf("h1", report.title);
  html.open("p", {{"class", "unit"}}).leaf("span", {{"class", "tag"}}, status_words(words, report.status));
  html.text(" " + pages::capitalised(area_words(editor.visit, report.area)) + ", " +
            period_words(words, report.period));
  html.close().close();
  add_buttons(html, editor);
  html.close();
  add_decisions(html, editor);
}

void add_missing(Html& html, const Editor& editor) {
  if (!editor.is_open) return;
  const Words& words = editor.words();
  html.open("section", {{"class", "chain-alert report-missing"}, {"aria-labelledby", "saknas"}});
  html.leaf("h2", {{"id", "saknas"}}, words("Det ett beslut saknar", "What a decision lacks"));
  if (editor.missing.empty()) {
    html.leaf("p", words("Inget saknas.", "Nothing is missing.")).close();
    return;
  }
  html.open("ul");
  for (const auto& complaint : editor.missing) {
    const bool is_law = complaint.field.starts_with("law_");
    const std::string said = words(complaint.swedish, complaint.english);
    const std::string text = is_law ? law_title(words, complaint.field) + ": " + said : pages::capitalised(said);
    html.open("li").leaf("a", {{"href", place_of(editor, complaint.field)}}, text).close();
  }
  html.close().close();
}

void add_priorities(Html& html, const Editor& editor) {
  const Words& words = editor.words();
  const Report& report = editor.report();
  html.open("section", {{"class", "report-section"}, {"id", "prioriteringar"}});
  html.leaf("h2", words("Prioriteringar", "Priorities"));
  if (!editor.is_open) {
    if (report.problems.empty()) html.leaf("p", words("Inga är valda.", "None are chosen."));
    html.open("ol", {{"class", "report-priorities"}});
    for (const std::string& key : report.problems) {
      const auto* problem = editor.book.chain.problem(key);
      html.leaf("li", problem == nullptr ? key : problem->title);
    }
    html.close().close();
    return;
  }
  const auto choices = decided_problems_in(editor.visit, editor.book, report.area);
  open_form(html, editor.visit, path_of(report) + "/prioriteringar", "report-priority-form");
  add_hidden(html, "version", std::to_string(report.upkeep.version));
  for (std::size_t place = 0; place < 3; ++place) {
    const std::string id = "prioritet-" + std::to_string(place + 1);
    const std::string chosen = place < report.problems.size() ? report.problems[place] : "";
    html.open("div", {{"class", "field"}});
    html.leaf("label", {{"for", id}}, words("Prioritet ", "Priority ") + std::to_string(place + 1));
    html.open("select", {{"id", id}, {"name", "problem"}});
    html.leaf("option", {{"value", ""}}, words("ingen", "none"));
    for (const auto* problem : choices)
      html.leaf("option",
                {{"value", problem->key},
                 {"selected", problem->key == chosen ? std::optional<std::string>{""} : std::nullopt}},
                problem->title);
    html.close().close();
  }
  html.leaf("button", {{"type", "submit"}, {"class", "button"}}, words("Spara prioriteringar", "Save priorities"));
  html.close().close();
}

void add_coverage_table(Html& html, const Editor& editor) {
  const Words& words = editor.words();
  html.open("section", {{"class", "report-section"}, {"id", "tackning"}}).leaf("h2", words("Täckning", "Coverage"));
  html.open("p", {{"class", "caption"}});
  html.text(words("Få rapporter är inte detsamma som få problem. ", "Few reports are not the same as few problems. "));
  if (editor.is_open && !editor.asked.graded.empty())
    html.leaf("a", {{"href", place_of(editor, "coverage")}}, words("Bedöm täckningen", "Grade the coverage"));
  html.close();
  std::vector<std::string> columns{words("Område", "Area")};
  for (const auto& source : editor.book.sources) columns.push_back(source.title.empty() ? source.name : source.title);
  begin_table(html, words("Täckning", "Coverage"), columns);
  for (const AreaKey& area : editor.asked.graded) {
    html.open("tr").leaf("th", {{"scope", "row"}}, area_words(editor.visit, area));
    for (const auto& source : editor.book.sources) {
      const auto coverage = coverage_of(editor, source.name, area);
      html.open("td");
      add_coverage(html, words, coverage ? &*coverage : nullptr);
      html.close();
    }
    html.close();
  }
  end_table(html);
  html.close();
}

void add_text(Html& html, const Editor& editor) {
  const Words& words = editor.words();
  const Report& report = editor.report();
  html.open("section", {{"class", "report-section report-text"}, {"id", "text"}});
  html.leaf("h2", words("Text och lagens frågor", "Text and what the law asks"));
  const auto part = [&](const std::string& title, const std::string& text) {
    html.leaf("h3", title);
    html.leaf("p", text.empty() ? words("Inte skrivet.", "Not written.") : text);
  };
  part(words("Text", "Text"), report.text);
  part(law_title(words, "law_mapping"), report.law.mapping);
  part(law_title(words, "law_other"), report.law.other);
  part(law_title(words, "law_analysis"), report.law.analysis);
  part(law_title(words, "law_measures"), report.law.measures);
  if (editor.is_open)
    html.leaf("a", {{"class", "button"}, {"href", editor.visit.link(path_of(report) + "/text")}},
              words("Skriv text", "Write text"));
  html.close();
}

void add_provenance(Html& html, const Editor& editor) {
  const Words& words = editor.words();
  const Report& report = editor.report();
  html.open("section", {{"class", "report-provenance caption"}});
  std::string sources = words("Källor: ", "Sources: ");
  for (const auto& source : editor.book.sources)
    sources +=
        (&source == &editor.book.sources.front() ? "" : ", ") + (source.title.empty() ? source.name : source.title);
  html.leaf("p", sources + ".");
  html.leaf("p", words("Version ", "Version ") + std::to_string(report.upkeep.version) + ", " +
                     words.day(editor.book.chain.today) + ".");
  if (!report.snapshot_hash.empty())
    html.leaf("p", {{"class", "report-hash"}},
              words("Siffrornas SHA-256: ", "SHA-256 of the figures: ") + report.snapshot_hash);
  html.close();
}

}  // namespace tryggkarta::reports
