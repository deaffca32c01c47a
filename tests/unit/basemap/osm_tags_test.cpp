#include <catch2/catch.hpp>

#include "geo/basemap/osm_tags.hpp"

using namespace tryggkarta::basemap;

namespace {

using TagList = std::vector<std::pair<std::string_view, std::string_view>>;

}  // namespace

TEST_CASE("a tag decides class, rank and first zoom") {
  const auto [form, tags, drawing] = GENERATE(table<Form, TagList, Drawing>(
      {{Form::areas, {{"natural", "water"}}, {Kind::water, Rank::none, 0}},
       {Form::areas, {{"landuse", "reservoir"}}, {Kind::water, Rank::none, 0}},
       {Form::areas, {{"leisure", "park"}}, {Kind::green, Rank::none, 0}},
       {Form::areas, {{"landuse", "cemetery"}}, {Kind::green, Rank::none, 0}},
       {Form::areas, {{"building", "apartments"}}, {Kind::building, Rank::none, 14}},
       {Form::areas, {{"building", "yes"}, {"leisure", "park"}}, {Kind::green, Rank::none, 0}},
       {Form::lines, {{"highway", "motorway"}}, {Kind::street, Rank::major, 8}},
       {Form::lines, {{"highway", "residential"}}, {Kind::street, Rank::minor, 12}},
       {Form::lines, {{"highway", "footway"}}, {Kind::street, Rank::path, 14}},
       {Form::lines, {{"highway", "primary"}, {"tunnel", "yes"}}, {Kind::street, Rank::major, 8}},
       {Form::lines, {{"railway", "tram"}}, {Kind::rail, Rank::none, 12}},
       {Form::lines, {{"railway", "subway"}, {"tunnel", "no"}}, {Kind::rail, Rank::none, 10}},
       {Form::lines, {{"waterway", "river"}}, {Kind::waterway, Rank::none, 8}},
       {Form::point, {{"place", "city"}, {"name", "Göteborg"}}, {Kind::place, Rank::city, 5}},
       {Form::point, {{"place", "suburb"}, {"name", "Haga"}}, {Kind::place, Rank::suburb, 11}}}));
  CAPTURE(tags.front().first, tags.front().second);
  CHECK(drawing_of(tags, form) == drawing);
}

TEST_CASE("what the table does not name is left aside") {
  const auto [form, tags] =
      GENERATE(table<Form, TagList>({{Form::areas, {{"building", "no"}}},
                                     {Form::areas, {{"building", ""}}},
                                     {Form::areas, {{"natural", "coastline"}}},
                                     {Form::areas, {{"highway", "pedestrian"}}},
                                     {Form::lines, {{"natural", "water"}}},
                                     {Form::lines, {{"highway", "construction"}}},
                                     {Form::lines, {{"railway", "subway"}, {"tunnel", "yes"}}},
                                     {Form::lines, {{"waterway", "stream"}, {"tunnel", "culvert"}}},
                                     {Form::point, {{"place", "suburb"}}},
                                     {Form::point, {{"place", "isolated_dwelling"}, {"name", "Torp"}}},
                                     {Form::point, {{"name", "Anna Anka"}}},
                                     {Form::areas, {}}}));
  CHECK_FALSE(drawing_of(tags, form));
}

TEST_CASE("of all that OpenStreetMap knows, only these keys are read") {
  std::vector<std::string_view> keys;
  for (const Form form : {Form::areas, Form::lines, Form::point}) {
    const auto some = osm_keys(form);
    keys.insert(keys.end(), some.begin(), some.end());
  }
  CHECK(keys == std::vector<std::string_view>{"natural", "waterway", "landuse", "leisure", "building", "waterway",
                                              "railway", "highway", "tunnel", "place", "name"});
}
