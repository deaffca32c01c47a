#include "geo/casebook/report.hpp"

#include "geo/casebook/word_list.hpp"

namespace tryggkarta::casebook {

namespace {

constexpr WordList<5> kKinds{"vecka", "kvartal", "halvår", "år", "tvåår"};
constexpr WordList<7> kStatuses{"utkast", "beredning", "för_beslut", "beslutad", "publicerad", "ersatt", "arkiverad"};
constexpr WordList<3> kGrades{"grön", "gul", "röd"};

}  // namespace

std::string_view name_of(ReportKind kind) { return word_in(kKinds, kind); }
std::string_view name_of(ReportStatus status) { return word_in(kStatuses, status); }
std::string_view name_of(AreaGrade grade) { return word_in(kGrades, grade); }
std::optional<ReportKind> parse_report_kind(std::string_view text) { return parse_word<ReportKind>(kKinds, text); }
std::optional<ReportStatus> parse_report_status(std::string_view text) {
  return parse_word<ReportStatus>(kStatuses, text);
}
std::optional<AreaGrade> parse_area_grade(std::string_view text) { return parse_word<AreaGrade>(kGrades, text); }

time::PeriodKind period_kind_of(ReportKind kind) {
  switch (kind) {
    case ReportKind::vecka: return time::PeriodKind::week;
    case ReportKind::kvartal: return time::PeriodKind::quarter;
    case ReportKind::halvar: return time::PeriodKind::half_year;
    case ReportKind::ar: return time::PeriodKind::year;
    case ReportKind::tvaar: return time::PeriodKind::two_years;
  }
  return time::PeriodKind::quarter;
}

}  // namespace tryggkarta::casebook
