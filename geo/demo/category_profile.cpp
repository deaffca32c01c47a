#include "geo/demo/category_profile.hpp"

namespace tryggkarta::demo {

namespace {

// Months, weekdays and hours; then a line a profile, two where it says more.
// clang-format off
constexpr Rhythm kNights{
    {82, 84, 92, 98, 112, 112, 104, 112, 106, 102, 96, 104},
    {60, 64, 72, 90, 145, 170, 99},
    {100, 92, 78, 60, 26, 12, 8, 8, 10, 12, 14, 18, 24, 26, 28, 32, 38, 44, 50, 58, 66, 78, 92, 104}};
constexpr Rhythm kShopping{
    {94, 92, 98, 98, 102, 98, 90, 98, 100, 104, 112, 124},
    {96, 96, 100, 106, 124, 118, 60},
    {2, 1, 1, 1, 1, 1, 3, 6, 14, 30, 52, 70, 84, 92, 100, 112, 118, 110, 88, 60, 36, 20, 10, 5}};
constexpr Rhythm kHomes{
    {104, 98, 96, 92, 88, 92, 118, 104, 92, 104, 112, 116},
    {98, 98, 100, 102, 116, 100, 86},
    {30, 30, 28, 22, 16, 12, 20, 60, 84, 90, 92, 88, 84, 82, 84, 86, 88, 90, 86, 76, 62, 52, 44, 36}};
constexpr Rhythm kBicycles{
    {46, 50, 82, 112, 138, 136, 112, 134, 142, 112, 76, 48},
    {104, 106, 106, 108, 110, 88, 78},
    {22, 18, 14, 10, 8, 10, 24, 56, 92, 84, 72, 70, 74, 76, 80, 92, 108, 112, 88, 70, 56, 44, 36, 28}};
constexpr Rhythm kEvenings{
    {84, 86, 96, 108, 116, 106, 94, 104, 108, 110, 102, 98},
    {88, 88, 90, 96, 122, 124, 92},
    {66, 56, 44, 30, 20, 14, 12, 18, 22, 24, 26, 30, 36, 40, 46, 56, 66, 76, 88, 98, 108, 112, 100, 84}};
constexpr Rhythm kDays{
    {96, 96, 102, 102, 104, 100, 84, 100, 106, 106, 104, 98},
    {106, 108, 106, 106, 108, 86, 80},
    {14, 10, 8, 6, 6, 8, 20, 50, 80, 92, 98, 100, 102, 104, 106, 110, 112, 100, 82, 66, 52, 42, 30, 20}};
constexpr Rhythm kMopeds{
    {24, 30, 70, 130, 168, 160, 128, 150, 140, 96, 54, 30},
    {86, 86, 90, 96, 124, 118, 100},
    {26, 12, 6, 4, 2, 2, 4, 8, 10, 14, 18, 24, 30, 36, 50, 74, 92, 104, 112, 118, 116, 104, 76, 46}};
constexpr Rhythm kDarkMonths{
    {158, 138, 108, 78, 50, 36, 34, 62, 98, 138, 162, 164},
    {112, 108, 106, 104, 100, 84, 86},
    {8, 5, 3, 2, 3, 10, 44, 84, 86, 70, 58, 56, 58, 56, 56, 68, 96, 108, 100, 82, 64, 46, 28, 14}};
constexpr Rhythm kRubbish{
    {64, 66, 96, 128, 130, 116, 106, 112, 108, 98, 82, 70},
    {126, 108, 104, 102, 102, 78, 80},
    {4, 2, 1, 1, 2, 6, 24, 66, 96, 102, 98, 92, 88, 88, 90, 90, 86, 78, 66, 54, 42, 28, 16, 8}};
constexpr Rhythm kFires{
    {88, 84, 106, 128, 124, 110, 98, 96, 92, 90, 92, 96},
    {90, 88, 90, 94, 112, 122, 104},
    {72, 58, 44, 32, 24, 20, 20, 24, 28, 32, 36, 40, 46, 50, 54, 60, 68, 78, 90, 100, 108, 112, 104, 90}};

// Order of the kinds: hub, shops, nightlife, square, park.
constexpr auto kProfiles = std::to_array<CategoryProfile>({
    {"polisen", "misshandel", 1120, -8, &kNights, 44, {90, 40, 150, 60, 40},
     Spread::city_life, Length::moment, Placing::address, Peaks::festive},
    {"polisen", "hot", 830, 4, &kDays, 26, {80, 60, 60, 80, 20}, Spread::homes, Length::moment},
    {"polisen", "ran", 190, -45, &kNights, 52, {110, 60, 100, 80, 70}, Spread::city_life, Length::moment},
    {"polisen", "inbrott", 900, -55, &kHomes, 4, {20, 60, 20, 40, 5}, Spread::homes, Length::days},
    {"polisen", "fordonsstold", 690, -30, &kHomes, 10, {30, 80, 20, 60, 20}, Spread::homes, Length::night},
    {"polisen", "cykelstold", 1180, -38, &kBicycles, 34, {120, 90, 50, 60, 30}, Spread::city_life, Length::hours},
    {"polisen", "butiksstold", 960, 42, &kShopping, 72, {60, 180, 20, 70, 0}, Spread::city_life, Length::moment},
    {"polisen", "stold", 1100, -22, &kDays, 46, {140, 100, 100, 40, 20}, Spread::city_life, Length::hours},
    {"polisen", "klotter", 1080, 10, &kEvenings, 32, {120, 40, 40, 90, 60},
     Spread::city_life, Length::night, Placing::address, Peaks::none, Era::before_contact_centre},
    {"polisen", "klotter", 330, -30, &kEvenings, 32, {120, 40, 40, 90, 60},
     Spread::city_life, Length::night, Placing::address, Peaks::none, Era::from_contact_centre},
    {"polisen", "glaskross", 520, -12, &kEvenings, 20, {110, 50, 40, 90, 10},
     Spread::city_life, Length::night, Placing::address, Peaks::festive},
    {"polisen", "skadegorelse", 1300, -15, &kEvenings, 18, {80, 50, 60, 80, 50},
     Spread::homes, Length::night, Placing::address, Peaks::festive},
    {"polisen", "narkotika", 740, 20, &kEvenings, 48, {110, 60, 110, 70, 50}, Spread::city_life, Length::moment},
    {"polisen", "trafik", 450, 6, &kDays, 8, {60, 40, 30, 20, 0}, Spread::homes, Length::moment},
    {"polisen", "storning", 340, 12, &kNights, 30, {60, 40, 90, 90, 60},
     Spread::homes, Length::moment, Placing::address, Peaks::festive},
    {"polisen", "buskorning", 170, 15, &kMopeds, 16, {20, 40, 5, 100, 60}, Spread::homes, Length::moment},
    {"polisen", "offentlig_berusning", 180, -25, &kNights, 62, {110, 40, 140, 60, 50},
     Spread::city_life, Length::moment, Placing::address, Peaks::festive},
    {"polisen", "ovrigt", 600, 0, &kDays, 20, {80, 60, 60, 60, 20}, Spread::city_life, Length::moment},
    {"polisen", "sexualbrott", 110, 18, &kNights, 0, {1, 1, 1, 1, 1},
     Spread::city_life, Length::moment, Placing::coarse},
    {"polisen", "nara_relation", 150, 5, &kEvenings, 0, {1, 1, 1, 1, 1},
     Spread::homes, Length::moment, Placing::coarse},
    {"polisen", "hatbrott", 45, 0, &kDays, 0, {1, 1, 1, 1, 1}, Spread::city_life, Length::moment, Placing::coarse},
    {"kontaktcenter", "belysning", 1500, 25, &kDarkMonths, 8, {50, 20, 20, 50, 90},
     Spread::homes, Length::moment, Placing::map_pin, Peaks::none, Era::from_contact_centre},
    {"kontaktcenter", "skrap", 1950, 40, &kRubbish, 24, {90, 60, 60, 80, 90},
     Spread::homes, Length::moment, Placing::map_pin, Peaks::none, Era::from_contact_centre},
    {"kontaktcenter", "klotter", 780, 15, &kDays, 32, {120, 40, 40, 90, 60},
     Spread::city_life, Length::moment, Placing::map_pin, Peaks::none, Era::from_contact_centre},
    {"raddningstjansten", "anlagd_brand", 230, -20, &kFires, 20, {40, 40, 5, 100, 60},
     Spread::homes, Length::moment, Placing::address, Peaks::fires},
    {"raddningstjansten", "brand", 420, -5, &kFires, 6, {40, 40, 20, 40, 60},
     Spread::homes, Length::moment, Placing::address, Peaks::none},
});
// clang-format on

}  // namespace

std::span<const CategoryProfile> category_profiles() { return kProfiles; }

}  // namespace tryggkarta::demo
