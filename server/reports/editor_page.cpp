// One report: written, graded, frozen and decided on here; read, compared and printed afterwards.
#include "geo/analysis/frozen_text.hpp"
#include "geo/casebook/record_rules.hpp"
#include "server/casework/work.hpp"
#include "server/reports/answers.hpp"
#include "server/reports/editor_parts.hpp"
#include "server/reports/freezing.hpp"

namespace tryggkarta::reports {

using pages::Html;

namespace {

std::optional<analysis::FrozenFigures> figures_for(const Visit& visit, const Asked& asked) {
  if (!asked.report.snapshot.empty()) return analysis::parse_frozen_figures(asked.report.snapshot);
  const auto reads = visit.chain.visitor.reads();
  const auto book = visit.house.book();
  if (!reads || !book) return std::nullopt;
  return present_figures(*book, *reads, asked.report, asked.graded);
}

void add_trouble(Html& html, const Trouble& trouble) {
  if (trouble.sentence.empty()) return;
  html.open("div", {{"class", "chain-alert"}, {"role", "alert"}}).leaf("p", trouble.sentence).close();
}

}  // namespace

http::Response editor_with(const Visit& visit, const Trouble& trouble) {
  Asked asked;
  ReportBook book;
  casebook::FieldComplaints missing;
  visit.house.chain.work.with_store([&](store::Store& store) {
    asked = asked_in(store, visit);
    book = read_report_book(store, visit);
    missing = store.casework().missing_for_decision(visit.grant(), asked.report);
  });
  visit.house.chain.log(visit.chain.visitor, visit.chain.request.path, 1);
  const Editor editor{
      visit, book, asked, trouble, figures_for(visit, asked), std::move(missing), !casebook::is_decided(asked.report)};
  Html html;
  html.open("main", {{"id", "innehall"}, {"class", "chain-wide report"}});
  add_head(html, editor);
  add_trouble(html, trouble);
  add_missing(html, editor);
  add_grade_table(html, editor);
  add_priorities(html, editor);
  add_text(html, editor);
  add_coverage_table(html, editor);
  add_differences(html, editor);
  add_provenance(html, editor);
  html.close();
  const std::string fault = trouble.sentence.empty() ? "" : visit.words()("Fel: ", "Error: ");
  return page_of(visit, fault + asked.report.title, std::move(html), trouble.status);
}

http::Response editor_page(const Visit& visit) { return editor_with(visit, {}); }

}  // namespace tryggkarta::reports
