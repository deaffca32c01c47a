#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <memory>
#include <optional>
#include <utility>

#include <fmt/format.h>

#include "geo/error.hpp"
#include "geo/import/source_name.hpp"
#include "geo/store/sha256.hpp"
#include "server/commands/import_commands.hpp"
#include "server/commands/import_options.hpp"
#include "server/commands/incident_run.hpp"
#include "server/commands/source_registration.hpp"

namespace tryggkarta::commands {

namespace {

namespace fs = std::filesystem;

struct IncidentOptions {
  ImportOptions shared;
  std::string source_name;
  std::string map;
  std::string rejects;
};

/// Empty where the source is no regular file.
std::string digest_of(const std::string& source) {
  std::error_code error;
  if (!import::is_file_source(source) || !fs::is_regular_file(source, error)) return "";
  std::ifstream file{source, std::ios::binary};
  store::Sha256 digest;
  std::string piece(std::size_t{1} << 20, '\0');
  while (file.read(piece.data(), static_cast<std::streamsize>(piece.size())) || file.gcount() > 0) {
    digest.add({piece.data(), static_cast<std::size_t>(file.gcount())});
  }
  return store::hex_of(digest.finish());
}

void check_rejects_path(const IncidentOptions& options) {
  std::error_code ignored;
  for (const std::string& other : {options.shared.source, options.shared.store, options.map}) {
    if (fs::equivalent(options.rejects, other, ignored)) {
      throw Error{ErrorKind::bad_input,
                  fmt::format("--rejects {} would overwrite {}: choose another name.", options.rejects, other)};
    }
  }
}

store::Delivery delivery_of(const IncidentOptions& options, const ImportAccount& account) {
  store::Delivery delivery;
  delivery.file = import::is_file_source(options.shared.source) ? fs::path{options.shared.source}.filename().string()
                                                                : import::shown_source(options.shared.source);
  delivery.sha256 = digest_of(options.shared.source);
  delivery.rows = account.rows();
  delivery.stored = account.stored();
  delivery.updated = account.updated();
  delivery.duplicate = account.duplicate();
  delivery.quarantined = account.quarantined();
  delivery.rejected = account.rejected();
  delivery.unplaced = account.unplaced();
  delivery.imported = std::chrono::floor<std::chrono::seconds>(std::chrono::system_clock::now());
  if (const char* user = std::getenv("USER")) delivery.by = user;
  return delivery;
}

/// For the rows of a registered source.
import::KnownCity known_city(const store::Store& store,
                             const std::string& source_name){const casebook::City city = store.city();
import::KnownCity known{store.categories(), store.area_schemes(), city.analysis_epsg, city.timezone,
                        today_in(city.timezone)};
for (const casebook::Source& source : store.sources()) {
  if (source.name == source_name) known.keeps_from = source.keeps_from(known.today);
}
return known;
}  // namespace

/// Everything between an open table and the account; the transaction is the caller's.
class IncidentImport {
 public:
  IncidentImport(const IncidentOptions& options, const import::FieldMap& map, store::Store& store)
      : options_(options),
        map_(map),
        store_(store),
        table_({.source = options.shared.source,
                .layer = options.shared.layer,
                .encoding = map.encoding,
                .delimiter = map.delimiter}),
        warnings_(register_source(store, options.source_name, map.source)),
        city_(known_city(store, options.source_name)),
        parser_(map_, table_, city_) {}

  void run(const Interruption& interruption) {
    if (!options_.rejects.empty()) rejects_.emplace(options_.rejects, table_.columns());
    run_.emplace(
        IncidentRunParts{table_, parser_, city_, store_, options_.source_name, rejects_ ? &*rejects_ : nullptr});
    run_->run(interruption);
    for (std::string& warning : parser_.warnings()) warnings_.push_back(std::move(warning));
    if (city_.schemes.empty()) {
      warnings_.emplace_back(
          "The store has no areas: every row counts as \"ej områdesbestämd\" until some are imported.");
    }
    record();
    interruption.stop_if_asked();
    if (rejects_) rejects_->keep();
  }

  void print() const {
    print_warnings(warnings_);
    print_warnings(run_->reasons().sentences());
    print_account(run_->account(), options_.shared.form, options_.shared.keeping);
  }

 private:
  void record() {
    store::Delivery delivery = delivery_of(options_, run_->account());
    delivery.encoding = table_.encoding();
    delivery.crs = parser_.source_epsg();
    delivery.categories = parser_.categories();
    if (const auto zone = time::TimeZone::named(city_.timezone); zone && run_->first()) {
      delivery.first_day = zone->day_of(*run_->first());
      delivery.last_day = zone->day_of(*run_->last());
    }
    store_.record_delivery(options_.source_name, delivery);
  }

  const IncidentOptions& options_;
  const import::FieldMap& map_;
  store::Store& store_;
  import::TableReader table_;
  std::vector<std::string> warnings_;
  import::KnownCity city_;
  import::IncidentParser parser_;
  std::optional<import::RejectsFile> rejects_;
  std::optional<IncidentRun> run_;
};

void run(const IncidentOptions& options) {
  check_rejects_path(options);
  const import::FieldMap map = import::parse_field_map(read_small_file(options.map), options.map);
  const Interruption interruption;
  auto store = store::Store::open(options.shared.store, store::Access::read_write);
  auto transaction = store.begin();
  IncidentImport import{options, map, store};
  import.run(interruption);
  if (options.shared.keeping == Keeping::keep) transaction.commit();
  import.print();
}

}  // namespace tryggkarta::commands

void add_import_incidents(CLI::App& import) {
  CLI::App* command = import.add_subcommand("incidents", "Incidents of one source, by a field map");
  const auto options = std::make_shared<IncidentOptions>();
  add_shared_options(*command, options->shared);
  command->add_option("--source", options->source_name, "Name of the source; registered when it is new")->required();
  command->add_option("--map", options->map, "The field map (TOML)")->required();
  command->add_option("--rejects", options->rejects, "CSV file for the rows that were not taken");
  command->callback([options] { run_interruptibly([&] { run(*options); }); });
}

}  // namespace tryggkarta::commands
