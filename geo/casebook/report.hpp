// Lägesbilder: reports with their grades of areas, and figures that freeze.
#pragma once

#include "geo/casebook/clearance.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "geo/casebook/casework.hpp"
#include "geo/published/notice.hpp"
#include "geo/time/period.hpp"

namespace tryggkarta::casebook {

enum class ReportKind { vecka, kvartal, halvar, ar, tvaar };
enum class ReportStatus { utkast, beredning, for_beslut, beslutad, publicerad, ersatt, arkiverad };
/// Läge of an area: a word and a shape before it is a colour.
enum class AreaGrade { gron, gul, rod };

/// "halvår", "för_beslut", "grön" … : the words of the domain.
std::string_view name_of(ReportKind kind);
std::string_view name_of(ReportStatus status);
std::string_view name_of(AreaGrade grade);
/// Read the words above, also without the dots and rings of å, ä, ö and in any case.
std::optional<ReportKind> parse_report_kind(std::string_view text);
std::optional<ReportStatus> parse_report_status(std::string_view text);
std::optional<AreaGrade> parse_area_grade(std::string_view text);
/// Which kind of period a report is of.
time::PeriodKind period_kind_of(ReportKind kind);

/// What the law asks a lägesbild for (2023:196): 4 § 1–3, and what 5 § draws from it.
struct LawChecklist {
  std::string mapping;   ///< kartläggning av brottsligheten, dess omfattning och konsekvenser
  std::string other;     ///< annan information av betydelse
  std::string analysis;  ///< analys av båda
  std::string measures;  ///< ställningstagande till behovet av åtgärder
};

/// Lägesbild of a stadsområde or of the whole city.
struct Report {
  std::uint32_t id = 0;
  std::string key;          ///< the city's own; given where none is written
  published::AreaKey area;  ///< empty: hela staden
  ReportKind kind = ReportKind::kvartal;
  std::string period;  ///< token
  std::string title;
  std::string text;
  LawChecklist law;
  std::vector<std::string> problems;  ///< keys, most important first
  ReportStatus status = ReportStatus::utkast;
  std::string snapshot;                   ///< the figures as they froze, canonical; empty: not frozen
  std::string snapshot_hash;              ///< SHA-256 of it
  std::optional<time::Day> snapshot_day;  ///< when they froze
  Upkeep upkeep;
};

/// Områdesbedömning of one area in one report.
struct Assessment {
  std::int64_t id = 0;
  std::string report;  ///< key
  published::AreaKey area;
  AreaGrade grade = AreaGrade::gron;
  std::string reason;
  std::int64_t version = 0;
};

}  // namespace tryggkarta::casebook
