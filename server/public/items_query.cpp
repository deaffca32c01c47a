#include "server/public/items_query.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "geo/error.hpp"
#include "server/public/format.hpp"

namespace tryggkarta::public_routes {

namespace {

/// These say which figures an area carries, or are the same for the whole collection: no filters.
bool is_filter(const Property& property) {
  return property.name != "scheme" && property.name != "period" && property.name != "category";
}

std::vector<Property> all_properties(const Collection& collection) {
  const auto of_kind = properties_of(collection.kind);
  std::vector<Property> properties(of_kind.begin(), of_kind.end());
  if (!collection.is_areas()) return properties;
  const auto figures = figure_properties();
  properties.insert(properties.end(), figures.begin(), figures.end());
  return properties;
}

std::string schema_of(ValueType type) {
  switch (type) {
    case ValueType::text:
    case ValueType::texts: return R"({"type":"string"})";
    case ValueType::integer: return R"({"type":"integer"})";
    case ValueType::number: return R"({"type":"number"})";
    case ValueType::day: return R"({"type":"string","format":"date"})";
  }
  return "{}";
}

std::optional<std::int64_t> read_edition(const Arguments& arguments) {
  const auto text = arguments.value("edition");
  if (!text) return std::nullopt;
  const auto number = read_integer(*text);
  if (!number || *number < 1) throw not_a_number("edition", "1–");
  return *number;
}

Value read_wanted(const Property& property, const std::string& text) {
  switch (property.type) {
    case ValueType::text:
    case ValueType::texts: return text;
    case ValueType::integer:
      if (const auto number = read_integer(text)) return *number;
      throw refusal(property.name, "Skriv ett heltal.", "Write a whole number.");
    case ValueType::number:
      if (const auto number = read_number(text)) return *number;
      throw refusal(property.name, "Skriv ett tal med decimalpunkt.", "Write a number with a decimal point.");
    case ValueType::day:
      if (time::parse_day(text)) return text;
      throw refusal(property.name, "Skriv en dag som 2026-11-24.", "Write a day such as 2026-11-24.");
  }
  return {};
}

std::vector<PropertyFilter> read_filters(const Call& call) {
  std::vector<PropertyFilter> filters;
  const auto properties = all_properties(*call.collection);
  for (std::size_t i = 0; i < properties.size(); ++i) {
    if (!is_filter(properties[i])) continue;
    const auto text = call.arguments.value(properties[i].name);
    if (text) filters.push_back({i, read_wanted(properties[i], *text)});
  }
  return filters;
}

DayRange read_days(const Call& call, const std::string& text) {
  const auto zone = time::TimeZone::named(call.settings.time_zone);
  if (!zone) throw Error{ErrorKind::broken, "The time zone of the configuration is not known to the system."};
  return parse_datetime(text, *zone);
}

}  // namespace

bool PropertyFilter::matches(const Feature& feature) const {
  if (position >= feature.values.size()) return false;
  const Value& value = feature.values[position];
  if (const auto* texts = std::get_if<std::vector<std::string>>(&value)) {
    return std::find(texts->begin(), texts->end(), std::get<std::string>(wanted)) != texts->end();
  }
  return value == wanted;  // null equals nothing: no wanted value is null
}

bool ItemsQuery::matches(const Feature& feature) const {
  const auto holds = [&](const PropertyFilter& filter) { return filter.matches(feature); };
  if (!std::all_of(filters.begin(), filters.end(), holds)) return false;
  // A feature without time always matches (/req/core/fc-time-response).
  if (days && feature.days && !days->overlaps(*feature.days)) return false;
  return !page.box || page.box->matches(feature.shape);
}

ParameterRules items_rules(const published::Edition& edition, const Collection* collection) {
  ParameterRules rules = page_rules();
  rules.push_back({"edition", "The edition that the page belongs to; written by `next` and `prev`.",
                   R"({"type":"integer","minimum":1})"});
  for (ParameterRule& rule : item_rules(edition, collection)) {
    if (rule.name != "crs") rules.push_back(std::move(rule));
  }
  for (const Property& property : all_properties(*collection)) {
    if (!is_filter(property)) continue;
    rules.push_back({std::string(property.name), std::string(property.description), schema_of(property.type)});
  }
  return rules;
}

ParameterRules item_rules(const published::Edition& edition, const Collection* collection) {
  ParameterRules rules{crs_rule()};
  if (collection->is_areas()) {
    rules.push_back(period_rule());
    rules.push_back(category_rule(edition));
  }
  rules.push_back(json_or_csv_rule());
  return rules;
}

ItemsQuery read_items_query(const Call& call) {
  const Arguments& arguments = call.arguments;
  ItemsQuery query;
  query.page = read_page_query(arguments);
  query.edition = read_edition(arguments);
  if (const auto days = arguments.value("datetime")) query.days = read_days(call, *days);
  query.filters = read_filters(call);
  query.figures = read_figures(call);
  return query;
}

std::optional<Selection> read_figures(const Call& call) {
  if (!call.collection->is_areas()) return std::nullopt;
  const auto figures = figure_properties();
  const bool asked = std::any_of(figures.begin(), figures.end(),
                                 [&](const Property& property) { return call.arguments.has(property.name); });
  if (!asked) return std::nullopt;
  return Selection{call.collection->scheme, &read_category(call.edition(), call.arguments),
                   read_period(call.edition(), call.arguments)};
}

std::vector<Property> sent_properties(const Collection& collection, const std::optional<Selection>& figures) {
  if (figures) return all_properties(collection);
  const auto of_kind = properties_of(collection.kind);
  return {of_kind.begin(), of_kind.end()};
}

}  // namespace tryggkarta::public_routes
