#include "server/delivery/incident_run.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "geo/error.hpp"
#include "server/delivery/read_ahead.hpp"
#include "server/delivery/source_registration.hpp"

namespace tryggkarta::delivery {

namespace {
time::TimeZone zone_named(const std::string& name) {
  if (auto zone = time::TimeZone::named(name)) return *std::move(zone);
  throw Error{ErrorKind::unavailable,
              fmt::format("The time zone {} is not known to this machine: install its zone table.", name)};
}
}  // namespace

IncidentRun::IncidentRun(const IncidentRunParts& parts)
    : parts_(parts), zone_(zone_named(parts.city.timezone)), finder_(parts.city.schemes) {}

void IncidentRun::run(const std::function<void(std::int64_t)>& between) {
  auto writer = parts_.store.incident_writer(parts_.source);
  // From here until its end the table and the parser are the other thread's; of them this one asks only what was known
  // before the first row.
  ReadAhead<Block> blocks{[this] { return read_block(); }};
  while (auto block = blocks.next()) {
    take(*block, writer);
    between(account_.rows());
  }
}

std::optional<IncidentRun::Block> IncidentRun::read_block() {
  if (read_to_the_end_) return std::nullopt;
  Block block;
  while (!block.rows.full()) {
    const import::Row* row = parts_.table.next();
    read_to_the_end_ = row == nullptr;
    if (read_to_the_end_) break;
    block.rows.add(*row);
  }
  block.parsed = parts_.parser.parse(block.rows);
  block.analysis_epsg = parts_.parser.analysis_epsg();
  return block;
}

void IncidentRun::take(Block& block, store::Store::IncidentWriter& writer) {
  settle_analysis_epsg(parts_.store, block.analysis_epsg);
  std::vector<const casebook::Incident*> incidents;
  incidents.reserve(block.parsed.size());
  for (std::size_t i = 0; i < block.parsed.size(); ++i) {
    const auto& fate = block.parsed[i].fate;
    if (const auto* incident = std::get_if<casebook::Incident>(&fate)) {
      incidents.push_back(incident);
    } else if (const auto* complaint = std::get_if<import::Complaint>(&fate)) {
      reject(block.rows, i, *complaint);
    } else {
      quarantine(block.rows, i, std::get<import::Quarantine>(fate));
    }
  }
  put_all(incidents, writer);
}

void IncidentRun::put_all(const std::vector<const casebook::Incident*>& incidents,
                          store::Store::IncidentWriter& writer) {
  const std::vector<store::Outcome> outcomes = writer.put(incidents);
  for (std::size_t i = 0; i < incidents.size(); ++i) {
    const casebook::Incident& incident = *incidents[i];
    account_.add(outcomes[i]);
    if (outcomes[i] == store::Outcome::stored && !finder_.places(incident, zone_.day_of(incident.from)))
      account_.add_unplaced();
    first_ = first_ ? std::min(*first_, incident.from) : incident.from;
    last_ = last_ ? std::max(*last_, incident.last()) : incident.last();
  }
}

void IncidentRun::note(std::int64_t line, const import::Complaint& complaint) {
  reasons_.add(line, complaint.field, complaint.english);
  if (first_not_taken_.size() < kShownRows) first_not_taken_.push_back({line, complaint});
}

void IncidentRun::reject(import::RowBatch& batch, std::size_t row, const import::Complaint& complaint) {
  account_.add_rejected();
  note(batch[row].line, complaint);
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
  const import::Complaint complaint{
      quarantine.field, fmt::format("personuppgift: {}", import::swedish_name_of(quarantine.pattern)),
      fmt::format("quarantined, it holds a {}", import::english_name_of(quarantine.pattern))};
  note(batch[row].line, complaint);
  if (parts_.rejects == nullptr) return;
  // No cell that could hold personal data is written: what is scanned, and all of a row that is out of step.
  const auto cells = batch.cells_of(row);
  std::vector<std::string_view> written(cells.begin(), cells.end());
  const bool out_of_step = batch[row].fault != import::RowFault::none;
  for (std::size_t i = 0; i < written.size(); ++i) {
    if (out_of_step || parts_.parser.is_scanned(i)) written[i] = {};
  }
  parts_.rejects->add(written, {batch[row].line, complaint.field, complaint.swedish});
}

}  // namespace tryggkarta::delivery
