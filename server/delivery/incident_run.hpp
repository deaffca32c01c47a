// The rows of one file on their way into the store.
#pragma once

#include "geo/casebook/incident.hpp"

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "geo/import/area_finder.hpp"
#include "geo/import/incident_parser.hpp"
#include "geo/import/refused_row.hpp"
#include "geo/import/rejects_file.hpp"
#include "geo/store/store.hpp"
#include "server/delivery/account.hpp"

namespace tryggkarta::delivery {

/// What a run works with; all of it outlives the run.
struct IncidentRunParts {
  import::TableReader& table;
  import::IncidentParser& parser;
  const import::KnownCity& city;
  store::Store& store;                     ///< in a transaction
  std::string source;                      ///< its registered name
  import::RejectsFile* rejects = nullptr;  ///< absent where none was asked for
};

/// Reads, puts and counts, some thousand rows at a time: the next ones are read and parsed on a second thread while
/// these are put.
class IncidentRun {
 public:
  explicit IncidentRun(const IncidentRunParts& parts);

  /// To the end of the table. `between` is told after some thousand rows how many there were so far, and may throw,
  /// which ends the run. Throws what the parts throw.
  void run(const std::function<void(std::int64_t rows)>& between);

  const ImportAccount& account() const { return account_; }
  const ReasonList& reasons() const { return reasons_; }
  /// The first rows that were not taken, at most kShownRows.
  const std::vector<import::RefusedRow>& first_not_taken() const { return first_not_taken_; }
  /// First and last instant of the rows that were taken.
  std::optional<time::Instant> first() const { return first_; }
  std::optional<time::Instant> last() const { return last_; }

  static constexpr std::size_t kShownRows = 20;

 private:
  /// Rows and what became of them.
  struct Block {
    import::RowBatch rows;
    std::vector<import::ParsedRow> parsed;
    int analysis_epsg = 0;
  };
  std::optional<Block> read_block();
  void take(Block& block, store::Store::IncidentWriter& writer);
  void put_all(const std::vector<const casebook::Incident*>& incidents, store::Store::IncidentWriter& writer);
  void note(std::int64_t line, const import::Complaint& complaint);
  void reject(import::RowBatch& batch, std::size_t row, const import::Complaint& complaint);
  void quarantine(import::RowBatch& batch, std::size_t row, const import::Quarantine& quarantine);

  IncidentRunParts parts_;
  time::TimeZone zone_;
  import::AreaFinder finder_;
  ImportAccount account_;
  ReasonList reasons_;
  std::vector<import::RefusedRow> first_not_taken_;
  bool read_to_the_end_ = false;
  std::optional<time::Instant> first_, last_;
};

}  // namespace tryggkarta::delivery
