#include "server/delivery/incident_import.hpp"

#include <fstream>
#include <utility>

#include "geo/import/source_name.hpp"
#include "geo/store/sha256.hpp"
#include "server/delivery/source_registration.hpp"

namespace tryggkarta::delivery {

namespace {

time::Day day_in(const std::string& timezone, time::Instant now) {
  const auto zone = time::TimeZone::named(timezone);
  return zone ? zone->day_of(now) : std::chrono::floor<std::chrono::days>(now);
}

/// For the rows of a registered source.
auto known_city(const store::Store& store, const ImportRequest& request) -> import::KnownCity {
  const casebook::City city = store.city();
  const time::Day today = day_in(city.timezone, request.now);
  import::KnownCity known{store.categories(), store.area_schemes(), city.analysis_epsg, city.timezone, today};
  for (const casebook::Source& source : store.sources()) {
    if (source.name == request.source) known.keeps_from = source.keeps_from(today);
  }
  return known;
}

auto table_of(const ImportRequest& request, const import::FieldMap& map) -> import::TableRequest {
  auto table = request.table;
  table.encoding = map.encoding;
  table.delimiter = map.delimiter;
  return table;
}

}  // namespace

std::string digest_of(const std::string& file) {
  std::error_code error;
  if (!import::is_file_source(file) || !std::filesystem::is_regular_file(file, error)) return "";
  std::ifstream stream{file, std::ios::binary};
  store::Sha256 digest;
  std::string piece(std::size_t{1} << 20, '\0');
  while (stream.read(piece.data(), static_cast<std::streamsize>(piece.size())) || stream.gcount() > 0)
    digest.add({piece.data(), static_cast<std::size_t>(stream.gcount())});
  return store::hex_of(digest.finish());
}

IncidentImport::IncidentImport(const ImportRequest& request, const import::FieldMap& map, store::Store& store)
    : request_(request),
      map_(map),
      store_(store),
      table_(table_of(request, map)),
      warnings_(register_source(store, request.source, map.source)),
      city_(known_city(store, request)),
      parser_(map_, table_, city_) {}

void IncidentImport::run(const std::function<void(std::int64_t)>& between) {
  if (!request_.rejects.empty()) rejects_.emplace(request_.rejects, table_.columns());
  run_.emplace(IncidentRunParts{table_, parser_, city_, store_, request_.source, rejects_ ? &*rejects_ : nullptr});
  run_->run(between);
  for (std::string& warning : parser_.warnings()) warnings_.push_back(std::move(warning));
  if (city_.schemes.empty()) {
    warnings_.emplace_back(
        "The store has no areas: every row counts as \"ej områdesbestämd\" until some are imported.");
  }
  record();
}

void IncidentImport::keep_rejects() {
  if (rejects_) rejects_->keep();
}

std::optional<time::Day> IncidentImport::first_day() const {
  const auto zone = time::TimeZone::named(city_.timezone);
  return zone && run_->first() ? std::optional{zone->day_of(*run_->first())} : std::nullopt;
}

std::optional<time::Day> IncidentImport::last_day() const {
  const auto zone = time::TimeZone::named(city_.timezone);
  return zone && run_->last() ? std::optional{zone->day_of(*run_->last())} : std::nullopt;
}

void IncidentImport::record() {
  const ImportAccount& account = run_->account();
  store::Delivery delivery;
  delivery.file = request_.shown;
  delivery.sha256 = digest_of(request_.table.source);
  delivery.encoding = table_.encoding();
  delivery.crs = parser_.source_epsg();
  delivery.rows = account.rows();
  delivery.stored = account.stored();
  delivery.updated = account.updated();
  delivery.duplicate = account.duplicate();
  delivery.quarantined = account.quarantined();
  delivery.rejected = account.rejected();
  delivery.unplaced = account.unplaced();
  delivery.imported = request_.now;
  delivery.by = request_.by;
  delivery.first_day = first_day();
  delivery.last_day = last_day();
  delivery.categories = parser_.categories();
  store_.record_delivery(request_.source, delivery);
}

}  // namespace tryggkarta::delivery
