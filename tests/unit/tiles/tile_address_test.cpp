#include <catch2/catch.hpp>

#include "geo/tiles/tile_address.hpp"

using tryggkarta::tiles::TileAddress;

TEST_CASE("an address inside the square is read") {
  const auto address = TileAddress::parse("14", "8736", "4993");
  REQUIRE(address);
  CHECK(address->z == 14);
  CHECK(address->x == 8736);
  CHECK(address->y == 4993);
  CHECK(TileAddress::parse("0", "0", "0"));
  CHECK(TileAddress::parse("22", "4194303", "4194303"));
}

TEST_CASE("signs, zeros in front, blanks and numbers outside the square are no addresses") {
  const std::vector<std::vector<const char*>> wrong{{"14", "-1", "0"},
                                                    {"+1", "0", "0"},
                                                    {"01", "0", "0"},
                                                    {"1", "2", "0"},
                                                    {"1", "0", "2"},
                                                    {"23", "0", "0"},
                                                    {"", "0", "0"},
                                                    {"1", "0 ", "0"},
                                                    {"1", "0x1", "0"},
                                                    {"4294967296", "0", "0"},
                                                    {"14", "99999999999999999999", "0"},
                                                    {"1.0", "0", "0"},
                                                    {"1", "\xef\xbc\x91", "0"}};
  for (const auto& parts : wrong) {
    INFO(parts[0] << "/" << parts[1] << "/" << parts[2]);
    CHECK_FALSE(TileAddress::parse(parts[0], parts[1], parts[2]));
  }
}
