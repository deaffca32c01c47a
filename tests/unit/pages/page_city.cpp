#include "tests/unit/pages/page_city.hpp"

#include "server/http/answer.hpp"
#include "tests/support/small_edition.hpp"

namespace tryggkarta::testing {
namespace {

using published::Hidden;
using published::Shown;
using published::Unknown;

std::vector<published::Figure> figures_from(std::int64_t first) {
  std::vector<published::Figure> figures;
  for (std::int64_t i = 0; i < 16; ++i) figures.emplace_back(Shown{first + 3 * i, std::nullopt});
  figures[1] = Hidden{};
  figures[2] = Unknown{};
  figures[3] = Shown{0, std::nullopt};
  return figures;
}

void add_work(published::EditionParts& parts) {
  const published::AreaKey here{"TEST", "05"};
  published::ProblemNotice problem;
  problem.id = 1;
  problem.key = "P1";
  problem.title = "Klotter vid hållplatserna";
  problem.text = "Klotter <och> krossade rutor.";
  problem.status = "åtgärdas";
  problem.since = time::parse_day("2026-03-12");
  problem.owner = "Socialförvaltningen";
  problem.areas = {here};
  problem.shape = parts.schemes[0].areas[4].label;
  parts.problems = {problem};
  published::ActionNotice action;
  action.id = 2;
  action.key = "A1";
  action.problem = "P1";
  action.title = "Ny belysning";
  action.status = "uppföljd";
  action.responsible = "Stadsmiljöförvaltningen";
  action.end = time::parse_day("2026-04-30");
  action.result = "Cirka 18 färre anmälningar än väntat (95 %: 4–31).";
  action.areas = {here};
  action.shape = parts.schemes[0].areas[4].label;
  parts.actions = {action};
  published::PledgeNotice pledge;
  pledge.id = 3;
  pledge.key = "L1";
  pledge.year = 2026;
  pledge.title = "Minst sex insatser";
  pledge.status = "infriat";
  pledge.target = 6;
  pledge.outcome = 11;
  pledge.unit = "insatser";
  pledge.areas = {here};
  parts.pledges = {pledge};
}

}  // namespace

std::shared_ptr<const published::Edition> page_city() {
  published::EditionParts parts = small_parts(4);
  parts.made_up = true;
  parts.schemes[0].areas[4].name = "Majorna-Stigberget <&> \"Masthugget\"";
  parts.schemes[0].areas[4].slug = "majorna-stigberget-masthugget";
  std::int64_t first = 20;
  for (const char* period : {"2025-Q3", "2025-Q4", "2026-Q1", "2026-Q2", "2026-Q3"}) {
    put_slice(parts, "all", period, figures_from(first));
    put_slice(parts, "stold", period, figures_from(first - 10));
    first += 4;
  }
  for (const char* period : {"2025-H2", "2026-H2"}) put_slice(parts, "all", period, figures_from(first));
  // Deliveries end with September: the third quarter is the latest complete one.
  parts.sources[0].latest = time::parse_day("2026-09-30").value();
  add_work(parts);
  return edition_of(std::move(parts));
}

http::Router page_router(std::vector<std::string> origins) {
  static const auto edition = page_city();
  http::Router router;
  pages::PageSettings settings;
  settings.embed_origins = std::move(origins);
  pages::add_pages(
      router, [] { return edition; }, settings);
  return router;
}

http::Response get(const http::Router& router, const std::string& path, std::vector<http::Parameter> query) {
  http::Request request;
  request.path = path;
  request.query = std::move(query);
  request.base_url = "https://karta.example.org";
  return http::answer(router, request);
}

}  // namespace tryggkarta::testing
