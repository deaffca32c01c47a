#include "server/public/figures_route.hpp"

#include <fmt/format.h>

#include "server/public/address.hpp"
#include "server/public/figures_answer.hpp"
#include "server/public/format.hpp"
#include "server/public/history_answer.hpp"

namespace tryggkarta::public_routes {

namespace {

std::vector<std::string> parts_of(std::string_view resource, const Selection& selection) {
  return {std::string(resource), selection.scheme->code, selection.category->code, selection.period.token()};
}

/// The name of the file that a browser saves: edition and question stand in it.
http::Header download_name(const Call& call, const Selection& selection) {
  const std::string name = fmt::format("tryggkarta-utgava-{}-{}-{}-{}.csv", call.edition().number(),
                                       selection.scheme->code, selection.period.token(), selection.category->code);
  return {"Content-Disposition", "attachment; filename*=UTF-8''" + percent_encode(name)};
}

http::Response respond_with_csv(const Call& call, const Selection& selection,
                                const std::optional<ChosenFormat>& chosen) {
  Representation csv{parts_of("figures.csv", selection), std::string(kCsv),
                     [&] { return figures_csv(call.edition(), selection); }};
  csv.negotiated_by_accept = chosen && chosen->by_accept;
  csv.headers.push_back(download_name(call, selection));
  return respond_with(call, csv);
}

}  // namespace

ParameterRules figures_csv_rules(const published::Edition& edition, const Collection*) {
  return {scheme_rule(edition), period_rule(), category_rule(edition)};
}

ParameterRules figures_rules(const published::Edition& edition, const Collection* collection) {
  ParameterRules rules = figures_csv_rules(edition, collection);
  rules.push_back(json_or_csv_rule());
  return rules;
}

http::Response answer_figures(const Call& call) {
  const Selection selection = read_selection(call.edition(), call.arguments);
  const auto chosen = choose_json_or_csv(call, kJson);
  if (!chosen) return not_acceptable(call);
  if (chosen->format == Format::csv) return respond_with_csv(call, selection, chosen);
  Representation json{parts_of("figures", selection), std::string(kJson),
                      [&] { return figures_json(call.edition(), selection); }};
  json.negotiated_by_accept = chosen->by_accept;
  return respond_with(call, json);
}

http::Response answer_figures_csv(const Call& call) {
  return respond_with_csv(call, read_selection(call.edition(), call.arguments), std::nullopt);
}

http::Response answer_history(const Call& call) {
  const HistoryQuery query = read_history(call.edition(), call.arguments);
  std::vector<std::string> parts{"history", query.scheme->code, query.category->code,
                                 query.area == nullptr ? "" : "area " + query.area->code};
  if (!query.periods.empty()) {
    parts.push_back(query.periods.front().token());
    parts.push_back(query.periods.back().token());
  }
  return respond_with(call, {parts, std::string(kJson), [&] { return history_json(call.edition(), query); }});
}

}  // namespace tryggkarta::public_routes
