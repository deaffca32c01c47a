#include <catch2/catch.hpp>

#include <algorithm>
#include <map>
#include <set>

#include "geo/casebook/casework.hpp"
#include "geo/casebook/incident.hpp"

using namespace tryggkarta::casebook;

namespace {

std::map<std::string, Category> by_code() {
  std::map<std::string, Category> all;
  for (const Category& category : default_categories()) all.emplace(category.code, category);
  return all;
}

}  // namespace

TEST_CASE("the default tree has every group and leaf that is promised, each under its parent") {
  const std::map<std::string, std::set<std::string>> promised{
      {"all",
       {"vald", "stold", "skadegorelse", "brand", "narkotika", "ordning", "trafik", "otrygghet", "felanmalan", "ovrigt",
        "sexualbrott", "nara_relation", "brott_mot_barn", "hatbrott", "hedersrelaterat", "sjalvmord"}},
      {"vald", {"misshandel", "hot", "ran"}},
      {"stold", {"inbrott", "fordonsstold", "cykelstold", "butiksstold"}},
      {"skadegorelse", {"klotter", "glaskross"}},
      {"brand", {"anlagd_brand"}},
      {"ordning", {"storning", "nedskrapning", "buskorning", "offentlig_berusning"}},
      {"otrygghet", {"mork_plats", "otrygg_plats", "samling"}},
      {"felanmalan", {"belysning", "skrap"}}};
  std::map<std::string, std::set<std::string>> found;
  for (const Category& category : default_categories()) {
    if (!category.parent.empty()) found[category.parent].insert(category.code);
  }
  CHECK(found == promised);
  CHECK(by_code().at("all").parent.empty());
}

TEST_CASE("the default tree marks six sensitive and two proactive categories") {
  std::set<std::string> sensitive;
  std::set<std::string> proactive;
  for (const Category& category : default_categories()) {
    if (category.sensitive) sensitive.insert(category.code);
    if (category.proactive) proactive.insert(category.code);
  }
  CHECK(sensitive == std::set<std::string>{"sexualbrott", "nara_relation", "brott_mot_barn", "hatbrott",
                                           "hedersrelaterat", "sjalvmord"});
  CHECK(proactive == std::set<std::string>{"narkotika", "trafik"});
}

TEST_CASE("every default category has a title in both languages and comes after its parent") {
  std::set<std::string> seen;
  for (const Category& category : default_categories()) {
    CHECK_FALSE(category.title.empty());
    CHECK_FALSE(category.title_english.empty());
    CHECK((category.parent.empty() || seen.contains(category.parent)));
    CHECK(seen.insert(category.code).second);
  }
}

TEST_CASE("a status is read as the domain writes it, without dots and rings, and in any case") {
  CHECK(parse_action_status("pågående") == ActionStatus::pagaende);
  CHECK(parse_action_status("PÅGÅENDE") == ActionStatus::pagaende);
  CHECK(parse_action_status("pagaende") == ActionStatus::pagaende);
  CHECK(parse_action_status("pa\u030aga\u030aende") == ActionStatus::pagaende);
  CHECK(parse_problem_status("Följs upp") == ProblemStatus::foljs_upp);
  CHECK(parse_problem_status("foljs-upp") == ProblemStatus::foljs_upp);
  CHECK(parse_pledge_status("Ej infriat") == PledgeStatus::ej_infriat);
}

TEST_CASE("a word that is no status is refused") {
  CHECK_FALSE(parse_problem_status("pågående"));
  CHECK_FALSE(parse_action_status(""));
  CHECK_FALSE(parse_pledge_status("infriad"));
}

TEST_CASE("every status is read back from its own name") {
  for (int i = 0; i < 7; ++i) CHECK(parse_problem_status(name_of(ProblemStatus(i))) == ProblemStatus(i));
  for (int i = 0; i < 9; ++i) CHECK(parse_action_status(name_of(ActionStatus(i))) == ActionStatus(i));
  for (int i = 0; i < 7; ++i) CHECK(parse_pledge_status(name_of(PledgeStatus(i))) == PledgeStatus(i));
  for (int i = 0; i < 9; ++i) CHECK(parse_precision(name_of(Precision(i))) == Precision(i));
}

TEST_CASE("a point places an incident only in areas as coarse as its precision") {
  using tryggkarta::published::AreaLevel;
  CHECK(places_in(AreaLevel::basomrade, Precision::adress));
  CHECK(places_in(AreaLevel::mellanomrade, Precision::mellanomrade));
  CHECK_FALSE(places_in(AreaLevel::primaromrade, Precision::mellanomrade));
  CHECK_FALSE(places_in(AreaLevel::stadsomrade, Precision::okand));
}
