#include "server/commands/incident_run.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "geo/error.hpp"
#include "server/commands/import_options.hpp"
#include "server/commands/import_progress.hpp"

namespace tryggkarta::commands {

namespace {
time::TimeZone zone_named(const std::string& name) {
  if (auto zone = time::TimeZone::named(name)) return *std::move(zone);
  throw Error{ErrorKind::unavailable,
              fmt::format("The time zone {} is not known to this machine: install its zone table.", name)};
}
}  // namespace

IncidentRun::IncidentRun(const IncidentRunParts& parts)
    : parts_(parts), zone_(zone_named(parts.city.timezone)), finder_(parts.city.schemes) {}

void IncidentRun::run(const Interruption& interruption) {
  auto writer = parts_.store.incident_writer(parts_.source);
  ImportProgress progress{parts_.table.expected_rows()};
  import::RowBatch batch;
  bool more = true;
  while (more) {
    batch.clear();
    while (!batch.full()) {
      const import::Row* row = parts_.table.next();
      more = row != nullptr;
      if (!more) break;
      batch.add(*row);
    }
    take_batch(batch, writer);
    progress.show(account_.rows());
    interruption.stop_if_asked();
  }
}

void IncidentRun::take_batch(import::RowBatch& batch, store::Store::IncidentWriter& writer) {
  const auto parsed = parts_.parser.parse(batch);
  settle_analysis_epsg(parts_.store, parts_.parser.analysis_epsg());
  for (std::size_t i = 0; i < parsed.size(); ++i) {
    const auto& fate = parsed[i].fate;
    if (const auto* incident = std::get_if<casebook::Incident>(&fate)) {
      put(*incident, writer);
    } else if (const auto* complaint = std::get_if<import::Complaint>(&fate)) {
      reject(batch, i, *complaint);
    } else {
      quarantine(batch, i, std::get<import::Quarantine>(fate));
    }
  }
}

void IncidentRun::put(const casebook::Incident& incident, store::Store::IncidentWriter& writer) {
  const store::Outcome outcome = writer.put(incident);
  account_.add(outcome);
  if (outcome == store::Outcome::stored && !finder_.places(incident, zone_.day_of(incident.from)))
    account_.add_unplaced();
  // The last instant of a half-open interval.
  const time::Instant last = std::max(incident.from, incident.to - std::chrono::seconds{1});
  first_ = first_ ? std::min(*first_, incident.from) : incident.from;
  last_ = last_ ? std::max(*last_, last) : last;
}

void IncidentRun::reject(import::RowBatch& batch, std::size_t row, const import::Complaint& complaint) {
  account_.add_rejected();
  reasons_.add(batch[row].line, complaint.field, complaint.english);
  if (parts_.rejects == nullptr) return;
  const auto cells = batch.cells_of(row);
  std::vector<std::string_view> written(cells.begin(), cells.end());
  const auto geometry = parts_.table.geometry_column();
  std::string point;
  if (geometry && batch[row].geometry == import::RowBatch::Geometry::point) {
    point = fmt::format("POINT ({} {})", batch[row].point.x, batch[row].point.y);
    written[*geometry] = point;
  }
  parts_.rejects->add(written, {batch[row].line, complaint.field, complaint.swedish});
}

void IncidentRun::quarantine(import::RowBatch& batch, std::size_t row, const import::Quarantine& quarantine) {
  account_.add_quarantined();
  reasons_.add(batch[row].line, quarantine.field,
               fmt::format("quarantined, it holds a {}", import::english_name_of(quarantine.pattern)));
  if (parts_.rejects == nullptr) return;
  // No cell that could hold personal data is written: what is scanned, and all of a row that is out of step.
  const auto cells = batch.cells_of(row);
  std::vector<std::string_view> written(cells.begin(), cells.end());
  const bool out_of_step = batch[row].fault != import::RowFault::none;
  for (std::size_t i = 0; i < written.size(); ++i) {
    if (out_of_step || parts_.parser.is_scanned(i)) written[i] = {};
  }
  parts_.rejects->add(written, {batch[row].line, quarantine.field,
                                fmt::format("personuppgift: {}", import::swedish_name_of(quarantine.pattern))});
}

}  // namespace tryggkarta::commands
