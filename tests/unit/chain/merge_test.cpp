#include "server/chain/merge.hpp"

#include <catch2/catch.hpp>

using namespace tryggkarta::chain;

namespace {

const Values kBefore{{"title", "Ett"}, {"owner", "Kim"}, {"text", "rad ett\nrad två"}};

Merged merged_over(const Values& sent, const Values& theirs) {
  return merge(read_marks(marks_of(kBefore)), sent, theirs);
}

}  // namespace

TEST_CASE("What one of two has changed is kept") {
  const auto merged = merged_over({{"title", "Mitt"}, {"owner", "Kim"}, {"text", "rad ett\nrad två"}},
                                  {{"title", "Ett"}, {"owner", "Deras"}, {"text", "rad ett\nrad två"}});
  CHECK(merged.values == Values{{"title", "Mitt"}, {"owner", "Deras"}, {"text", "rad ett\nrad två"}});
  CHECK(merged.mine == std::vector<std::string>{"title"});
  CHECK(merged.both.empty());
}

TEST_CASE("What both have changed differs from what both have changed alike") {
  const auto merged =
      merged_over({{"title", "Mitt"}, {"owner", "Samma"}}, {{"title", "Deras"}, {"owner", "Samma"}, {"text", ""}});
  CHECK(merged.both == std::vector<std::string>{"title"});
  CHECK(merged.mine == std::vector<std::string>{"title"});
  CHECK(merged.values.at("title") == "Mitt");
  CHECK(merged.values.at("text").empty());
}

TEST_CASE("A field that was not sent stays theirs, and one without a mark is asked about") {
  CHECK(merged_over({}, kBefore).mine.empty());
  CHECK(merge({}, {{"title", "Mitt"}}, kBefore).both == std::vector<std::string>{"title"});
  CHECK(merge({}, {{"title", "Ett"}}, kBefore).mine.empty());
}

TEST_CASE("Marks that are none are no marks") {
  for (const char* text : {"", "[]", "{\"a\":1}", "{\"a\":{\"b\":[1]}}", "{", "null"}) CHECK(read_marks(text).empty());
}
