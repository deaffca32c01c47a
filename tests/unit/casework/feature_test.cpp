#include "server/casework/feature.hpp"

#include <catch2/catch.hpp>

#include <string>

#include "geo/casebook/chain_rules.hpp"
#include "server/casework/shape_in.hpp"

using namespace tryggkarta;
using casework::FeatureWriter;
using casework::Json;
using casework::read_shape;

namespace {

constexpr int kEpsg = 3007;

casebook::Action full_action() {
  casebook::Action action;
  action.id = 7;
  action.key = "A1";
  action.problem = "P1";
  action.title = "Kvällsvandringar \"fredag\"";
  action.words = {true, "Vi vandrar", "Varje fredag"};
  action.kind = "social";
  action.horizon = "kort";
  action.status = casebook::ActionStatus::pausad;
  action.responsible = "Stadsområde Väst";
  action.parties = "Polisen";
  action.start = time::parse_day("2026-03-01");
  action.end = time::parse_day("2026-09-01");
  action.target = 6.5;
  action.outcome = 0;
  action.unit = "vandringar";
  action.result = "Lugnt";
  action.shape = place::MultiPolygon<place::Metric>{
      {{{150'000, 6'400'000}, {150'100, 6'400'000}, {150'100, 6'400'100}, {150'000, 6'400'100}}, {}}};
  action.action_plan = "Rad ett\nrad två";
  action.communication_plan = "Brev";
  action.evaluation_plan = "Före och efter";
  action.ending_reason = "–";
  action.upkeep = {true, 4};
  return action;
}

/// What is complained of, field by field; "" where nothing is.
template <class Work>
std::string complaints_of(const Work& work) {
  try {
    work();
    return "";
  } catch (const casebook::RefusedWork& refused) {
    std::string fields;
    for (const auto& complaint : refused.complaints()) fields += (fields.empty() ? "" : " ") + complaint.field;
    return fields;
  }
}

std::string about_shape(const char* geometry) {
  try {
    read_shape(Json::parse(geometry), kEpsg);
    return "";
  } catch (const casebook::RefusedWork& refused) {
    CHECK(refused.complaints().front().field == "geometry");
    return refused.complaints().front().english;
  }
}

}  // namespace

TEST_CASE("a feature that is sent back as it came is the same object, to the metre and the letter") {
  const FeatureWriter writer{kEpsg};
  const auto action = full_action();
  const Json feature = writer.feature(action);
  CHECK(feature["id"] == 7);
  CHECK(feature["geometry"]["type"] == "MultiPolygon");
  casebook::Action read = action;
  writer.read(read, feature, feature);
  CHECK(writer.feature(read) == feature);
  CHECK(std::get<place::MultiPolygon<place::Metric>>(read.shape)[0].exterior[0].east == 150'000);
}

TEST_CASE("a new place is read into metres within a centimetre") {
  const FeatureWriter writer{kEpsg};
  const Json feature = writer.feature(full_action());
  const auto shape = read_shape(feature["geometry"], kEpsg);
  const auto& ring = std::get<place::MultiPolygon<place::Metric>>(shape)[0].exterior;
  REQUIRE(ring.size() == 4);
  CHECK(ring[0].east == Approx(150'000).margin(0.01));
  CHECK(ring[0].north == Approx(6'400'000).margin(0.01));
}

TEST_CASE("every wrong, unknown and given member of a feature is named at once") {
  const FeatureWriter writer{kEpsg};
  const Json before = writer.feature(full_action());
  Json sent = before;
  sent["properties"]["title"] = 7;
  sent["properties"]["target"] = "sex";
  sent["properties"]["start"] = "2026-02-30";
  sent["properties"]["public"] = 1;
  sent["properties"]["status"] = "klar";
  sent["properties"]["version"] = 5;
  sent["properties"]["hemlig"] = true;
  sent["geometry"] = nullptr;
  auto action = full_action();
  CHECK(complaints_of([&] { writer.read(action, sent, before); }) ==
        "title status start target public version geometry hemlig");
  CHECK(complaints_of([&] { writer.read(action, Json::array(), before); }) == "type");
  CHECK(complaints_of([&] {
          writer.read(action, Json{{"type", "Feature"}, {"id", 8}, {"x", 1}}, before);
        }) == "x id properties");
}

TEST_CASE("a cause, an evaluation and a decision need their words and have no place") {
  const FeatureWriter writer{kEpsg};
  const Json empty{{"type", "Feature"}, {"properties", Json::object()}};
  Json placed = empty;
  placed["geometry"] = {{"type", "Point"}, {"coordinates", {12, 57}}};
  casebook::Cause cause;
  casebook::Evaluation evaluation;
  casebook::Decision decision;
  CHECK(complaints_of([&] { writer.read(cause, empty, nullptr); }) == "branch strength");
  CHECK(complaints_of([&] { writer.read(cause, placed, nullptr); }) == "branch strength geometry");
  CHECK(complaints_of([&] { writer.read(evaluation, empty, nullptr); }) == "day verdict");
  CHECK(complaints_of([&] { writer.read(decision, empty, nullptr); }) == "object day");
}

TEST_CASE("geometry that is none is refused with the reason") {
  CHECK(about_shape(R"({"type":"Point","coordinates":[12,57.7]})") == "");
  CHECK(about_shape(R"({"type":"Point","coordinates":[12,57.7,30]})") == "");
  CHECK(about_shape(R"({"type":"LineString","coordinates":[[12,57.7],[12.1,57.7]]})") == "");
  CHECK(about_shape("null") == "the feature needs a place on the map");
  CHECK(about_shape(R"({"type":"Circle","coordinates":[12,57.7]})").find("must be a Point") != std::string::npos);
  CHECK(about_shape(R"({"type":"Point","coordinates":[57.7,112]})").find("longitude first") != std::string::npos);
  CHECK(about_shape(R"({"type":"Polygon","coordinates":[[[12,57],[12.1,57],[12.1,57.1],[12,57.1]]]})") ==
        "a ring must end where it begins");
  CHECK(about_shape(R"({"type":"Polygon","coordinates":[[[12,57],[12.1,57],[12,57],[12,57]]]})") ==
        "the area has no ground");
  CHECK(about_shape(R"({"type":"Polygon","coordinates":[[[12,57],[12.1,57.1],[12.1,57],[12,57.1],[12,57]]]})")
            .find("longitude 12.05") != std::string::npos);
  for (const char* form : {R"({"type":"Point","coordinates":[12]})", R"({"type":"Point","coordinates":{"0":12}})",
                           R"({"type":"LineString","coordinates":[[12,57]]})",
                           R"({"type":"MultiPolygon","coordinates":[]})", R"({"coordinates":[12,57]})"}) {
    INFO(form);
    CHECK(about_shape(form).find("RFC 7946") != std::string::npos);
  }
}
