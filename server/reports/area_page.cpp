// The page of one area, and the hearing pack of a year.
#include "geo/error.hpp"
#include "server/reports/answers.hpp"
#include "server/reports/area_sections.hpp"
#include "server/reports/report_words.hpp"

namespace tryggkarta::reports {

using pages::Html;

namespace {

void add_way_back(Html& html, const Visit& visit) {
  html.open("p", {{"class", "report-back"}});
  html.leaf("a", {{"href", visit.link("/inside/lagesbild")}}, visit.words()("Alla lägesbilder", "All reports")).close();
}

std::string made_words(const Visit& visit, const ReportBook& book) {
  return visit.words()("Uttaget ", "Taken out ") + visit.words().day(book.chain.today) +
         visit.words()(". För internt arbete.", ". For internal work.");
}

time::Period period_asked(const Visit& visit, time::PeriodKind kind, time::Day today) {
  const auto asked = time::Period::parse(pages::parameter(visit.chain.request, "period").value_or(""));
  return asked.value_or(time::Period::containing(kind, today).previous());
}

}  // namespace

http::Response area_page(const Visit& visit) {
  const AreaKey key{std::string{visit.chain.request.capture("scheme")},
                    std::string{visit.chain.request.capture("code")}};
  if (area_named(visit.chain.view.edition, key) == nullptr || !reaches(visit, key)) chain::refuse_unknown();
  const ReportBook book = report_book_of(visit);
  visit.house.chain.log(visit.chain.visitor, visit.chain.request.path, 1);
  const std::string title = area_words(visit, key);
  Html html;
  html.open("main", {{"id", "innehall"}, {"class", "chain-wide report report-area"}});
  add_way_back(html, visit);
  html.leaf("h1", title).leaf("p", {{"class", "unit"}}, made_words(visit, book));
  add_area_sections(html, visit, book, key);
  html.close();
  return page_of(visit, title, std::move(html));
}

http::Response city_page(const Visit& visit) {
  const ReportBook book = report_book_of(visit);
  const auto period = period_asked(visit, time::PeriodKind::quarter, book.chain.today);
  visit.house.chain.log(visit.chain.visitor, visit.chain.request.path, 1);
  const std::string title = visit.words()("Hela staden, ", "The whole city, ") + visit.words().period(period);
  Html html;
  html.open("main", {{"id", "innehall"}, {"class", "chain-wide report report-city"}});
  add_way_back(html, visit);
  html.leaf("h1", title).leaf("p", {{"class", "unit"}}, made_words(visit, book));
  add_city_sections(html, visit, book, period);
  html.close();
  return page_of(visit, title, std::move(html));
}

http::Response hearing_page(const Visit& visit) {
  const ReportBook book = report_book_of(visit);
  const auto period = period_asked(visit, time::PeriodKind::year, book.chain.today);
  visit.house.chain.log(visit.chain.visitor, visit.chain.request.path, 1);
  const std::string title = visit.words()("Underlag till hearing ", "Hearing pack ") + visit.words().period(period);
  Html html;
  html.open("main", {{"id", "innehall"}, {"class", "chain-wide report report-hearing"}});
  add_way_back(html, visit);
  html.leaf("h1", title).leaf("p", {{"class", "unit"}}, made_words(visit, book));
  add_city_sections(html, visit, book, period);
  for (const AreaKey& district : districts_of(visit)) {
    html.open("article", {{"class", "report-district"}})
        .leaf("h2", {{"class", "report-district-name"}}, area_words(visit, district));
    add_area_sections(html, visit, book, district);
    html.close();
  }
  html.close();
  return page_of(visit, title, std::move(html));
}

}  // namespace tryggkarta::reports
