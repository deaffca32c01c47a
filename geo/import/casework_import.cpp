#include "geo/import/casework_import.hpp"

#include <algorithm>
#include <map>
#include <set>
#include <utility>

#include <fmt/format.h>

#include "geo/error.hpp"
#include "geo/import/area_codes.hpp"
#include "geo/import/shape_frame.hpp"
#include "geo/import/source_name.hpp"

namespace tryggkarta::import {

namespace {

const std::vector<std::string> kPlaceFields{"geometry", "lon", "lat", "x", "y"};

std::vector<std::string> with_place_fields(std::vector<std::string> fields) {
  fields.insert(fields.end(), kPlaceFields.begin(), kPlaceFields.end());
  return fields;
}

template <class Status>
std::string all_statuses(Status last) {
  std::string names;
  for (int i = 0; i <= static_cast<int>(last); ++i)
    names += fmt::format("{}{}", i ? ", " : "", casebook::name_of(static_cast<Status>(i)));
  return names;
}

/// The status of a row; the first one of its kind where the cell is empty.
template <class Status>
Status read_status(CaseworkRow& row, std::optional<Status> (*parse)(std::string_view), Status last) {
  const std::string text = row.text("status");
  if (text.empty()) return Status{};
  const auto status = parse(text);
  if (!status) {
    row.complain("status", fmt::format("status finns inte: en av {}", all_statuses(last)),
                 fmt::format("there is no such status: one of {}", all_statuses(last)));
  }
  return status.value_or(Status{});
}

casebook::PublicWords read_words(CaseworkRow& row) {
  casebook::PublicWords words{row.yes_no("public"), row.text("public_title"), row.text("public_text")};
  if (words.is_public && words.title.empty()) {
    row.complain("public_title", "en offentlig rad behöver en offentlig rubrik", "a public row needs a public title");
  }
  return words;
}

/// Refuses a key that stands twice, gathers what is left.
template <class Item>
class Gatherer {
 public:
  void take(CaseworkRow& row, Item item) {
    ++import_.rows;
    const auto [first, fresh] = lines_.emplace(item.key, row.line());
    if (!fresh) {
      row.complain("key", fmt::format("nyckeln står redan på rad {}", first->second),
                   fmt::format("the key stands on line {} already", first->second));
    }
    if (row.complaint()) {
      import_.refused.push_back({row.line(), *row.complaint()});
    } else {
      import_.items.push_back(std::move(item));
    }
  }
  CaseworkImport<Item> finish(const CaseworkRequest& request) {
    if (import_.rows == 0)
      throw Error{ErrorKind::bad_input,
                  fmt::format("{} has no rows: nothing to import.", shown_source(request.source))};
    return std::move(import_);
  }
  CaseworkImport<Item>& import() { return import_; }

