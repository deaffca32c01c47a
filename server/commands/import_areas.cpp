#include <algorithm>
#include <memory>

#include <fmt/format.h>

#include "geo/import/area_import.hpp"
#include "server/commands/import_commands.hpp"
#include "server/commands/import_options.hpp"
#include "server/commands/interruption.hpp"
#include "server/delivery/source_registration.hpp"

namespace tryggkarta::commands {

namespace {

struct AreaOptions {
  ImportOptions shared;
  import::AreaRequest request;
  std::string valid_from, valid_to, crs, level;
};

import::AreaRequest request_of(const AreaOptions& options){import::AreaRequest request = options.request;
request.source = options.shared.source;
request.layer = options.shared.layer;
request.valid_from = day_option("--valid-from", options.valid_from);
request.valid_to = day_option("--valid-to", options.valid_to);
request.epsg = epsg_option(options.crs);
if (!options.level.empty()) request.level = import::parse_level(options.level);
return request;
}  // namespace

bool same_ring(const place::Ring<place::Metric>& a, const place::Ring<place::Metric>& b) { return a == b; }

bool same_ground(const place::MultiPolygon<place::Metric>& a, const place::MultiPolygon<place::Metric>& b) {
  return std::equal(a.begin(), a.end(), b.begin(), b.end(), [](const auto& one, const auto& other) {
    return same_ring(one.exterior, other.exterior) &&
           std::equal(one.holes.begin(), one.holes.end(), other.holes.begin(), other.holes.end(), same_ring);
  });
}

/// What the areas do to those that the store has under the same codes.
ImportAccount account_of(const casebook::AreaScheme& scheme, const std::vector<casebook::AreaScheme>& known) {
  ImportAccount account;
  const auto earlier =
      std::find_if(known.begin(), known.end(), [&](const auto& one) { return one.code == scheme.code; });
  for (const auto& area : scheme.areas) {
    const casebook::Area* before = nullptr;
    if (earlier != known.end()) {
      const auto found = std::find_if(earlier->areas.begin(), earlier->areas.end(),
                                      [&](const auto& one) { return one.code == area.code; });
      if (found != earlier->areas.end()) before = &*found;
    }
    const bool same = before && before->name == area.name && before->parent == area.parent &&
                      same_ground(before->geometry, area.geometry);
    account.add(!before ? store::Outcome::stored : same ? store::Outcome::duplicate : store::Outcome::updated);
  }
  return account;
}

void run(const AreaOptions& options) {
  const import::AreaRequest request = request_of(options);
  const Interruption interruption;
  auto store = store::Store::open(options.shared.store, store::Access::read_write);
  auto transaction = store.begin();
  const auto known = store.area_schemes();
  import::AreaImport read = import::read_areas(request, known, store.city().analysis_epsg);
  interruption.stop_if_asked();
  delivery::settle_analysis_epsg(store, read.analysis_epsg);
  const ImportAccount account = account_of(read.scheme, known);
  store.put_area_scheme(read.scheme);
  interruption.stop_if_asked();
  if (options.shared.keeping == Keeping::keep) transaction.commit();
  print_notes(read.notes);
  print_account(account, options.shared.form, options.shared.keeping);
}

}  // namespace tryggkarta::commands

void add_import_areas(CLI::App& import) {
  CLI::App* command = import.add_subcommand("areas", "The borders of a division of the city");
  const auto options = std::make_shared<AreaOptions>();
  add_shared_options(*command, options->shared);
  command->add_option("--scheme", options->request.scheme, "Code of the scheme, for instance MO2021")->required();
  command->add_option("--title", options->request.title, "Title of the scheme")->required();
  command->add_option("--code", options->request.code_field, "Field with the areas' codes")->required();
  command->add_option("--name", options->request.name_field, "Field with the areas' names");
  command->add_option("--parent-scheme", options->request.parent_scheme, "Scheme that the areas belong to");
  command->add_option("--parent", options->request.parent_field,
                      "Field with the parents' codes; computed where there is none");
  command->add_option("--valid-from", options->valid_from, "First day in force, YYYY-MM-DD");
  command->add_option("--valid-to", options->valid_to, "First day no longer in force, YYYY-MM-DD");
  command->add_option("--crs", options->crs, "EPSG:n, where the file does not say it");
  command->add_option("--level", options->level, "stadsomrade, mellanomrade, primaromrade or basomrade")
      ->check(CLI::IsMember({"stadsomrade", "mellanomrade", "primaromrade", "basomrade"}));
  command->add_option("--attribution", options->request.attribution, "Whom to name for the borders");
  command->callback([options] { run_interruptibly([&] { run(*options); }); });
}

}  // namespace tryggkarta::commands
