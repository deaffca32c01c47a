// What a file looks like by a field map, before any of it is in the store.
#pragma once

#include "geo/casebook/incident.hpp"

#include <filesystem>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "geo/import/field_map.hpp"
#include "geo/import/guess_map.hpp"
#include "geo/import/refused_row.hpp"
#include "server/delivery/account.hpp"
#include "server/intake/file_kind.hpp"

namespace tryggkarta::intake {

/// A file, whose it is said to be, and how it is read.
struct Reading {
  std::filesystem::path file;
  FileKind kind;
  std::string shown;  ///< the file's name for people
  std::string source;
  std::string layer;
  import::FieldMap map;
  bool is_remembered = true;  ///< whether the map is kept for the next file of the source
};

/// The account of a run, kept or not.
struct Trial {
  delivery::ImportAccount account;
  std::vector<import::RefusedRow> first_not_taken;
  std::optional<time::Day> first_day;
  std::optional<time::Day> last_day;
};

struct Sentence {
  std::string swedish;
  std::string english;
};

struct Preview {
  std::vector<std::string> columns;
  std::vector<std::int64_t> lines;
  std::vector<std::vector<std::string>> rows;  ///< the first kShownRows
  std::string encoding;                        ///< as recognised; empty where the format says it
  std::optional<int> file_epsg;                ///< what the file says itself
  std::vector<import::Reason> reasons;         ///< why the map is as it is; of a guess
  bool is_from_source = false;                 ///< the map is the one that the source's last file was read by
  std::vector<Sentence> troubles;              ///< what keeps the file out; empty: it can come in
  /// Their words for categories, with how many rows have them: at most kMostWords.
  std::map<std::string, std::int64_t> words;
  std::optional<Trial> trial;

  static constexpr std::size_t kShownRows = 20;
  static constexpr std::size_t kMostWords = 200;
};

/// What a preview is made with.
struct Workplace {
  std::filesystem::path store;   ///< read, never written: the trial runs on a copy
  std::filesystem::path folder;  ///< for the copy
  time::Instant now{};
};

/// A file as it is read, and what that looks like.
struct Look {
  Reading reading;
  Preview preview;
};
/// The first one: the map is that of the source's last file where its columns are there, else guessed. Throws Error for
/// a file that cannot be read as a table.
Look first_look(Reading reading, const Workplace& place);

/// By the map that `reading` has; their words for categories are guessed where it has none of them, as after another
/// column was chosen. Throws as above.
Look look_again(Reading reading, const Workplace& place);

}  // namespace tryggkarta::intake
