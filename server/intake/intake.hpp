// Front door: deliveries of the sources, and files that are sent, looked at and taken in.
#pragma once

#include "geo/casebook/incident.hpp"

#include <cstdint>
#include <filesystem>
#include <functional>
#include <memory>

#include "geo/published/edition.hpp"
#include "geo/store/store.hpp"
#include "server/http/router.hpp"
#include "server/public/pages/view.hpp"
#include "server/session/doorkeeper.hpp"

namespace tryggkarta::intake {

/// What the pages work with. All of it outlives the router.
struct House {
  session::Doorkeeper& doorkeeper;
  std::filesystem::path store;  ///< read through connections of its own
  /// Hands over the one store that writes, alone. Throws Error(unavailable) where it cannot be written.
  std::function<void(const std::function<void(store::Store&)>&)> writing;
  std::function<void()> taken_in;  ///< called when the store has other rows
  std::function<std::shared_ptr<const published::Edition>()> edition;
  pages::PageSettings settings;
  session::Doorkeeper::Clock now;
  std::uint64_t most_bytes = std::uint64_t{256} << 20;  ///< of a file
};

/// Adds /inside/leverans (the sources, for whoever reads rows), /inside/leverans/ny (the form, and the file itself),
/// /inside/leverans/{id} (preview, account), /inside/leverans/{id}/kasta and /inside/leverans/{id}/avvisade.csv, for
/// who may import. Everything works without a script; what changes something is POST, from our own pages alone. Files
/// that wait lie beside the store, in a folder that nobody else may open, and are gone when the server ends.
void add_intake_pages(http::Router& router, const House& house);

}  // namespace tryggkarta::intake
