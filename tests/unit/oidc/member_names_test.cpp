#include "server/oidc/member_names.hpp"

#include <catch2/catch.hpp>

#include "geo/access/member.hpp"

using namespace tryggkarta;
using namespace tryggkarta::oidc;

namespace {

Person called(const std::string& user_name, const std::string& email = "", const std::string& name = "") {
  return {"https://login.example.se", "42", name, user_name, email, {}};
}

std::string first_name(const Person& person) { return names_for(person).front(); }

}  // namespace

TEST_CASE("a name is made of the user name, else of the e-mail address, else of issuer and subject") {
  CHECK(first_name(called("anna.ek")) == "anna.ek");
  CHECK(first_name(called("Åsa.Öberg@Stad.Example")) == "asa.oberg@stad.example");
  CHECK(first_name(called("STAD\\anna")) == "stadanna");
  CHECK(first_name(called("安娜", "anna@stad.example")) == "anna@stad.example");
  CHECK(first_name(called("a", "")).starts_with("medlem-"));
  CHECK(first_name(called(std::string(500, 'x'))) == std::string(64, 'x'));
}

TEST_CASE("every name is one to sign in with, and none is offered twice") {
  for (const Person& person : {called("anna"), called("<script>"), called(std::string(64, 'y')), called("'; --"),
                               called("\xff\xfe"), called("(kommandoraden)"), called("", "")}) {
    auto names = names_for(person);
    CHECK(std::all_of(names.begin(), names.end(), [](const auto& name) { return access::Member::is_name(name); }));
    std::sort(names.begin(), names.end());
    CHECK(std::adjacent_find(names.begin(), names.end()) == names.end());
  }
}

TEST_CASE("the last resort tells persons apart, and is the same each time") {
  Person other = called("");
  other.subject = "43";
  CHECK(first_name(called("")) == first_name(called("")));
  CHECK(first_name(called("")) != first_name(other));
}

TEST_CASE("a title is one line without controls, cut between two characters") {
  CHECK(title_of(called("anna", "", "Anna Ek"), "x") == "Anna Ek");
  CHECK(title_of(called("anna", "", "Anna\n\x1b[2J\xC2\x85 Ek"), "x") == "Anna[2J Ek");
  CHECK(title_of(called("anna", "", "  "), "x") == "anna");
  CHECK(title_of(called("", "", ""), "x") == "x");
  std::string many;
  for (int i = 0; i < 150; ++i) many += "å";
  CHECK(title_of(called("", "", many), "x").size() == 200);
  CHECK(title_of(called("", "", "a" + many), "x").size() == 199);
}
