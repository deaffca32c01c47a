#include "geo/casebook/incident.hpp"

#include "geo/casebook/retention.hpp"
#include "geo/casebook/word_list.hpp"

namespace tryggkarta::casebook {

namespace {

// In the order of the enumerators.
constexpr std::array<std::string_view, 9> kPrecisionNames{
    "punkt", "adress", "gata", "plats", "basomrade", "primaromrade", "mellanomrade", "stadsomrade", "okand"};

constexpr WordList<4> kCoverageGrades{"god", "begränsad", "bristfällig", "saknas"};

/// The coarsest precision that still tells the areas of a level apart.
Precision coarsest_for(published::AreaLevel level) {
  switch (level) {
    case published::AreaLevel::stadsomrade: return Precision::stadsomrade;
    case published::AreaLevel::mellanomrade: return Precision::mellanomrade;
    case published::AreaLevel::primaromrade: return Precision::primaromrade;
    case published::AreaLevel::basomrade: return Precision::basomrade;
  }
  return Precision::plats;
}

constexpr bool kSensitive = true;
constexpr bool kProactive = true;

}  // namespace

std::string_view name_of(Precision precision) { return kPrecisionNames.at(static_cast<std::size_t>(precision)); }

std::optional<Precision> parse_precision(std::string_view name) {
  for (std::size_t position = 0; position < kPrecisionNames.size(); ++position) {
    if (kPrecisionNames[position] == name) return static_cast<Precision>(position);
  }
  return std::nullopt;
}

std::string_view name_of(CoverageGrade grade) { return word_in(kCoverageGrades, grade); }
std::optional<CoverageGrade> parse_coverage_grade(std::string_view text) {
  return parse_word<CoverageGrade>(kCoverageGrades, text);
}

bool places_in(published::AreaLevel level, Precision precision) { return precision <= coarsest_for(level); }

std::optional<time::Day> Source::keeps_from(time::Day today) const {
  const auto term = Retention::parse(retention);
  const auto by_term = term ? term->keeps_from(today) : std::nullopt;
  return std::max(by_term, retained_before);  // an absent day is before every other
}

std::vector<Category> default_categories() {
  return {
      {"all", "", "Alla händelser", "All events"},

      {"vald", "all", "Våld", "Violence"},
      {"misshandel", "vald", "Misshandel", "Assault"},
      {"hot", "vald", "Hot", "Threats"},
      {"ran", "vald", "Rån", "Robbery"},

      {"stold", "all", "Stöld", "Theft"},
      {"inbrott", "stold", "Inbrott", "Burglary"},
      {"fordonsstold", "stold", "Fordonsstöld", "Vehicle theft"},
      {"cykelstold", "stold", "Cykelstöld", "Bicycle theft"},
      {"butiksstold", "stold", "Butiksstöld", "Shoplifting"},

      {"skadegorelse", "all", "Skadegörelse", "Criminal damage"},
      {"klotter", "skadegorelse", "Klotter", "Graffiti"},
      {"glaskross", "skadegorelse", "Glaskross", "Broken glass"},

      {"brand", "all", "Brand", "Fire"},
      {"anlagd_brand", "brand", "Anlagd brand", "Arson"},

      {"narkotika", "all", "Narkotika", "Drugs", !kSensitive, kProactive},

      {"ordning", "all", "Ordning", "Public order"},
      {"storning", "ordning", "Störning", "Disturbance"},
      {"nedskrapning", "ordning", "Nedskräpning", "Littering"},
      {"buskorning", "ordning", "Buskörning", "Reckless riding"},
      {"offentlig_berusning", "ordning", "Offentlig berusning", "Public drunkenness"},

      {"trafik", "all", "Trafik", "Traffic", !kSensitive, kProactive},

      {"otrygghet", "all", "Otrygghet", "Feeling unsafe"},
      {"mork_plats", "otrygghet", "Mörk plats", "Dark place"},
      {"otrygg_plats", "otrygghet", "Otrygg plats", "Place where people feel unsafe"},
      {"samling", "otrygghet", "Otrygghetsskapande samling", "Gathering that makes people feel unsafe"},

      {"felanmalan", "all", "Felanmälan", "Fault reports"},
      {"belysning", "felanmalan", "Belysning", "Lighting"},
      {"skrap", "felanmalan", "Skräp", "Rubbish"},

      {"ovrigt", "all", "Övrigt", "Other"},

      {"sexualbrott", "all", "Sexualbrott", "Sexual offences", kSensitive},
      {"nara_relation", "all", "Våld i nära relation", "Violence in close relationships", kSensitive},
      {"brott_mot_barn", "all", "Brott mot barn", "Offences against children", kSensitive},
      {"hatbrott", "all", "Hatbrott", "Hate crime", kSensitive},
      {"hedersrelaterat", "all", "Hedersrelaterat våld och förtryck", "Honour-based violence and oppression",
       kSensitive},
      {"sjalvmord", "all", "Självmord och självmordsförsök", "Suicide and attempted suicide", kSensitive},
  };
}

}  // namespace tryggkarta::casebook
