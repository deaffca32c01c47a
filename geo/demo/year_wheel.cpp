#include "geo/demo/year_wheel.hpp"

#include <array>

#include <fmt/format.h>

#include "geo/time/year_wheel.hpp"

namespace tryggkarta::demo {

namespace {

/// A body whose last report was decided so many months ago, and which is so many weeks and quarters behind.
struct BodyPlan {
  const char* id;
  const char* title;
  const char* title_en;
  const char* area;
  int decided_months_ago;
  int weeks_behind;
  int quarters_behind;
};
constexpr std::array<BodyPlan, 4> kDistricts{{
    {"nordost", "Styrgruppen för nordost", "Steering group north-east", "SO2021:01", 8, 0, 0},
    {"centrum", "Styrgruppen för centrum", "Steering group centre", "SO2021:02", 19, 2, 0},
    {"sydvast", "Styrgruppen för sydväst", "Steering group south-west", "SO2021:03", 25, 0, 1},
    {"hisingen", "Styrgruppen för Hisingen", "Steering group Hisingen", "SO2021:04", 22, 0, 0},
}};

constexpr const char* kHead = R"toml(# Årshjul för en påhittad stad. Allt här är exempel.
# Namnet gör kalendrarnas händelser unika: ändra det aldrig.
id = "arshjul.demo.example"

[law_clock]
title = "Lägesbild och åtgärdsplan enligt lagen (2023:196)"
title_en = "Situation report and action plan by the act (2023:196)"
for = ["stadsområde", "hela staden"]
months = 24
warn = [18, 21]
)toml";

constexpr const char* kRules = R"toml(
[[rule]]
id = "vecka"
title = "Veckoavstämning med lägesbild"
title_en = "Weekly meeting with situation report"
note = "Områden som avviker, öppna åtgärder, platser för veckan som kommer."
note_en = "Areas that stand out, open tasks, places for the coming week."
for = ["stadsområde"]
every = "week"
days_after = 3
warn_days = 2
report = "vecka"
meeting = true

[[rule]]
id = "kvartal"
title = "Kvartalsavstämning med lägesbild"
title_en = "Quarterly meeting with situation report"
note = "Områden med mest problem och där mest kan påverkas, läget för åtgärderna, hur de senaste prioriteringarna gick."
note_en = "Areas with most problems and where most can be changed, progress of actions, how the last priorities went."
for = ["stadsområde"]
every = "quarter"
weekday = "wednesday"
nth = 2
months_after = 1
warn_days = 21
report = "kvartal"
meeting = true

[[rule]]
id = "halvar"
title = "Halvårsavstämning"
title_en = "Half-yearly meeting"
note = "Stadsområdena sida vid sida, och andelen utan område."
note_en = "The districts side by side, and the share without an area."
for = ["hela staden"]
every = "half_year"
days_after = 0
warn_days = 30
report = "halvår"
meeting = true

[[rule]]
id = "ar"
title = "Årsavstämning"
title_en = "Yearly meeting"
note = "Utvärderingar, medborgarlöften, arbetsprocessens fullständighet."
note_en = "Evaluations, pledges, completeness of the process."
for = ["stadsområde", "hela staden"]
every = "year"
weekday = "wednesday"
nth = 5
months_after = 1
warn_days = 42
report = "år"
meeting = true

[[rule]]
id = "hearing"
title = "Årlig hearing"
title_en = "Yearly hearing"
note = "Underlag för båda parter."
note_en = "Pack for both parties."
for = ["hela staden"]
every = "year"
date = "10-15"
warn_days = 42
meeting = true

[[rule]]
id = "lagesbild"
title = "Gemensam lägesbild"
title_en = "Joint situation report"
note = "Hela lägesbilden med täckning för varje mellanområde."
note_en = "The full report with coverage for every intermediate area."
for = ["stadsområde", "hela staden"]
every = "two_years"
first_year = 2026
every_years = 2
date = "03-01"
years_after = 1
warn_days = 120
report = "tvåår"

[[rule]]
id = "uppfoljning"
title = "Uppföljning av överenskommelsen"
title_en = "Follow-up of the agreement"
note = "Mått på arbetsprocessen."
note_en = "Measures of the process."
for = ["hela staden"]
every = "year"
first_year = 2024
every_years = 2
date = "12-15"
warn_days = 60

[[rule]]
id = "utvardering"
title = "Utvärdering av överenskommelsen"
title_en = "Evaluation of the agreement"
note = "Mått på arbetsprocessen, och utfallet."
note_en = "Measures of the process, and the outcome."
for = ["hela staden"]
every = "year"
first_year = 2026
every_years = 4
date = "12-15"
warn_days = 60
)toml";

/// The last whole period of a kind, so many earlier. One whose meeting is still ahead counts as well: nothing is then
/// overdue before its day.
std::string last_done(time::PeriodKind kind, time::Day today, int behind) {
  time::Period period = time::Period::containing(kind, today).previous();
  for (int i = 0; i < behind; ++i) period = period.previous();
  return period.token();
}

std::string district(const BodyPlan& plan, time::Day today) {
  return fmt::format(R"toml(
[[body]]
id = "{}"
title = "{}"
title_en = "{}"
level = "stadsområde"
level_en = "district"
area = "{}"
from = 2022-06-02
last_decided = {}
[body.done]
vecka = "{}"
kvartal = "{}"
)toml",
                     plan.id, plan.title, plan.title_en, plan.area,
                     time::format_day(time::months_later(today, -plan.decided_months_ago)),
                     last_done(time::PeriodKind::week, today, plan.weeks_behind),
                     last_done(time::PeriodKind::quarter, today, plan.quarters_behind));
}

std::string whole_city(time::Day today) {
  return fmt::format(R"toml(
[[body]]
id = "staden"
title = "Samordningsgruppen för hela staden"
title_en = "Coordination group for the whole city"
level = "hela staden"
level_en = "whole city"
from = 2022-06-02
last_decided = {}
[body.done]
halvar = "{}"
)toml",
                     time::format_day(time::months_later(today, -11)),
                     last_done(time::PeriodKind::half_year, today, 0));
}

}  // namespace

std::string year_wheel_toml(time::Day today) {
  std::string toml = kHead;
  for (const BodyPlan& plan : kDistricts) toml += district(plan, today);
  return toml + whole_city(today) + kRules;
}

}  // namespace tryggkarta::demo
