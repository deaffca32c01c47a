#include "server/casework/deciding.hpp"

#include <algorithm>
#include <vector>

#include "geo/casebook/record_rules.hpp"
#include "geo/casebook/rules.hpp"
#include "geo/error.hpp"
#include "server/casework/feature.hpp"
#include "server/records/record.hpp"

namespace tryggkarta::casework {

namespace {

using access::DecisionGrant;
using casebook::Action;
using casebook::Decision;
using casebook::Report;

template <class Keyed>
std::optional<Keyed> keyed(const store::Store& store, const DecisionGrant& grant, const std::string& key) {
  for (Keyed& each : store.casework().all<Keyed>(grant)) {
    if (each.key == key) return std::move(each);
  }
  return std::nullopt;
}

std::string text_of(const Json& document) { return document.dump(2) + "\n"; }

/// Names of areas are in the borders; "" for the whole city.
std::string name_of_area(const store::Store& store, const published::AreaKey& key) {
  for (const auto& scheme : store.area_schemes()) {
    if (scheme.code != key.scheme) continue;
    for (const auto& area : scheme.areas) {
      if (area.code == key.code) return area.name;
    }
  }
  return key.code;
}

std::vector<casebook::Coverage> coverage_of(const store::Store& store, const DecisionGrant& grant,
                                            const Report& report) {
  const auto graded = store.casework().areas_graded_by(grant, report);
  const auto period = time::Period::parse(report.period).value();
  auto coverage = store.casework().all<casebook::Coverage>(grant);
  std::erase_if(coverage, [&](const casebook::Coverage& each) {
    const bool is_graded =
        std::find(graded.begin(), graded.end(), published::AreaKey{each.scheme, each.area}) != graded.end();
    return !is_graded || each.end <= period.first_day() || period.end_day() <= each.first;
  });
  return coverage;
}

template <class Item>
Json features_of(const FeatureWriter& writer, const std::vector<Item>& items) {
  Json features = Json::array();
  for (const Item& item : items) features.push_back(writer.feature(item));
  return features;
}

std::string package_of(const store::Store& store, const DecisionGrant& grant, const Report& report,
                       const Decision& decision) {
  const FeatureWriter writer{store.city().analysis_epsg};
  records::DecidedReport decided{.report = report,
                                 .decision = decision,
                                 .area_name = name_of_area(store, report.area),
                                 .assessments = store.casework().all<casebook::Assessment>(grant),
                                 .coverage = coverage_of(store, grant, report),
                                 .problems = {},
                                 .report_json = {},
                                 .decision_json = text_of(writer.feature(decision))};
  std::erase_if(decided.assessments, [&](const auto& assessment) { return assessment.report != report.key; });
  for (const std::string& key : report.problems) {
    if (auto problem = keyed<casebook::Problem>(store, grant, key)) decided.problems.push_back(*std::move(problem));
  }
  decided.report_json = text_of({{"report", writer.feature(report)},
                                 {"assessments", features_of(writer, decided.assessments)},
                                 {"coverage", features_of(writer, decided.coverage)},
                                 {"problems", features_of(writer, decided.problems)}});
  return records::package_of(decided);
}

std::string package_of(const store::Store& store, const DecisionGrant& grant, const Action& action,
                       const Decision& decision) {
  const FeatureWriter writer{store.city().analysis_epsg};
  const auto problem = keyed<casebook::Problem>(store, grant, action.problem);
  records::DecidedAction decided{.action = action,
                                 .decision = decision,
                                 .problem_title = problem ? problem->title : action.problem,
                                 .causes = store.casework().all<casebook::Cause>(grant),
                                 .action_json = {},
                                 .decision_json = text_of(writer.feature(decision))};
  std::erase_if(decided.causes, [&](const casebook::Cause& cause) {
    return std::find(action.causes.begin(), action.causes.end(), cause.id) == action.causes.end();
  });
  decided.action_json = text_of({{"action", writer.feature(action)}, {"causes", features_of(writer, decided.causes)}});
  return records::package_of(decided);
}

template <class Object>
void keep_record(store::Store& store, const DecisionGrant& grant, const Decision& decision) {
  const auto object = keyed<Object>(store, grant, decision.key);
  if (!object || !casebook::is_decided(*object)) return;
  store.casework().keep_record(decision, package_of(store, grant, *object, decision));
}

}  // namespace

Decision decide(store::Store& store, const DecisionGrant& grant, const Decision& decision,
                const store::Moment& moment) {
  const Decision written = store.casework().decide(grant, decision, moment);
  if (written.kind == casebook::DecidedKind::report) keep_record<Report>(store, grant, written);
  if (written.kind == casebook::DecidedKind::action) keep_record<Action>(store, grant, written);
  return written;
}

}  // namespace tryggkarta::casework
