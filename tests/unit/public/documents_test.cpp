// The current edition, TileJSON, styles, oEmbed and the feed.
#include <catch2/catch.hpp>

#include "tests/unit/public/public_house.hpp"

using namespace tryggkarta;
using nlohmann::json;
using testing::house;
using testing::PublicHouse;

namespace {

/// "" when every tag of an XML document is closed in order, else what is wrong.
std::string why_malformed(std::string_view xml) {
  std::vector<std::string> open;
  while (true) {
    const auto at = xml.find('<');
    const std::string_view text = xml.substr(0, at);
    if (text.find('>') != std::string_view::npos) return "a bare >";
    if (at == std::string_view::npos) return open.empty() ? "" : open.back() + " is open";
    const auto end = xml.find('>', at);
    if (end == std::string_view::npos) return "a tag without end";
    const std::string_view tag = xml.substr(at + 1, end - at - 1);
    xml.remove_prefix(end + 1);
    if (tag.starts_with('?') || tag.ends_with('/')) continue;
    const std::string name{tag.substr(tag.starts_with('/') ? 1 : 0, tag.find(' '))};
    if (!tag.starts_with('/'))
      open.push_back(name);
    else if (open.empty() || open.back() != name)
      return name + " closes nothing";
    else
      open.pop_back();
  }
}

std::string oembed(const std::string& url) { return "/oembed?url=" + url; }

}  // namespace

TEST_CASE("the current edition names what it holds by the contract's keys") {
  const auto edition = house().json("/editions/current");
  CHECK(edition["number"] == 7);
  CHECK(edition["published"] == "2026-10-05T06:00:00Z");
  CHECK(edition["periods"] == json::parse(R"(["2026-Q2","2026-Q3"])"));
  CHECK(edition["schemes"][0]["code"] == "TEST");
  CHECK(edition["schemes"][0]["areas"] == 9);
  CHECK(edition["categories"][1] ==
        json::parse(R"({"code":"stold","title":"Stöld","title_english":"Theft","parent":"all",
                                                   "sensitive":false,"proactive":false})"));
  CHECK(edition["sources"][0]["latest"] == "2026-12-31");
  CHECK(edition["defaults"] == json::parse(R"({"scheme":"TEST","period":"2026-Q3","category":"all"})"));
  CHECK(edition["made_up"] == false);
  CHECK(edition["hash"].get<std::string>() == house().edition().content_hash());
  CHECK(edition["bounds"].size() == 4);
}

TEST_CASE("TileJSON has one absolute address with the edition and the whole question in it") {
  const auto document = house().json("/tiles/areas,problems.json?period=2026-Q2");
  CHECK(document["tilejson"] == "3.0.0");
  CHECK(document["tiles"] ==
        json::array({std::string(testing::kBase) +
                     "/editions/7/tiles/areas,problems/{z}/{x}/{y}.mvt?scheme=TEST&period=2026-Q2&category=all"}));
  CHECK(document["maxzoom"] == 14);
  std::vector<std::string> layers;
  for (const auto& layer : document["vector_layers"]) layers.push_back(layer["id"]);
  CHECK(layers == std::vector<std::string>{"areas", "labels", "problems"});
  std::string address = document["tiles"][0];
  for (const char* name : {"{z}", "{x}", "{y}"}) address.replace(address.find(name), 3, "0");
  CHECK(house().follow(address).status == 200);
}

TEST_CASE("TileJSON's attribution is escaped, since clients show it as HTML") {
  auto parts = testing::house_parts();
  parts.schemes[0].attribution = "<script>alert(1)</script>";
  const std::string attribution = PublicHouse{parts}.json("/tiles/areas.json")["attribution"];
  CHECK(attribution.find('<') == std::string::npos);
}

TEST_CASE("a style leads to the TileJSON by an absolute address, with the figures that were asked for") {
  const auto plain = house().json("/styles/karta.json");
  CHECK(plain["sources"]["trygg"]["url"] == std::string(testing::kBase) + "/tiles/areas,problems.json");
  const auto asked = house().json("/styles/karta.json?period=2026-Q2");
  const std::string url = asked["sources"]["trygg"]["url"];
  CHECK(url == std::string(testing::kBase) + "/tiles/areas,problems.json?period=2026-Q2");
  CHECK(house().follow(url).status == 200);
}

TEST_CASE("oEmbed frames the map, an area and an embed, and nothing else") {
  const std::string base = testing::kBase;
  const auto [url, source] = GENERATE_COPY(
      table<std::string, std::string>({{base + "/", "/inbaddning/karta"},
                                       {base + "/?period=2026-Q3%26x=%22%3E", "/inbaddning/karta?period=2026-Q3"},
                                       {base + "/omrade/05-omrade-5", "/inbaddning/karta?omrade=05"},
                                       {base + "/omrade/05", "/inbaddning/karta?omrade=05"},
                                       {base + "/inbaddning/karta?theme=dark", "/inbaddning/karta?theme=dark"}}));
  INFO(url);
  const auto answer = house().json(oembed(url));
  CHECK(answer["type"] == "rich");
  CHECK(answer["version"] == "1.0");
  const std::string html = answer["html"];
  CHECK(html.find("src=\"" + base + source + "\"") != std::string::npos);
  const std::string other =
      GENERATE("https://evil.example/", "https://karta.example.org/tryggare/", "/", "javascript:alert(1)");
  CHECK(house().get(oembed(other)).status == 404);
}

TEST_CASE("oEmbed refuses what is not a page and respects the size that there is room for") {
  const std::string base = testing::kBase;
  CHECK(house().get(oembed(base + "/omrade/99-nope")).status == 404);
  CHECK(house().get(oembed(base + "/figures")).status == 404);
  CHECK(house().get(oembed(base + "/") + "&format=xml").status == 501);
  CHECK(house().get(oembed(base + "/") + "&maxwidth=5").status == 400);
  CHECK(house().json(oembed(base + "/") + "&maxwidth=400")["width"] == 400);
}

TEST_CASE("the feed is well-formed, absolute, newest first, and escapes what the city wrote") {
  const auto response = house().get("/feed.atom");
  CHECK(response.header("Content-Type") == "application/atom+xml; charset=utf-8");
  const std::string xml{response.text()};
  CHECK(why_malformed(xml) == "");
  CHECK(xml.find("Oro &lt;vid&gt; &quot;torget&quot; &amp; stationen") != std::string::npos);
  CHECK(xml.find("href=\"/") == std::string::npos);
  std::string last = "9999";
  for (auto at = xml.find("<entry>"); at != std::string::npos; at = xml.find("<entry>", at + 1)) {
    const auto updated = xml.find("<updated>", at) + 9;
    const std::string when = xml.substr(updated, 20);
    CHECK(when <= last);
    last = when;
  }
}
