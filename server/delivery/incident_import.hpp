// One file of incidents on its way into a store: what the command line and the pages both do.
#pragma once

#include "geo/casebook/incident.hpp"

#include <filesystem>
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "geo/import/field_map.hpp"
#include "geo/import/incident_parser.hpp"
#include "geo/import/table_reader.hpp"
#include "geo/store/store.hpp"
#include "server/delivery/account.hpp"
#include "server/delivery/incident_run.hpp"

namespace tryggkarta::delivery {

struct ImportRequest {
  import::TableRequest table;  ///< encoding and delimiter are the map's
  std::string shown;           ///< the file's name in the store, without folders
  std::string source;          ///< registered when it is new
  std::string by;              ///< whom the delivery names
  time::Instant now{};
  std::filesystem::path rejects;  ///< where the rows go that are not taken; empty: nowhere
};

/// Lower-case hexadecimal SHA-256 of a file; empty where it is no regular file.
std::string digest_of(const std::string& file);

/// Everything between a file and the account of its rows. The transaction is the caller's: what it does not commit was
/// a dry run.
class IncidentImport {
 public:
  /// Registers the source. Throws Error(bad_input) where the map does not fit the file or the city, and what reading
  /// throws. `map` and `store` must outlive it.
  IncidentImport(const ImportRequest& request, const import::FieldMap& map, store::Store& store);

  /// Puts every row and records the delivery. `between` as IncidentRun::run has it.
  void run(const std::function<void(std::int64_t rows)>& between);
  /// Lets the file of rejects stand under its name.
  void keep_rejects();

  std::optional<std::int64_t> expected_rows() const { return table_.expected_rows(); }
  const ImportAccount& account() const { return run_->account(); }
  const ReasonList& reasons() const { return run_->reasons(); }
  const std::vector<import::RefusedRow>& first_not_taken() const { return run_->first_not_taken(); }
  const std::vector<std::string>& warnings() const { return warnings_; }
  /// First and last day of the rows that were taken, in the city.
  std::optional<time::Day> first_day() const;
  std::optional<time::Day> last_day() const;

 private:
  void record();

  const ImportRequest request_;
  const import::FieldMap& map_;
  store::Store& store_;
  import::TableReader table_;
  std::vector<std::string> warnings_;
  import::KnownCity city_;
  import::IncidentParser parser_;
  std::optional<import::RejectsFile> rejects_;
  std::optional<IncidentRun> run_;
};

}  // namespace tryggkarta::delivery
