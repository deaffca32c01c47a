// The rows of a sent file, through the same functions as the command line's.
#pragma once

#include "geo/casebook/incident.hpp"

#include <filesystem>
#include <string>

#include "geo/error.hpp"
#include "geo/import/table_reader.hpp"
#include "geo/store/store.hpp"
#include "server/intake/preview.hpp"

namespace tryggkarta::intake {

/// How the file of a reading is opened.
auto table_of(const Reading& reading) -> import::TableRequest;

/// The same error with the file's name for people instead of where it lies.
Error with_shown_name(const Error& error, const Reading& reading);

/// Everything but keeping it, on a copy of the store: nobody who writes waits for it. Throws Error(bad_input) where the
/// map does not fit the file.
Trial try_out(const Reading& reading, const Workplace& place);

/// Who takes it in, and where the rows go that are not taken.
struct Taking {
  std::string member;
  std::string role;
  std::string purpose;
  std::filesystem::path rejects;
  time::Instant now{};
};
/// For good: rows, delivery, map and the line of the log, all in one transaction or none. Throws Error(conflict) where
/// the source has not been decided on (I14).
Trial take_in(const Reading& reading, store::Store& store, const Taking& taking);

}  // namespace tryggkarta::intake
