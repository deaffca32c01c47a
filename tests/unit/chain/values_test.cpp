#include "server/chain/values.hpp"

#include <catch2/catch.hpp>

#include <algorithm>
#include <string>

#include "server/casework/fields.hpp"

using namespace tryggkarta;
using namespace tryggkarta::chain;

namespace {

const Field& field_of(FormKind kind, std::string_view name) {
  const auto fields = fields_of(kind);
  return **std::find_if(fields.begin(), fields.end(), [&](const Field* field) { return field->name == name; });
}

Json put(FormKind kind, const char* name, const std::string& text) {
  Json feature{{"properties", Json::object()}};
  put_value(feature, field_of(kind, name), text);
  return feature.at("properties").at(name);
}

}  // namespace

TEST_CASE("Texts of a form become what the API takes, and a wrong one is left for it to complain of") {
  CHECK(put(FormKind::action, "target", "7,5") == 7.5);
  CHECK(put(FormKind::action, "target", " 1 000 ") == 1000);
  CHECK(put(FormKind::action, "target", "") == nullptr);
  CHECK(put(FormKind::action, "target", "många") == "många");
  CHECK(put(FormKind::problem, "priority", "2") == 2);
  CHECK(put(FormKind::problem, "priority", "2,5") == "2,5");
  CHECK(put(FormKind::problem, "categories", "stold,,klotter") == Json::parse(R"(["stold","klotter"])"));
  CHECK(put(FormKind::problem, "public", "true") == true);
  CHECK(put(FormKind::problem, "public", "") == false);
  CHECK(put(FormKind::problem, "title", "  Rubrik \n") == "Rubrik");
  CHECK(put(FormKind::cause, "parent", "7") == 7);
  CHECK(put(FormKind::cause, "parent", "") == nullptr);
}

TEST_CASE("A feature's values come back as the feature had them") {
  casebook::Action action;
  action.title = "Vandringar";
  action.target = 7.5;
  action.outcome = 0;
  action.end = time::parse_day("2026-09-01");
  action.words.is_public = true;
  action.action_plan = "rad ett\r\nrad två";
  const Json feature{{"geometry", nullptr}, {"properties", casework::properties_of(action)}};
  const Values values = values_of(FormKind::action, feature);
  CHECK(values.at("target") == "7.5");
  CHECK(values.at("outcome") == "0");
  CHECK(values.at("end") == "2026-09-01");
  CHECK(values.at("start").empty());
  CHECK(values.at("public") == "true");
  CHECK(values.at("action_plan") == "rad ett\nrad två");
  CHECK(values.at("geometry").empty());
}

TEST_CASE("Every field of a form is a field of the API, or its place") {
  const auto complain_of_unknown = [](FormKind kind, const Json& properties) {
    for (const Field* field : fields_of(kind)) {
      const bool is_known = field->kind == FieldKind::place || properties.contains(field->name);
      CHECK(is_known);
    }
  };
  complain_of_unknown(FormKind::problem, casework::properties_of(casebook::Problem{}));
  complain_of_unknown(FormKind::action, casework::properties_of(casebook::Action{}));
  complain_of_unknown(FormKind::cause, casework::properties_of(casebook::Cause{}));
  complain_of_unknown(FormKind::evaluation, casework::properties_of(casebook::Evaluation{}));
  complain_of_unknown(FormKind::decision, casework::properties_of(casebook::Decision{}));
}

TEST_CASE("Numbers have as few decimals as they need") {
  CHECK(plain_number(6) == "6");
  CHECK(plain_number(7.5) == "7.5");
  CHECK(plain_number(0) == "0");
  CHECK(plain_number(100) == "100");
}
