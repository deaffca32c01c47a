// A store in a folder of its own, and a city of two squares, for the tests of this room.
#pragma once

#include <filesystem>
#include <string>

#include "geo/casebook/chain_rules.hpp"
#include "geo/error.hpp"
#include "geo/store/case_book.hpp"
#include "geo/store/store.hpp"

namespace tryggkarta::store::testing {

/// Removed with everything in it when the test ends.
class Folder {
 public:
  Folder();
  ~Folder();
  Folder(const Folder&) = delete;
  Folder& operator=(const Folder&) = delete;
  std::filesystem::path operator/(const std::string& name) const { return path_ / name; }

 private:
  std::filesystem::path path_;
};

time::Day day(const char* text);
time::Instant instant(const char* text);

/// A square of one kilometre whose south-west corner is there, in metres.
place::MultiPolygon<place::Metric> square(double east, double north);

/// Scheme SO with one area "1" of two squares, and MO with "11" (west) and "12" (east) under it. EPSG:3007.
casebook::AreaScheme city_areas();
casebook::AreaScheme middle_areas();

/// An empty store with the two schemes and the source "polisen".
Store small_store(const std::filesystem::path& path);

/// A theft at noon of 2026-03-01 in the middle of area 11, with or without a key.
casebook::Incident theft(const std::string& key);

/// A delivery that stored so many rows and nothing else.
Delivery stored_only(std::int64_t rows);

/// The first column of the first row that SQL gives, by a connection of its own.
std::string ask(const std::filesystem::path& store, const char* sql);
/// Brings a store back to what it was before there were reports (version 6), casework (version 5), or retention (4).
void forget_reports(const std::filesystem::path& store);
void forget_casework(const std::filesystem::path& store);
void forget_retention(const std::filesystem::path& store);
/// Runs SQL by a connection of its own; the message where SQLite refuses.
std::string tamper(const std::filesystem::path& store, const char* sql);

/// The fields that are complained of, or what else is thrown; "" where nothing is.
template <class Work>
std::string refusal_of(const Work& work) {
  try {
    work();
    return "";
  } catch (const casebook::RefusedWork& refused) {
    std::string fields;
    for (const auto& complaint : refused.complaints()) fields += (fields.empty() ? "" : " ") + complaint.field;
    return fields;
  } catch (const StaleVersion&) {
    return "(stale)";
  } catch (const Error& error) {
    return error.kind() == ErrorKind::not_allowed ? "(not allowed)"
           : error.kind() == ErrorKind::not_found ? "(not found)"
           : error.kind() == ErrorKind::conflict  ? "(conflict)"
                                                  : "(" + error.english() + ")";
  }
}

}  // namespace tryggkarta::store::testing
