// One object of casework as a GeoJSON feature, out and in.
#pragma once

#include "geo/casebook/casework.hpp"

#include <string>
#include <string_view>

#include "geo/casebook/chain.hpp"
#include "geo/casebook/incident.hpp"
#include "geo/casebook/listening.hpp"
#include "geo/casebook/meeting.hpp"
#include "geo/casebook/report.hpp"
#include "server/casework/field_reader.hpp"
#include "server/http/request.hpp"
#include "server/public/sent_shape.hpp"

namespace tryggkarta::casework {

/// The collection of a kind, as its address names it.
template <class Item>
constexpr const char* kCollection = "";
template <>
inline constexpr const char* kCollection<casebook::Problem> = "problems";
template <>
inline constexpr const char* kCollection<casebook::Action> = "actions";
template <>
inline constexpr const char* kCollection<casebook::Cause> = "causes";
template <>
inline constexpr const char* kCollection<casebook::Evaluation> = "evaluations";
template <>
inline constexpr const char* kCollection<casebook::Decision> = "decisions";
template <>
inline constexpr const char* kCollection<casebook::PlanVersion> = "evaluation_plans";
template <>
inline constexpr const char* kCollection<casebook::Pledge> = "pledges";
template <>
inline constexpr const char* kCollection<casebook::PledgeActivity> = "pledge_activities";
template <>
inline constexpr const char* kCollection<casebook::Survey> = "surveys";
template <>
inline constexpr const char* kCollection<casebook::SurveyValue> = "survey_values";
template <>
inline constexpr const char* kCollection<casebook::Observation> = "observations";
template <>
inline constexpr const char* kCollection<casebook::Coverage> = "coverage";
template <>
inline constexpr const char* kCollection<casebook::Meeting> = "meetings";
template <>
inline constexpr const char* kCollection<casebook::Task> = "tasks";
template <>
inline constexpr const char* kCollection<casebook::Report> = "reports";
template <>
inline constexpr const char* kCollection<casebook::Assessment> = "assessments";

/// Which version a feature is; decisions never change.
template <class Item>
std::int64_t version_of(const Item& item) {
  if constexpr (requires { item.upkeep; }) {
    return item.upkeep.version;
  } else if constexpr (requires { item.version; }) {
    return item.version;
  } else {
    return 1;
  }
}

template <class Item>
void set_version(Item& item, std::int64_t version) {
  if constexpr (requires { item.upkeep; }) {
    item.upkeep.version = version;
  } else {
    item.version = version;
  }
}

/// "\"3\"".
std::string etag_of(std::int64_t version);

/// Between the objects of one store, in its analysis CRS, and features.
class FeatureWriter {
 public:
  /// Features go out in `crs`; they always come in in CRS84.
  explicit FeatureWriter(int analysis_epsg, const public_routes::Crs& crs = public_routes::offered_crs().front())
      : analysis_epsg_(analysis_epsg), crs_(crs) {}
  /// type, id, geometry (null for what has none), properties.
  template <class Item>
  Json feature(const Item& item) const {
    Json written{{"type", "Feature"}, {"id", item.id}};
    written["geometry"] = geometry_of(item);
    written["properties"] = properties(item);
    return written;
  }
  /// Reads a feature into an item. `before` is the present one, or null for a new one; a geometry that is as it was
  /// leaves the item's place untouched, so that no change of words moves it. Throws casebook::RefusedWork.
  template <class Item>
  void read(Item& item, const Json& feature, const Json& before) const;

 private:
  template <class Item>
  Json geometry_of(const Item& item) const {
    if constexpr (requires { item.shape; }) {
      return shape(item.shape);
    } else {
      return nullptr;
    }
  }
  Json shape(const place::Shape<place::Metric>& shape) const;
  template <class Item>
  static Json properties(const Item& item);

  int analysis_epsg_;
  const public_routes::Crs& crs_;
};

}  // namespace tryggkarta::casework
