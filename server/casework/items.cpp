#include "server/casework/items.hpp"

#include <algorithm>
#include <charconv>
#include <optional>
#include <type_traits>
#include <utility>

#include "geo/casebook/record_kinds.hpp"
#include "geo/error.hpp"
#include "geo/place/projection.hpp"
#include "geo/store/case_book.hpp"
#include "server/casework/deciding.hpp"
#include "server/casework/document_in.hpp"
#include "server/casework/feature.hpp"
#include "server/casework/fields.hpp"
#include "server/casework/record_json.hpp"
#include "server/casework/refusals.hpp"
#include "server/casework/work.hpp"
#include "server/public/address.hpp"
#include "server/public/page_query.hpp"

namespace tryggkarta::casework {

namespace {

using casebook::Action;
using casebook::Decision;
using casebook::Problem;

constexpr std::string_view kGeoJson = "application/geo+json";

std::string address_of(const Visit& visit, std::string_view collection) {
  return visit.request.base_url + "/inside/ogc/collections/" + std::string{collection};
}

[[noreturn]] void refuse_unknown() {
  throw Error{ErrorKind::not_found, "Samlingen har inget sådant objekt.", "The collection has no such feature."};
}

std::int64_t number_asked(const Visit& visit) {
  const std::string_view text = visit.request.capture("id");
  std::uint32_t number = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  if (error != std::errc{} || end != text.data() + text.size() || text != std::to_string(number)) refuse_unknown();
  return number;
}

void refuse_parameters(const Visit& visit) {
  static const auto none = std::make_shared<const public_routes::ParameterRules>();
  const public_routes::Arguments checked{visit.request, none};
}

http::Response answer_with(const Json& document, int status = 200) {
  auto response = http::plain_response(status, std::string{kGeoJson}, document.dump());
  response.audience = http::Audience::inside;
  return response;
}

Json link_to(std::string_view rel, const std::string& href) {
  return {{"rel", rel}, {"type", kGeoJson}, {"href", href}};
}

template <class Item>
http::Response answer_feature(const Visit& visit, const FeatureWriter& writer, const Item& item, int status = 200) {
  const std::string collection = address_of(visit, kCollection<Item>);
  const std::string self = collection + "/items/" + std::to_string(item.id);
  Json feature = writer.feature(item);
  feature["links"] = Json::array({link_to("self", self), link_to("collection", collection)});
  auto response = answer_with(feature, status);
  response.headers.emplace_back("ETag", etag_of(version_of(item)));
  if (status == 201) response.headers.emplace_back("Location", self);
  return response;
}

/// Any property by its name asks for features that have that value (Features part 1 § 7.15.5).
template <class Item>
std::shared_ptr<const public_routes::ParameterRules> list_rules() {
  static const auto rules = [] {
    auto all = public_routes::page_rules();
    // Casework has no one time of its own.
    std::erase_if(all, [](const public_routes::ParameterRule& rule) { return rule.name == "datetime"; });
    const Json properties = properties_of(Item{});
    for (const auto& [name, value] : properties.items()) {
      if (!value.is_structured()) all.push_back({name, "Features whose " + name + " is this", R"({"type":"string"})"});
    }
    return std::make_shared<const public_routes::ParameterRules>(std::move(all));
  }();
  return rules;
}

bool has_value(const Json& property, const std::string& wanted) {
  if (property.is_null()) return wanted.empty();
  return property.is_string() ? property == wanted : property.dump() == wanted;
}

/// Whether an item has every value that was asked for by name.
template <class Item>
bool has_values(const Item& item, const public_routes::Arguments& arguments) {
  static const Json names = properties_of(Item{});
  std::optional<Json> properties;
  for (const auto& [name, value] : names.items()) {
    if (value.is_structured()) continue;
    const auto wanted = arguments.value(name);
    if (!wanted) continue;
    if (!properties) properties = properties_of(item);
    if (!has_value(properties->at(name), *wanted)) return false;
  }
  return true;
}

template <class Shaped>
bool lies_in(const Shaped& item, const public_routes::BoxFilter& box, int epsg) {
  if constexpr (requires { item.shape; }) {
    const place::Shape<place::LonLat> degrees = place::ToLonLat{epsg}(item.shape);
    return box.matches(&degrees);
  }
  return true;  // what has no geometry always matches (Features part 1, /req/core/fc-bbox-response)
}

/// The present one, as the asker may see it.
template <class Item>
Item present_item(store::Store& store, const Visit& visit) {
  auto item = store.casework().find<Item>(visit.grant, number_asked(visit));
  if (!item) refuse_unknown();
  return *std::move(item);
}

bool names(const std::vector<std::int64_t>& versions, std::int64_t version) {
  return std::find(versions.begin(), versions.end(), version) != versions.end();
}

/// What a PUT or a PATCH makes of the present feature.
Json changed_document(const Visit& visit, const Json& present) {
  const Json sent = read_document(visit.request);
  if (visit.request.method != http::Method::patch) return sent;
  if (!sent.is_object()) throw casebook::RefusedWork({{"body", "skicka ett JSON-objekt", "send a JSON object"}});
  Json merged = present;
  merged.merge_patch(sent);
  return merged;
}

/// 415 before anything is read, 422 for what breaks a rule.
template <class Work>
http::Response answer_work(const Visit& visit, const Work& work) {
  refuse_parameters(visit);
  const bool has_document = visit.request.method != http::Method::remove;
  if (has_document && !is_known_form(visit.request)) return unknown_form(visit.request, "application/geo+json");
  try {
    return work();
  } catch (const casebook::RefusedWork& refused) {
    return incomplete(visit.request, refused);
  }
}

/// Finds the present object, holds it against If-Match, and lets `change` work on it within the transaction. `change`
/// gives the answer and whether everyone sees a difference.
struct Changed {
  http::Response response;
  bool is_seen = false;
};
template <class Item, class Change>
http::Response with_version(const Visit& visit, const Change& change) {
  const auto versions = versions_named(visit.request);
  if (!versions) return version_needed(visit.request);
  http::Response response;
  whole_work(visit.house, [&](store::Store& store) {
    const FeatureWriter writer{store.city().analysis_epsg};
    const Item present = present_item<Item>(store, visit);
    if (!names(*versions, version_of(present))) {
      response = stale(visit.request, writer.feature(present), etag_of(version_of(present)));
      return false;
    }
    Changed changed = change(store, writer, present);
    response = std::move(changed.response);
    return changed.is_seen;
  });
  return response;
}

/// What is counted as known follows from coverage.
template <class Item>
http::Response told(const Visit& visit, http::Response response) {
  if constexpr (std::is_same_v<Item, casebook::Coverage>) {
    if (response.status < 300) visit.house.coverage_changed();
  }
  return response;
}

}  // namespace

template <class Item>
http::Response answer_items(const Visit& visit) {
  const public_routes::Arguments arguments{visit.request, list_rules<Item>()};
  const auto page = public_routes::read_page_query(arguments);
  std::vector<Item> items;
  int epsg = 0;
  visit.house.with_store([&](store::Store& store) {
    items = store.casework().all<Item>(visit.grant);
    epsg = store.city().analysis_epsg;
  });
  if (page.box) std::erase_if(items, [&](const Item& item) { return !lies_in(item, *page.box, epsg); });
  std::erase_if(items, [&](const Item& item) { return !has_values(item, arguments); });
  const auto matched = static_cast<std::int64_t>(items.size());
  const auto first = std::min(page.offset, matched);
  const auto end = first + std::min(page.limit, matched - first);
  const FeatureWriter writer{epsg, *page.crs};
  Json features = Json::array();
  for (auto i = first; i < end; ++i) features.push_back(writer.feature(items[static_cast<std::size_t>(i)]));
  const std::string address = address_of(visit, kCollection<Item>);
  const auto at = [&](std::int64_t offset) {
    const auto given = public_routes::with(arguments.in_order(), "offset", std::to_string(offset));
    return address + "/items" + public_routes::query_text(given);
  };
  Json links = Json::array({link_to("self", address + "/items" + public_routes::query_text(arguments.in_order())),
                            link_to("collection", address)});
  if (end < matched) links.push_back(link_to("next", at(end)));
  if (first > 0) links.push_back(link_to("prev", at(std::max<std::int64_t>(0, first - page.limit))));
  auto response = answer_with({{"type", "FeatureCollection"},
                               {"numberMatched", matched},
                               {"numberReturned", end - first},
                               {"links", links},
                               {"features", features}});
  visit.house.log(visit.visitor, std::string{visit.request.path}, end - first);
  response.headers.emplace_back("Content-Crs", "<" + std::string{page.crs->uri} + ">");
  return response;
}

template <class Item>
http::Response answer_item(const Visit& visit) {
  refuse_parameters(visit);
  http::Response response;
  visit.house.with_store([&](store::Store& store) {
    const FeatureWriter writer{store.city().analysis_epsg};
    response = answer_feature(visit, writer, present_item<Item>(store, visit));
  });
  visit.house.log(visit.visitor, std::string{visit.request.path}, 1);
  return response;
}

template <class Item>
http::Response add_item(const Visit& visit) {
  return answer_work(visit, [&] {
    const Json document = read_document(visit.request);
    http::Response response;
    whole_work(visit.house, [&](store::Store& store) {
      const FeatureWriter writer{store.city().analysis_epsg};
      Item item;
      writer.read(item, document, nullptr);
      response =
          answer_feature(visit, writer, store.casework().add(visit.grant, item, moment_in(store, visit.house)), 201);
      return false;  // nothing begins as decided
    });
    return told<Item>(visit, std::move(response));
  });
}

template <class Item>
http::Response change_item(const Visit& visit) {
  return answer_work(visit, [&] {
    auto response =
        with_version<Item>(visit, [&](store::Store& store, const FeatureWriter& writer, const Item& present) {
          const Json before = writer.feature(present);
          Item item = present;
          writer.read(item, changed_document(visit, before), before);
          const Item after = store.casework().replace(visit.grant, item, moment_in(store, visit.house));
          return Changed{answer_feature(visit, writer, after), is_shown(present) || is_shown(after)};
        });
    return told<Item>(visit, std::move(response));
  });
}

template <class Item>
http::Response remove_item(const Visit& visit) {
  return answer_work(visit, [&] {
    auto removed = with_version<Item>(visit, [&](store::Store& store, const FeatureWriter&, const Item& present) {
      store.casework().remove(visit.grant, present, moment_in(store, visit.house));
      http::Response response;
      response.status = 204;
      response.headers = {{"Cache-Control", "no-store"}};
      response.audience = http::Audience::inside;
      return Changed{std::move(response), false};
    });
    return told<Item>(visit, std::move(removed));
  });
}

http::Response add_decision(const Visit& visit) {
  return answer_work(visit, [&] {
    const Json document = read_document(visit.request);
    http::Response response;
    whole_work(visit.house, [&](store::Store& store) {
      const FeatureWriter writer{store.city().analysis_epsg};
      Decision decision;
      writer.read(decision, document, nullptr);
      const bool was_shown = shows_object(store, visit.grant, decision);
      decision = decide(store, visit.grant, decision, moment_in(store, visit.house));
      response = answer_feature(visit, writer, decision, 201);
      return was_shown || shows_object(store, visit.grant, decision);
    });
    return response;
  });
}

#define TRYGGKARTA_READ(Item)                               \
  template http::Response answer_items<Item>(const Visit&); \
  template http::Response answer_item<Item>(const Visit&);
#define TRYGGKARTA_ITEM(Item)                              \
  TRYGGKARTA_READ(Item)                                    \
  template http::Response add_item<Item>(const Visit&);    \
  template http::Response change_item<Item>(const Visit&); \
  template http::Response remove_item<Item>(const Visit&);
TRYGGKARTA_ITEM(casebook::Problem)
TRYGGKARTA_ITEM(casebook::Action)
TRYGGKARTA_ITEM(casebook::Cause)
TRYGGKARTA_ITEM(casebook::Evaluation)
TRYGGKARTA_READ(casebook::Decision)
TRYGGKARTA_READ(casebook::PlanVersion)
TRYGGKARTA_EACH_RECORD(TRYGGKARTA_ITEM)
#undef TRYGGKARTA_ITEM
#undef TRYGGKARTA_READ

}  // namespace tryggkarta::casework
