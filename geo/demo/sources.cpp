#include "geo/demo/sources.hpp"

#include <algorithm>
#include <set>
#include <string>

#include "geo/error.hpp"

namespace tryggkarta::demo {

namespace {

using casebook::Source;

std::vector<Source> decided_sources() {
  Source contact_centre;
  contact_centre.name = "kontaktcenter";
  contact_centre.title = "Göteborgs Stad, felanmälan";
  contact_centre.owner = "Göteborgs Stad";
  contact_centre.controller = "Stadsmiljönämnden";
  contact_centre.purpose = "Kartläggning av brister i den offentliga miljön för det brottsförebyggande arbetet";
  contact_centre.retention = "5 år";
  contact_centre.retention_decision = "Påhittat gallringsbeslut KC 2024:1";
  contact_centre.cadence = "varje vecka";

  Source police;
  police.name = "polisen";
  police.title = "Polisen, anmälda brott";
  police.owner = "Polisen";
  police.controller = "Polismyndigheten";
  police.purpose = "Gemensam lägesbild enligt lagen om kommuners ansvar för brottsförebyggande arbete";
  police.retention = "10 år";
  police.retention_decision = "Påhittat gallringsbeslut PM 2024:2";
  police.cadence = "varje vecka";

  Source rescue;
  rescue.name = "raddningstjansten";
  rescue.title = "Räddningstjänsten Storgöteborg, insatser";
  rescue.owner = "Räddningstjänsten Storgöteborg";
  rescue.controller = "Räddningstjänstförbundet Storgöteborg";
  rescue.purpose = "Kartläggning av bränder för det brottsförebyggande arbetet";
  rescue.retention = "10 år";
  rescue.retention_decision = "Påhittat gallringsbeslut RT 2024:3";
  rescue.cadence = "varje månad";
  return {contact_centre, police, rescue};
}

}  // namespace

std::vector<casebook::Source> make_sources(std::span<const DemoIncidents> incidents, const DemoDays& days) {
  std::vector<Source> sources = decided_sources();
  for (const DemoIncidents& each : incidents) {
    const auto source =
        std::find_if(sources.begin(), sources.end(), [&](const Source& known) { return known.name == each.source; });
    if (source == sources.end()) throw Error(ErrorKind::broken, "the demonstration city has no source " + each.source);
    std::set<std::string> categories;
    for (const casebook::Incident& row : each.rows) categories.insert(row.category);
    source->categories.assign(categories.begin(), categories.end());
    source->first_day = each.source == "kontaktcenter" ? days.contact_centre : days.first;
    source->last_day = days.end - std::chrono::days{1};
  }
  return sources;
}

}  // namespace tryggkarta::demo
