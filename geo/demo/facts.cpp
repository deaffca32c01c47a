#include "geo/demo/facts.hpp"

#include <algorithm>
#include <array>
#include <string>

#include "geo/error.hpp"

namespace tryggkarta::demo {

namespace {

constexpr std::array<CityArea, 4> kCityAreas{
    {{"01", "Nordost"}, {"02", "Centrum"}, {"03", "Sydväst"}, {"04", "Hisingen"}}};

// One line a row.
// clang-format off
constexpr std::array<MiddleArea, 36> kMiddleAreas{{
    {"10", "Östra Angered", "01"},
    {"11", "Bergsjön", "01"},
    {"12", "Gamlestaden-Utby", "01"},
    {"13", "Kortedala", "01"},
    {"14", "Södra Angered", "01"},
    {"15", "Centrala Angered", "01"},
    {"16", "Norra Angered", "01"},
    {"30", "Kålltorp-Torpa-Björkekärr", "02"},
    {"31", "Kallebäck-Skår-Kärralund", "02"},
    {"32", "Krokslätt-Johanneberg", "02"},
    {"33", "Guldheden-Landala", "02"},
    {"34", "Olivedal-Haga-Annedal-Änggården", "02"},
    {"35", "Kungsladugård-Sanna", "02"},
    {"36", "Majorna-Stigberget-Masthugget", "02"},
    {"37", "Norra Centrum", "02"},
    {"38", "Lunden-Härlanda-Överås", "02"},
    {"39", "Olskroken-Redbergslid-Bagaregården", "02"},
    {"50", "Stora Högsbo", "03"},
    {"51", "Askim-Hovås", "03"},
    {"52", "Billdal", "03"},
    {"53", "Södra Skärgården", "03"},
    {"54", "Bratthammar-Näset-Önnered", "03"},
    {"55", "Centrala Tynnered", "03"},
    {"56", "Frölunda Torg-Tofta", "03"},
    {"57", "Älvsborg", "03"},
    {"70", "Kärra-Rödbo", "04"},
    {"71", "Backa", "04"},
    {"72", "Kvillebäcken", "04"},
    {"73", "Kyrkbyn-Rambergsstaden", "04"},
    {"74", "Norra Älvstranden", "04"},
    {"75", "Södra Torslanda", "04"},
    {"76", "Björlanda", "04"},
    {"77", "Tuve-Säve", "04"},
    {"78", "Kärrdalen-Slättadamm", "04"},
    {"79", "Östra Biskopsgården", "04"},
    {"80", "Västra Biskopsgården", "04"},
}};
// clang-format on

// One line a row.
// clang-format off
constexpr std::array<PrimaryArea, 96> kPrimaryAreas{{
    {"101", "Kungsladugård", "35", {145350, 6396090}, 10800, 110},
    {"102", "Sanna", "35", {144690, 6395870}, 4300, 110},
    {"103", "Majorna", "36", {145410, 6397090}, 10900, 120},
    {"104", "Stigberget", "36", {145940, 6397320}, 7700, 120},
    {"105", "Masthugget", "36", {146540, 6397540}, 11600, 170},
    {"106", "Änggården", "34", {147020, 6395530}, 1600, 160},
    {"107", "Haga", "34", {147440, 6397650}, 3800, 280},
    {"108", "Annedal", "34", {147500, 6397090}, 4200, 110},
    {"109", "Olivedal", "34", {147080, 6397540}, 11100, 130},
    {"110", "Krokslätt", "32", {149580, 6396090}, 16900, 110},
    {"111", "Johanneberg", "32", {148810, 6396760}, 8200, 110},
    {"112", "Landala", "33", {148150, 6397090}, 4900, 110},
    {"113", "Guldheden", "33", {148270, 6396090}, 10400, 110},
    {"114", "Lorensberg", "37", {148750, 6397420}, 1900, 850},
    {"115", "Vasastaden", "37", {148150, 6397760}, 7000, 260},
    {"116", "Inom Vallgraven", "37", {147850, 6398540}, 4000, 900},
    {"117", "Stampen", "37", {148990, 6399320}, 6800, 300},
    {"118", "Heden", "37", {149220, 6397980}, 5900, 420},
    {"201", "Olskroken", "39", {150000, 6399430}, 5600, 150},
    {"202", "Redbergslid", "39", {150540, 6399990}, 2700, 110},
    {"203", "Bagaregården", "39", {150950, 6400210}, 3500, 110},
    {"204", "Kallebäck", "31", {151610, 6395750}, 6700, 110},
    {"205", "Skår", "31", {150890, 6396870}, 4500, 60},
    {"206", "Överås", "38", {150240, 6398200}, 2600, 60},
    {"207", "Kärralund", "31", {151430, 6397870}, 3400, 110},
    {"208", "Lunden", "38", {150660, 6398870}, 11900, 110},
    {"209", "Härlanda", "38", {151010, 6399540}, 1600, 110},
    {"210", "Kålltorp", "30", {151850, 6399540}, 9900, 110},
    {"211", "Torpa", "30", {152680, 6400540}, 4000, 70},
    {"212", "Björkekärr", "30", {153340, 6397760}, 10500, 70},
    {"301", "Gamlestaden", "12", {151070, 6401990}, 12300, 160},
    {"302", "Utby", "12", {153510, 6402220}, 6600, 70},
    {"303", "Södra Kortedala", "13", {151790, 6403550}, 10100, 95},
    {"304", "Norra Kortedala", "13", {152140, 6404780}, 7300, 95},
    {"305", "Västra Bergsjön", "11", {153330, 6404670}, 7800, 95},
    {"306", "Östra Bergsjön", "11", {154170, 6404110}, 10400, 95},
    {"402", "Kvillebäcken", "72", {146960, 6400540}, 14100, 180},
    {"403", "Slättadamm", "78", {145950, 6401440}, 4300, 90},
    {"404", "Kärrdalen", "78", {144280, 6402550}, 5300, 90},
    {"405", "Tuve", "77", {146130, 6403330}, 10600, 90},
    {"406", "Säve", "77", {144470, 6408340}, 2500, 60},
    {"407", "Kärra", "70", {149110, 6408670}, 10500, 90},
    {"408", "Rödbo", "70", {148280, 6413350}, 1000, 50},
    {"409", "Skogome", "71", {147200, 6405220}, 3800, 90},
    {"410", "Brunnsbo", "71", {148270, 6401660}, 7400, 140},
    {"412", "Backa", "71", {148930, 6402660}, 8800, 120},
    {"413", "Skälltorp", "71", {148870, 6404780}, 11100, 90},
    {"414", "Kyrkbyn", "73", {144400, 6398880}, 8300, 90},
    {"415", "Rambergsstaden", "73", {146070, 6399650}, 11100, 140},
    {"416", "Eriksberg", "74", {144750, 6398100}, 9900, 110},
    {"417", "Lindholmen", "74", {146660, 6399100}, 6700, 190},
    {"501", "Fiskebäck", "57", {142060, 6393310}, 7500, 50},
    {"502", "Långedrag", "57", {141290, 6394650}, 2100, 60},
    {"503", "Hagen", "57", {143080, 6395430}, 5800, 60},
    {"504", "Grimmered", "57", {144030, 6394640}, 4300, 80},
    {"505", "Södra Skärgården", "53", {136430, 6388310}, 4700, 35},
    {"506", "Bratthammar", "54", {142840, 6392420}, 2500, 60},
    {"507", "Guldringen", "55", {143430, 6393090}, 2500, 80},
    {"508", "Skattegården", "55", {143790, 6392640}, 2900, 80},
    {"509", "Kaverös", "50", {145280, 6393860}, 4400, 80},
    {"510", "Flatås", "50", {145880, 6393860}, 5100, 80},
    {"511", "Högsbohöjd", "50", {144930, 6394870}, 5200, 80},
    {"512", "Högsbotorp", "50", {145820, 6394750}, 8200, 80},
    {"513", "Tofta", "56", {145340, 6392420}, 2800, 80},
    {"514", "Ruddalen", "50", {144630, 6393750}, 2600, 70},
    {"515", "Järnbrott", "50", {145700, 6392860}, 4300, 90},
    {"516", "Högsbo", "50", {146720, 6392860}, 40, 1600},
    {"517", "Frölunda Torg", "56", {144510, 6392860}, 8700, 230},
    {"518", "Ängås", "55", {144920, 6391640}, 4000, 80},
    {"519", "Önnered", "54", {142650, 6391310}, 3900, 55},
    {"520", "Grevegården", "55", {143970, 6392080}, 4600, 80},
    {"521", "Näset", "54", {143250, 6389300}, 6100, 45},
    {"522", "Kannebäck", "55", {144210, 6391190}, 4000, 80},
    {"523", "Askim", "51", {146360, 6390630}, 13100, 60},
    {"524", "Hovås", "51", {147730, 6388070}, 3600, 45},
    {"525", "Billdal", "52", {147310, 6384950}, 14900, 45},
    {"601", "Lövgärdet", "16", {153330, 6411460}, 8000, 95},
    {"602", "Rannebergen", "15", {154870, 6410010}, 5100, 95},
    {"603", "Gårdstensberget", "16", {151660, 6409560}, 10800, 95},
    {"604", "Angereds centrum", "15", {153030, 6408900}, 4800, 190},
    {"605", "Agnesberg", "15", {151250, 6407780}, 1100, 140},
    {"606", "Hammarkullen", "14", {152140, 6406890}, 8100, 120},
    {"609", "Linnarhult", "10", {153690, 6406450}, 700, 150},
    {"610", "Gunnilse", "10", {155770, 6407230}, 1700, 60},
    {"611", "Bergum", "10", {158860, 6411130}, 5300, 45},
    {"612", "Hjällbo", "14", {151130, 6405440}, 7300, 140},
    {"613", "Eriksbo", "14", {152440, 6406000}, 2700, 95},
    {"701", "Norra Biskopsgården", "80", {142850, 6400550}, 5300, 90},
    {"702", "Länsmansgården", "80", {143150, 6402000}, 5800, 90},
    {"703", "Svartedalen", "79", {144040, 6401330}, 4600, 90},
    {"704", "Hjuvik", "75", {134560, 6398460}, 7500, 45},
    {"705", "Nolered", "75", {136000, 6400460}, 11200, 70},
    {"706", "Björlanda", "76", {139340, 6404120}, 9000, 55},
    {"707", "Arendal", "75", {140460, 6399110}, 100, 900},
    {"708", "Södra Biskopsgården", "80", {142850, 6399320}, 8400, 90},
    {"709", "Jättesten", "79", {144280, 6400210}, 7700, 90},
}};
// clang-format on

template <class Areas>
std::size_t position_in(const Areas& areas, std::string_view code) {
  const auto found = std::find_if(areas.begin(), areas.end(), [&](const auto& area) { return area.code == code; });
  if (found == areas.end()) {
    throw Error(ErrorKind::broken, "the demonstration city has no area " + std::string(code));
  }
  return static_cast<std::size_t>(found - areas.begin());
}

}  // namespace

std::span<const CityArea> city_areas() { return kCityAreas; }
std::span<const MiddleArea> middle_areas() { return kMiddleAreas; }
std::span<const PrimaryArea> primary_areas() { return kPrimaryAreas; }

std::size_t middle_area_position(std::string_view code) { return position_in(kMiddleAreas, code); }
std::size_t primary_area_position(std::string_view code) { return position_in(kPrimaryAreas, code); }

}  // namespace tryggkarta::demo
