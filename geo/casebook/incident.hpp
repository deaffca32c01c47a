// Incidents, their sources and their categories.
#pragma once

#include "geo/casebook/clearance.hpp"

#include <algorithm>
#include <array>
#include <chrono>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "geo/access/member.hpp"
#include "geo/place/coordinate.hpp"
#include "geo/published/area.hpp"
#include "geo/time/local_time.hpp"
#include "geo/time/period.hpp"

namespace tryggkarta::casebook {

/// Platsprecision, finest first. The order is the order of the enumerators.
enum class Precision : std::uint8_t {
  punkt,
  adress,
  gata,
  plats,
  basomrade,
  primaromrade,
  mellanomrade,
  stadsomrade,
  okand
};
std::string_view name_of(Precision precision);
std::optional<Precision> parse_precision(std::string_view name);
/// Whether a point of that precision says in which area of a level it lies. The centre of a mellanområde says
/// nothing about primärområden, and a point of precision `okand` (a county's centre) nothing at all.
bool places_in(published::AreaLevel level, Precision precision);

/// Händelse, as an import understood it. Free text is never part of it.
struct Incident {
  std::string key;       ///< the source's own key; empty where it has none. Stored hashed, never shown
  std::string category;  ///< our code
  time::Instant from{};
  time::Instant to{};  ///< equal to `from` where one time is known; half-open end of an interval otherwise
  /// Where; absent where the row has a code or nothing.
  std::optional<place::Metric> where;
  /// Code of an area where the row has a code instead of a point, with its scheme.
  std::string area_scheme;
  std::string area_code;
  Precision precision = Precision::okand;

  /// The last instant of the half-open interval, which decides how old the row is.
  time::Instant last() const { return std::max(from, to - std::chrono::seconds{1}); }
};

/// Kategori. A tree under `all`.
struct Category {
  std::string code;
  std::string parent;  ///< empty only for `all`
  std::string title;   ///< Swedish
  std::string title_english;
  bool sensitive = false;  ///< känslig; inherited by children
  bool proactive = false;  ///< ingripandebrott; inherited by children
};
/// The tree that an empty store starts with (contract: "Category codes of the default tree"), parents first.
std::vector<Category> default_categories();

/// Källa. What is not decided is said ("ej beslutat") and shows in `check`.
struct Source {
  std::string name;                             ///< the NAME of the command line, unique
  std::string title;                            ///< for the public; the name where none is given
  std::string owner;                            ///< party, e.g. "Polisen"
  std::string controller;                       ///< personuppgiftsansvarig
  std::string purpose;                          ///< ändamål
  std::string retention;                        ///< gallringsfrist, what Retention::parse reads, e.g. "5 år"
  std::string retention_decision;               ///< gallringsbeslut: diarienummer and day
  std::string cadence;                          ///< expected cadence
  std::optional<time::Day> first_day;           ///< first delivered day
  std::optional<time::Day> last_day;            ///< last delivered day
  std::vector<std::string> categories;          ///< codes that its deliveries can tell apart, sorted
  access::Secrecy secrecy = access::kInternal;  ///< of its rows; those of sensitive categories have kSensitive at least
  std::optional<time::Day> retained_before;     ///< rows of earlier days have been retained, and never come in again

  /// The first day of which exact rows are kept or taken in: what the retention says, and never before what was
  /// retained once. Nothing where every day is kept.
  std::optional<time::Day> keeps_from(time::Day today) const;
  bool decided() const { return !controller.empty() && !purpose.empty() && !retention.empty(); }
};

/// Täckning: a grade that says otherwise than "a source covers every area from its first to its last day".
enum class CoverageGrade { god, begransad, bristfallig, saknas };
/// "begränsad" …: the words of the domain; read also without the dots and rings of å, ä, ö and in any case.
std::string_view name_of(CoverageGrade grade);
std::optional<CoverageGrade> parse_coverage_grade(std::string_view text);
struct Coverage {
  std::string source;
  std::string scheme;
  std::string area;
  time::Day first{};
  time::Day end{};  ///< half-open
  CoverageGrade grade = CoverageGrade::god;
  std::string reason;
  std::int64_t id = 0;  ///< given by the store; 0 before
  std::int64_t version = 0;
};

}  // namespace tryggkarta::casebook
