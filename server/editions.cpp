#include "server/editions.hpp"

#include <algorithm>
#include <thread>

#include <fmt/format.h>

#include "geo/access/policy.hpp"
#include "geo/disclosure/public_areas.hpp"
#include "geo/disclosure/publish.hpp"
#include "geo/error.hpp"
#include "geo/published/fingerprint.hpp"

namespace tryggkarta::server {

namespace {

place::GridCoverage coverage_of(const std::vector<published::Scheme>& schemes) {
  std::vector<std::vector<place::MultiPolygon<place::LonLat>>> borders;
  for (const auto& scheme : schemes) {
    auto& areas = borders.emplace_back();
    for (const auto& area : scheme.areas) areas.push_back(area.geometry);
  }
  return place::prepare_coverage(borders);
}

void require_decided_sources(const casebook::CasebookView& view) {
  for (const auto& source : view.sources) {
    if (source.decided()) continue;
    throw Error{
        ErrorKind::conflict,
        fmt::format(
            "The source {} has no controller, purpose or retention yet, and this store is in production: decide "
            "them with `tryggkarta source set`.",
            source.name)};
  }
}

}  // namespace

std::uint32_t publish_next(store::Store& store, const PublishOrder& order) {
  auto transaction = store.begin();
  const std::uint32_t number = publish_within(store, order);
  transaction.commit();
  return number;
}

std::uint32_t publish_within(store::Store& store, const PublishOrder& order) {
  const auto casebook = store.load_casebook();
  const auto& view = casebook.seen_by(access::Policy::for_owner_of_the_store_file());
  if (view.schemes.empty()) {
    throw Error{ErrorKind::bad_input,
                "There are no areas to publish figures for: run `tryggkarta import areas` first."};
  }
  if (order.production) require_decided_sources(view);
  const auto zone = time::TimeZone::named(view.city.timezone);
  if (!zone)
    throw Error{ErrorKind::bad_input,
                fmt::format("The time zone {} of the store is not known to this machine.", view.city.timezone)};
  const std::uint32_t number = store.latest_edition_number() + 1;
  const auto parts =
      disclosure::publish(view, {}, {.number = number, .now = order.now, .today = zone->day_of(order.now)});
  const std::string borders = published::fingerprint_of_borders(parts.schemes);
  if (!store.tile_geometry(borders)) store.keep_tile_geometry(borders, place::pack(coverage_of(parts.schemes)));
  store.record_edition(parts, published::fingerprint_of(parts));
  return number;
}

std::shared_ptr<const inside::InsideBook> read_inside_book(const store::Store& store,
                                                           const public_routes::PublicEdition* current) {
  const auto grant = access::Policy::for_owner_of_the_store_file();
  // More threads would wait for memory, and the public is served meanwhile.
  const unsigned threads = std::clamp(std::thread::hardware_concurrency(), 1U, 4U);
  auto casebook = store.load_casebook(threads);
  analysis::CityBorders borders{disclosure::public_schemes(casebook.seen_by(grant), threads), nullptr};
  const std::string key = published::fingerprint_of_borders(borders.schemes);
  if (current != nullptr && published::fingerprint_of_borders(current->edition->schemes()) == key) {
    borders.prepared = current->borders;
  } else {
    const auto packed = store.tile_geometry(key);
    borders.prepared = std::make_shared<const tiles::CutBorders>(
        std::make_shared<const place::GridCoverage>(packed ? place::unpack(*packed) : coverage_of(borders.schemes)));
  }
  return std::make_shared<const inside::InsideBook>(std::move(casebook), std::move(borders), grant, threads);
}

std::shared_ptr<const published::Edition> newest_edition(const store::Store& store, const published::Edition* before) {
  auto parts = store.load_edition();
  if (!parts) return nullptr;
  const std::string borders = published::fingerprint_of_borders(parts->schemes);
  if (before != nullptr && published::fingerprint_of_borders(before->schemes()) == borders)
    return std::make_shared<const published::Edition>(std::move(*parts), before->shared_tiles());
  const auto packed = store.tile_geometry(borders);
  auto coverage =
      std::make_shared<const place::GridCoverage>(packed ? place::unpack(*packed) : coverage_of(parts->schemes));
  return std::make_shared<const published::Edition>(std::move(*parts), std::move(coverage));
}

}  // namespace tryggkarta::server
