#include "server/chain/proposal.hpp"

#include <algorithm>
#include <charconv>
#include <optional>
#include <vector>

#include "geo/time/period.hpp"
#include "server/chain/named_place.hpp"

namespace tryggkarta::chain {

namespace {

std::string asked(const Visit& visit, std::string_view name) {
  return pages::parameter(visit.request, name).value_or("");
}

std::vector<std::string> codes_asked(const Visit& visit) {
  std::vector<std::string> codes;
  const std::string all = asked(visit, "category");
  for (std::string_view text = all; !text.empty();) {
    const auto comma = std::min(text.find(','), text.size());
    if (comma > 0) codes.emplace_back(text.substr(0, comma));
    text.remove_prefix(std::min(comma + 1, text.size()));
  }
  return codes;
}

/// The categories of the tree that were asked for; `all` is none of its own.
std::vector<const casebook::Category*> categories_asked(const Visit& visit, const ChainBook& book) {
  std::vector<const casebook::Category*> found;
  for (const std::string& code : codes_asked(visit)) {
    const auto at = std::find_if(book.categories.begin(), book.categories.end(),
                                 [&](const auto& each) { return each.code == code; });
    if (at != book.categories.end() && !at->parent.empty()) found.push_back(&*at);
  }
  return found;
}

const published::Area* area_asked(const Visit& visit) {
  const auto* scheme = visit.view.edition.scheme(asked(visit, "scheme"));
  if (scheme == nullptr) return nullptr;
  const std::string code = asked(visit, "area");
  const auto found =
      std::find_if(scheme->areas.begin(), scheme->areas.end(), [&](const auto& area) { return area.code == code; });
  return found == scheme->areas.end() ? nullptr : &*found;
}

bool names_cell(const Visit& visit) { return !asked(visit, "cell").empty() && !asked(visit, "grid").empty(); }

std::string period_words(const Visit& visit) {
  const auto& words = visit.words();
  if (const auto period = time::Period::parse(asked(visit, "period"))) return words.period(*period);
  const auto from = time::parse_day(asked(visit, "from"));
  const auto to = time::parse_day(asked(visit, "to"));
  if (from && to) return words.day(*from) + "–" + words.day(*to);
  return {};
}

/// "Skadegörelse, Östra Prov, kvartal 3 2026".
std::string title_of(const Visit& visit, const ChainBook& book) {
  const auto& words = visit.words();
  std::vector<std::string> parts;
  for (const auto* category : categories_asked(visit, book))
    parts.push_back(words(category->title, category->title_english));
  std::string title;
  for (const std::string& part : parts) title += (title.empty() ? "" : words(" och ", " and ")) + part;
  const std::string near = asked(visit, "near");
  const auto* area = area_asked(visit);
  if (names_cell(visit)) {
    title += (title.empty() ? "" : ", ") + (near.empty() ? words("ruta ", "cell ") + asked(visit, "cell")
                                                         : words("ruta i ", "cell in ") + pages::display_name(near));
  } else if (area != nullptr) {
    title += (title.empty() ? "" : ", ") + pages::display_name(area->name);
  }
  if (const auto period = period_words(visit); !period.empty() && !title.empty()) title += ", " + period;
  constexpr std::size_t kLongest = 180;
  return title.size() > kLongest ? std::string{} : pages::capitalised(title);
}

std::string place_of(const Visit& visit) {
  if (names_cell(visit)) return cell_words(asked(visit, "grid"), asked(visit, "cell"));
  if (area_asked(visit) == nullptr) return {};
  return area_words({asked(visit, "scheme") + ":" + asked(visit, "area")});
}

/// What is the proposal's own; the rest is the map's.
bool is_of_proposal(std::string_view name) {
  return name == "count" || name == "z" || name == "cell" || name == "grid" || name == "near" || name == "lang" ||
         name == "selected";
}

std::string view_address(const Visit& visit) {
  pages::Query query;
  for (const auto& parameter : visit.request.query) {
    // The one area that is proposed is chosen on the map, not filtered by.
    const bool is_chosen = parameter.name == "area" && !names_cell(visit);
    if (!is_chosen && !is_of_proposal(parameter.name)) query.emplace_back(parameter.name, parameter.value);
  }
  query.emplace_back("selected", names_cell(visit) ? "cell:" + asked(visit, "cell") : "area:" + asked(visit, "area"));
  return visit.view.base + pages::address("/inside/karta", query);
}

/// "41 händelser under kvartal 3 2026, z 4,2. Kartan: https://…".
std::string evidence_of(const Visit& visit) {
  const auto& words = visit.words();
  std::int64_t count = 0;
  const std::string text = asked(visit, "count");
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), count);
  const bool is_count = error == std::errc{} && end == text.data() + text.size() && count >= 0;
  std::string evidence;
  if (is_count) {
    evidence = words.number(count) + words(" händelser", " incidents");
    if (const auto period = period_words(visit); !period.empty()) evidence += words(" under ", " during ") + period;
    double z = 0;
    const std::string score = asked(visit, "z");
    const auto [score_end, score_error] = std::from_chars(score.data(), score.data() + score.size(), z);
    if (score_error == std::errc{} && score_end == score.data() + score.size()) evidence += ", z " + words.decimal(z);
    evidence += ". ";
  }
  return evidence + words("Kartan: ", "The map: ") + view_address(visit);
}

}  // namespace

Values proposed_values(const Visit& visit, const ChainBook& book) {
  const std::string place = place_of(visit);
  if (place.empty()) return {};
  std::string categories;
  for (const auto* category : categories_asked(visit, book))
    categories += (categories.empty() ? "" : ",") + category->code;
  return {{"title", title_of(visit, book)},
          {"geometry", place},
          {"categories", categories},
          {"evidence", evidence_of(visit)}};
}

}  // namespace tryggkarta::chain
