#include <fmt/format.h>

#include <array>
#include <chrono>
#include <optional>
#include <utility>

#include "geo/demo/casework.hpp"

namespace tryggkarta::demo {

namespace {

using casebook::Pledge;
using casebook::PledgeStatus;

struct PledgePlan {
  int years_ago;
  const char* scheme;
  const char* area;
  PledgeStatus status;
  const char* title;
  const char* text;
  const char* responsible;
  const char* unit;
  double target;
  std::optional<double> outcome;
  const char* action;
};

// A few lines a row.
// clang-format off
constexpr std::array<PledgePlan, 8> kPlans{{
    {1, "SO2021", "02", PledgeStatus::infriat, "Minst 100 kvällspass till fots i centrum",
     "Vi lovade att gå till fots kring Brunnsparken, Nordstan och Avenyn på helgkvällarna. Det blev 112 pass.",
     "Lokalpolisområdet", "kvällspass", 100, 112, "A-03"},
    {1, "SO2021", "01", PledgeStatus::aterkopplat, "Minst 10 skolbesök om bränder",
     "Polisen och räddningstjänsten lovade besök i skolorna i Nordost. Det blev 13, och vi "
     "berättade om dem på tre öppna möten.",
     "Lokalpolisområdet", "skolbesök", 10, 13, "A-10"},
    {1, "MO2021", "72", PledgeStatus::delvis, "Minst 6 dagar med märkning av cyklar",
     "Vi lovade sex dagar vid Backaplan. Det blev fyra. Resten tar vi igen till våren.",
     "Lokalpolisområdet", "dagar", 6, 4, "A-15"},
    {1, "MO2021", "54", PledgeStatus::ej_infriat, "Minst 8 kontroller av mopeder",
     "Vi lovade åtta kontroller men hann tre. Anmälningarna blev ändå färre, så löftet förnyas inte.",
     "Lokalpolisområdet", "kontroller", 8, 3, "A-21"},
    {0, "SO2021", "02", PledgeStatus::publicerat, "Minst 120 kvällspass till fots i centrum",
     "Vi fortsätter att gå till fots på helgkvällarna, och oftare än förra året.",
     "Lokalpolisområdet", "kvällspass", 120, 96, "A-03"},
    {0, "MO2021", "14", PledgeStatus::publicerat, "Minst 24 klasser får besök av brandmän",
     "Alla klasser i årskurs sex till nio i Hjällbo och Hammarkullen får frågan.",
     "Räddningstjänsten och lokalpolisområdet", "klasser", 24, 15, "A-10"},
    {0, "MO2021", "56", PledgeStatus::publicerat, "Minst 4 öppna möten på Frölunda torg",
     "Kom och prata med oss om torget. Vi berättar efter varje möte vad vi tar med oss.",
     "Lokalpolisområdet", "möten", 4, std::nullopt, "A-19"},
    {0, "SO2021", "04", PledgeStatus::utkast, "Utkast: fler grupper för grannsamverkan", "Inte beslutat.",
     "Lokalpolisområdet", "grupper", 12, std::nullopt, "A-18"},
}};
// clang-format on

Pledge pledge_of(const PledgePlan& plan, int year, std::size_t number) {
  Pledge pledge;
  pledge.key = fmt::format("L-{}-{}", year, number);
  pledge.area = {plan.scheme, plan.area};
  pledge.year = year;
  pledge.title = plan.title;
  if (plan.status != PledgeStatus::utkast) pledge.words = {true, plan.title, plan.text};
  pledge.status = plan.status;
  pledge.responsible = plan.responsible;
  pledge.target = plan.target;
  pledge.outcome = plan.outcome;
  pledge.unit = plan.unit;
  pledge.action = plan.action;
  return pledge;
}

}  // namespace

std::vector<casebook::Pledge> make_pledges(time::Day today) {
  const int this_year = static_cast<int>(std::chrono::year_month_day{today}.year());
  std::vector<Pledge> pledges;
  for (std::size_t position = 0; position < kPlans.size(); ++position) {
    pledges.push_back(pledge_of(kPlans[position], this_year - kPlans[position].years_ago, position + 1));
  }
  return pledges;
}

}  // namespace tryggkarta::demo