 private:
  CaseworkImport<Item> import_;
  std::map<std::string, std::int64_t> lines_;
};

void check_categories(CaseworkRow& row, const std::vector<std::string>& used, const CaseworkSurroundings& known) {
  for (const std::string& code : used) {
    const bool exists = std::any_of(known.categories.begin(), known.categories.end(),
                                    [&](const auto& category) { return category.code == code; });
    if (!exists)
      row.complain("categories", fmt::format("kategorin {} finns inte", code),
                   fmt::format("there is no category {}", code));
  }
}

casebook::Problem read_problem(CaseworkRow& row, const CaseworkSurroundings& known) {
  casebook::Problem problem;
  problem.key = row.needed_text("key");
  problem.title = row.needed_text("title");
  problem.words = read_words(row);
  problem.status = read_status(row, casebook::parse_problem_status, casebook::ProblemStatus::ateroppnat);
  problem.priority = row.whole_number("priority");
  if (problem.priority && *problem.priority < 1)
    row.complain("priority", "prioriteten börjar på 1", "priorities begin at 1");
  problem.categories = row.words("categories");
  check_categories(row, problem.categories, known);
  problem.time_pattern = row.text("time_pattern");
  problem.owner = row.text("owner");
  problem.decided = row.day("decided");
  return problem;
}

void check_choice(CaseworkRow& row, std::string_view field, const std::string& value,
                  std::pair<std::string_view, std::string_view> allowed) {
  if (value.empty() || value == allowed.first || value == allowed.second) return;
  row.complain(field, fmt::format("skriv {} eller {}", allowed.first, allowed.second),
               fmt::format("write {} or {}", allowed.first, allowed.second));
}

casebook::Action read_action(CaseworkRow& row) {
  casebook::Action action;
  action.key = row.needed_text("key");
  action.title = row.needed_text("title");
  action.problem = row.text("problem");
  action.words = read_words(row);
  action.kind = lower_case(row.text("kind"));
  action.horizon = lower_case(row.text("horizon"));
  check_choice(row, "kind", action.kind, {"social", "situationell"});
  check_choice(row, "horizon", action.horizon, {"kort", "lång"});
  action.status = read_status(row, casebook::parse_action_status, casebook::ActionStatus::avbruten);
  action.responsible = row.text("responsible");
  action.parties = row.text("parties");
  action.start = row.day("start");
  action.end = row.day("end");
  if (action.start && action.end && *action.end < *action.start)
    row.complain("end", "slutet ligger före starten", "the end is before the start");
  action.target = row.number("target");
  action.outcome = row.number("outcome");
  action.unit = row.text("unit");
  action.result = row.text("result");
  return action;
}

published::AreaKey read_area(CaseworkRow& row, const std::vector<AreaCodes>& schemes) {
  published::AreaKey key{row.needed_text("scheme"), row.needed_text("area")};
  if (row.complaint()) return key;
  const auto scheme = std::find_if(schemes.begin(), schemes.end(),
                                   [&](const AreaCodes& codes) { return codes.scheme() == key.scheme; });
  if (scheme == schemes.end()) {
    row.complain("scheme", fmt::format("områdesindelningen {} finns inte", key.scheme),
                 fmt::format("there is no scheme {}", key.scheme));
    return key;
  }
  const auto area = scheme->find(key.code);
  if (!area) {
    row.complain("area", fmt::format("området {} finns inte i {}", key.code, key.scheme),
                 fmt::format("there is no area {} in {}", key.code, key.scheme));
    return key;
  }
  key.code = *area;
  return key;
}

casebook::Pledge read_pledge(CaseworkRow& row, const std::vector<AreaCodes>& schemes) {
  casebook::Pledge pledge;
  pledge.key = row.needed_text("key");
  pledge.title = row.needed_text("title");
  pledge.area = read_area(row, schemes);
  const auto year = row.whole_number("year");
  if (!year || *year < 1950 || *year > 2999)
    row.complain("year", "ett löfte behöver ett år, t.ex. 2026", "a pledge needs a year, for instance 2026");
  pledge.year = year.value_or(0);
  pledge.words = read_words(row);
  pledge.status = read_status(row, casebook::parse_pledge_status, casebook::PledgeStatus::aterkopplat);
  pledge.responsible = row.text("responsible");
  const auto target = row.number("target");
  if (!target) row.complain("target", "ett löfte behöver ett mål", "a pledge needs a target");
  pledge.target = target.value_or(0);
  pledge.outcome = row.number("outcome");
  pledge.unit = row.text("unit");
  pledge.action = row.text("action");
  return pledge;
}

/// Reads every row, with its shape.
template <class Item, class ReadRow>
CaseworkImport<Item> read_shaped(const CaseworkRequest& request, const std::vector<std::string>& fields,
                                 const CaseworkSurroundings& known, const ReadRow& read_row) {
  CaseworkTable table{request, {fields, {"key", "title"}, Shapes::needed}};
  ShapeFrame frame{shown_source(request.source), table.epsg(), known.analysis_epsg, known.schemes};
  Gatherer<Item> gatherer;
  while (auto row = table.next()) {
    Item item = read_row(*row);
    if (const auto shape = table.shape_of(*row)) item.shape = frame.frame(*shape, *row);
    gatherer.take(*row, std::move(item));
  }
  gatherer.import().analysis_epsg = frame.analysis_epsg();
  return gatherer.finish(request);
}

}  // namespace

const std::vector<std::string>& problem_fields() {
  static const auto fields = with_place_fields({"key", "title", "public", "public_title", "public_text", "status",
                                                "priority", "categories", "time_pattern", "owner", "decided"});
  return fields;
}

const std::vector<std::string>& action_fields() {
  static const auto fields =
      with_place_fields({"key", "problem", "title", "public", "public_title", "public_text", "kind", "horizon",
                         "status", "responsible", "parties", "start", "end", "target", "outcome", "unit", "result"});
  return fields;
}

const std::vector<std::string>& pledge_fields() {
  static const std::vector<std::string> fields{"key",    "scheme",       "area",        "year",   "title",
                                               "public", "public_title", "public_text", "status", "responsible",
                                               "target", "outcome",      "unit",        "action"};
  return fields;
}

CaseworkImport<casebook::Problem> read_problems(const CaseworkRequest& request, const CaseworkSurroundings& known) {
  return read_shaped<casebook::Problem>(request, problem_fields(), known,
                                        [&](CaseworkRow& row) { return read_problem(row, known); });
}

CaseworkImport<casebook::Action> read_actions(const CaseworkRequest& request, const CaseworkSurroundings& known) {
  return read_shaped<casebook::Action>(request, action_fields(), known,
                                       [](CaseworkRow& row) { return read_action(row); });
}

CaseworkImport<casebook::Pledge> read_pledges(const CaseworkRequest& request, const CaseworkSurroundings& known) {
  CaseworkTable table{request, {pledge_fields(), {"key", "title", "scheme", "area", "year", "target"}, Shapes::none}};
  const auto schemes = codes_of(known.schemes);
  Gatherer<casebook::Pledge> gatherer;
  while (auto row = table.next()) gatherer.take(*row, read_pledge(*row, schemes));
  return gatherer.finish(request);
}

}  // namespace tryggkarta::import
