// Front door: what is kept of a decision, as one package that can be read without this program.
#pragma once

#include "geo/casebook/casework.hpp"

#include <string>
#include <vector>

#include "geo/casebook/chain.hpp"
#include "geo/casebook/incident.hpp"
#include "geo/casebook/report.hpp"

namespace tryggkarta::records {

/// A report as it was decided on. The texts are JSON documents.
struct DecidedReport {
  const casebook::Report& report;
  const casebook::Decision& decision;
  std::string area_name;  ///< "" for the whole city
  std::vector<casebook::Assessment> assessments;
  std::vector<casebook::Coverage> coverage;  ///< as stated, of areas that it grades and days of its period
  std::vector<casebook::Problem> problems;   ///< its priorities, first one first
  std::string report_json;
  std::string decision_json;
};

/// A plan of an action as it was decided on.
struct DecidedAction {
  const casebook::Action& action;
  const casebook::Decision& decision;
  std::string problem_title;
  std::vector<casebook::Cause> causes;
  std::string action_json;
  std::string decision_json;
};

/// A ZIP: report.json, decision.json, figures.json (the frozen bytes), figures.csv, lagesbild.html and manifest.json.
/// Equal reports give equal bytes. Throws Error(bad_input) where the figures are not what froze.
std::string package_of(const DecidedReport& decided);
/// The same with action.json, decision.json, atgard.html and manifest.json.
std::string package_of(const DecidedAction& decided);

}  // namespace tryggkarta::records
