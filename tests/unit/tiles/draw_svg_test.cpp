#include <catch2/catch.hpp>

#include "geo/tiles/draw_svg.hpp"
#include "tests/support/small_edition.hpp"

using namespace tryggkarta;
using namespace tryggkarta::testing;
using published::Figure;
using published::Hidden;
using published::Shown;
using published::Unknown;

namespace {

std::string picture(const std::string& highlight) {
  auto parts = small_parts(3);
  std::vector<Figure> figures(9, Shown{30, std::nullopt});
  figures[0] = Hidden{};
  figures[1] = Unknown{};
  put_slice(parts, "stold", "2026-Q3", figures);
  parts.schemes[0].areas[4].code = "<&\">";
  const auto edition = edition_of(std::move(parts));
  tiles::PictureQuery query{.scheme = edition->scheme("TEST"),
                            .category = edition->category("stold"),
                            .period = time::Period::parse("2026-Q3").value()};
  query.highlight_area = highlight;
  query.title = "Stöld & <annat>";
  return tiles::draw_svg(*edition, query);
}

std::size_t count(const std::string& text, const std::string& part) {
  std::size_t found = 0;
  for (auto at = text.find(part); at != std::string::npos; at = text.find(part, at + 1)) ++found;
  return found;
}

}  // namespace

TEST_CASE("the picture has a path for every area, with its class or its status and never both") {
  const std::string svg = picture("");
  CHECK(count(svg, "data-code=") == 9);
  CHECK(count(svg, "class=\"area class-") == 7);
  CHECK(count(svg, "class=\"area hidden\"") == 1);
  CHECK(count(svg, "class=\"area unknown\"") == 1);
  CHECK(count(svg, "style=") == 0);
}

TEST_CASE("text from outside is escaped in the picture") {
  const std::string svg = picture("");
  CHECK(svg.find("Stöld &amp; &lt;annat&gt;") != std::string::npos);
  CHECK(svg.find("data-code=\"&lt;&amp;&quot;&gt;\"") != std::string::npos);
}

TEST_CASE("with one area chosen only that one is coloured") {
  const std::string svg = picture("03");
  CHECK(count(svg, "class=\"area class-") == 1);
  CHECK(count(svg, "class=\"area neighbour\"") == 8);
  CHECK(count(svg, "class=\"selected\"") == 1);
}
