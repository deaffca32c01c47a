#include "geo/analysis/report_question.hpp"

#include "geo/error.hpp"

namespace tryggkarta::analysis {

FrozenQuestion question_for(const casebook::Report& report, std::span<const published::AreaKey> graded,
                            std::span<const casebook::AreaScheme> schemes) {
  if (schemes.empty())
    throw Error{ErrorKind::bad_input, "Kartan behöver områden innan siffror kan frysas.",
                "the map needs areas before figures can freeze"};
  FrozenQuestion question{
      .scheme = schemes.front().code, .areas = {}, .period = time::Period::parse(report.period).value()};
  const bool is_whole_city = report.area == published::AreaKey{};
  if (!is_whole_city) question.areas = {report.area};
  if (!is_whole_city) question.scheme = report.area.scheme;
  if (graded.empty()) return question;
  question.scheme = graded.front().scheme;
  question.areas.clear();
  for (const auto& area : graded) {
    if (!is_whole_city && area.scheme == question.scheme) question.areas.push_back(area);
  }
  return question;
}

}  // namespace tryggkarta::analysis
