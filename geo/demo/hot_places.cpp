#include "geo/demo/hot_places.hpp"

#include <algorithm>
#include <array>
#include <string>

#include "geo/error.hpp"

namespace tryggkarta::demo {

namespace {

// One line a row.
// clang-format off
constexpr auto kHotPlaces = std::to_array<HotPlace>({
    {"Brunnsparken", {148090, 6398630}, HotKind::hub, 100},
    {"Nordstan", {148210, 6398870}, HotKind::shops, 95},
    {"Centralstationen", {148480, 6398820}, HotKind::hub, 80},
    {"Kungsportsplatsen", {148240, 6398320}, HotKind::nightlife, 55},
    {"Avenyn", {148570, 6397870}, HotKind::nightlife, 95},
    {"Götaplatsen", {148810, 6397590}, HotKind::nightlife, 40},
    {"Korsvägen", {149220, 6397510}, HotKind::hub, 45},
    {"Järntorget", {147170, 6397850}, HotKind::nightlife, 60},
    {"Andra Långgatan", {146840, 6397700}, HotKind::nightlife, 55},
    {"Linnéplatsen", {147110, 6396810}, HotKind::square, 22},
    {"Slottsskogen", {146600, 6396420}, HotKind::park, 25},
    {"Haga Kyrkoplan", {147730, 6397760}, HotKind::square, 22},
    {"Vasaplatsen", {148150, 6397760}, HotKind::square, 25},
    {"Stigbergstorget", {146060, 6397150}, HotKind::square, 28},
    {"Mariaplan", {145050, 6396650}, HotKind::square, 20},
    {"Chapmans torg", {145440, 6396960}, HotKind::square, 16},
    {"Redbergsplatsen", {150360, 6399710}, HotKind::square, 28},
    {"Gamlestads torg", {150810, 6401660}, HotKind::hub, 48},
    {"Kortedala torg", {151960, 6403770}, HotKind::square, 24},
    {"Rymdtorget", {153930, 6404220}, HotKind::square, 30},
    {"Komettorget", {153330, 6404780}, HotKind::square, 16},
    {"Hjällbo centrum", {151250, 6405440}, HotKind::square, 34},
    {"Hammarkulletorget", {152080, 6406780}, HotKind::square, 28},
    {"Angereds centrum", {152910, 6408670}, HotKind::shops, 42},
    {"Lövgärdets centrum", {153330, 6411350}, HotKind::square, 16},
    {"Gårdstens centrum", {151720, 6409560}, HotKind::square, 18},
    {"Backaplan", {147140, 6400270}, HotKind::shops, 60},
    {"Wieselgrensplatsen", {146420, 6400210}, HotKind::square, 28},
    {"Vågmästareplatsen", {146600, 6399710}, HotKind::square, 24},
    {"Hjalmar Brantingsplatsen", {147440, 6400040}, HotKind::hub, 45},
    {"Selma Lagerlöfs torg", {149110, 6403220}, HotKind::square, 26},
    {"Friskväderstorget", {143030, 6400440}, HotKind::square, 22},
    {"Vårväderstorget", {144100, 6399320}, HotKind::square, 22},
    {"Länsmanstorget", {143210, 6401890}, HotKind::square, 18},
    {"Eriksbergstorget", {144750, 6398210}, HotKind::square, 16},
    {"Lindholmen", {146420, 6398820}, HotKind::hub, 22},
    {"Amhult", {136410, 6399790}, HotKind::shops, 16},
    {"Kärra centrum", {149410, 6408340}, HotKind::shops, 16},
    {"Tuve torg", {146070, 6403330}, HotKind::square, 15},
    {"Frölunda torg", {144690, 6392640}, HotKind::shops, 70},
    {"Opaltorget", {143730, 6392200}, HotKind::square, 28},
    {"Axel Dahlströms torg", {145820, 6394310}, HotKind::square, 20},
    {"Marklandsgatan", {146000, 6394980}, HotKind::hub, 18},
    {"Askims torg", {146540, 6390410}, HotKind::shops, 14},
    {"Näsets torg", {143070, 6389520}, HotKind::square, 9},
    {"Liseberg", {149580, 6397260}, HotKind::nightlife, 30},
});
// clang-format on

}  // namespace

std::span<const HotPlace> hot_places() { return kHotPlaces; }

const HotPlace& hot_place(std::string_view name) {
  const auto found =
      std::find_if(kHotPlaces.begin(), kHotPlaces.end(), [&](const HotPlace& each) { return each.name == name; });
  if (found == kHotPlaces.end())
    throw Error(ErrorKind::broken, "the demonstration city has no place " + std::string(name));
  return *found;
}

}  // namespace tryggkarta::demo
