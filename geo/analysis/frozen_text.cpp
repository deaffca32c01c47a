#include "geo/analysis/frozen_text.hpp"

#include <algorithm>
#include <array>

#include <nlohmann/json.hpp>

#include "geo/error.hpp"

namespace tryggkarta::analysis {

using Json = nlohmann::ordered_json;

namespace {

constexpr int kFormat = 1;

// In the order of casebook::CoverageGrade.
constexpr std::array<const char*, 4> kGrades{"god", "begränsad", "bristfällig", "saknas"};

template <class Number>
Json or_null(const std::optional<Number>& value) {
  return value ? Json(*value) : Json(nullptr);
}
Json day_or_null(const std::optional<time::Day>& day) { return day ? Json(time::format_day(*day)) : Json(nullptr); }

Json written(const FrozenCount& count) {
  return {{"now", or_null(count.now)},
          {"before", or_null(count.before)},
          {"year_before", or_null(count.year_before)},
          {"rate", or_null(count.rate)}};
}

Json written(const FrozenCoverage& coverage) {
  return {{"source", coverage.source},
          {"grade", kGrades.at(static_cast<std::size_t>(coverage.grade))},
          {"first", day_or_null(coverage.first)},
          {"last", day_or_null(coverage.last)},
          {"reason", coverage.reason}};
}

Json written(const FrozenCategory& category) {
  return {{"code", category.code},
          {"parent", category.parent},
          {"title", category.title},
          {"title_en", category.title_english}};
}

Json written(const FrozenSource& source) {
  return {{"name", source.name},
          {"title", source.title},
          {"first", day_or_null(source.first)},
          {"last", day_or_null(source.last)},
          {"count", source.count}};
}

Json written(const FrozenShare& share) {
  return {{"now", or_null(share.now)}, {"before", or_null(share.before)}, {"year_before", or_null(share.year_before)}};
}

Json written(const FrozenArea& area);

template <class Entry>
Json list_of(const std::vector<Entry>& entries) {
  Json list = Json::array();
  for (const Entry& entry : entries) list.push_back(written(entry));
  return list;
}

Json written(const FrozenArea& area) {
  return {{"code", area.code},
          {"name", area.name},
          {"population", or_null(area.population)},
          {"population_years", area.population_years},
          {"counts", list_of(area.counts)},
          {"coverage", list_of(area.coverage)}};
}
Json written(const std::optional<FrozenArea>& area) { return area ? written(*area) : Json(nullptr); }

Error not_ours() {
  return Error{ErrorKind::bad_input,
               "De frysta siffrorna kan inte läsas: texten är inte en som Tryggkarta har skrivit.",
               "The frozen figures cannot be read: the text is not one that Tryggkarta has written."};
}

template <class Number>
std::optional<Number> number_or_nothing(const Json& value) {
  if (value.is_null()) return std::nullopt;
  return value.get<Number>();
}

std::optional<time::Day> day_or_nothing(const Json& value) {
  if (value.is_null()) return std::nullopt;
  const auto day = time::parse_day(value.get<std::string>());
  if (!day) throw not_ours();
  return day;
}

time::Period period_in(const Json& value) {
  const auto period = time::Period::parse(value.get<std::string>());
  if (!period) throw not_ours();
  return *period;
}

std::string text_in(const Json& entry, const char* key) { return entry.at(key).get<std::string>(); }

FrozenCount count_in(const Json& entry) {
  return {number_or_nothing<std::int64_t>(entry.at("now")), number_or_nothing<std::int64_t>(entry.at("before")),
          number_or_nothing<std::int64_t>(entry.at("year_before")), number_or_nothing<double>(entry.at("rate"))};
}

FrozenCoverage coverage_in(const Json& entry) {
  const auto grade = std::find(kGrades.begin(), kGrades.end(), text_in(entry, "grade"));
  if (grade == kGrades.end()) throw not_ours();
  return {text_in(entry, "source"), static_cast<casebook::CoverageGrade>(grade - kGrades.begin()),
          day_or_nothing(entry.at("first")), day_or_nothing(entry.at("last")), text_in(entry, "reason")};
}

FrozenCategory category_in(const Json& entry) {
  return {text_in(entry, "code"), text_in(entry, "parent"), text_in(entry, "title"), text_in(entry, "title_en")};
}

FrozenSource source_in(const Json& entry) {
  return {text_in(entry, "name"), text_in(entry, "title"), day_or_nothing(entry.at("first")),
          day_or_nothing(entry.at("last")), entry.at("count").get<std::int64_t>()};
}

FrozenShare share_in(const Json& entry) {
  return {number_or_nothing<double>(entry.at("now")), number_or_nothing<double>(entry.at("before")),
          number_or_nothing<double>(entry.at("year_before"))};
}

template <class Read>
auto all_in(const Json& list, const Read& read) {
  std::vector<decltype(read(list))> entries;
  for (const Json& entry : list.get_ref<const Json::array_t&>()) entries.push_back(read(entry));
  return entries;
}

FrozenArea area_in(const Json& entry) {
  return {text_in(entry, "code"),
          text_in(entry, "name"),
          number_or_nothing<double>(entry.at("population")),
          entry.at("population_years").get<std::vector<int>>(),
          all_in(entry.at("counts"), count_in),
          all_in(entry.at("coverage"), coverage_in)};
}

std::optional<FrozenArea> area_or_nothing(const Json& value) {
  if (value.is_null()) return std::nullopt;
  return area_in(value);
}

/// Pages read counts by a category's position.
void refuse_uneven(const FrozenFigures& figures) {
  const auto fits = [&](const FrozenArea& area) { return area.counts.size() == figures.categories.size(); };
  if (!std::all_of(figures.areas.begin(), figures.areas.end(), fits) || !fits(figures.sum) ||
      (figures.unplaced && !fits(*figures.unplaced)) || (figures.total && !fits(*figures.total)))
    throw not_ours();
}

FrozenFigures figures_in(const Json& document) {
  if (document.at("format").get<int>() != kFormat) {
    throw Error(ErrorKind::bad_input,
                "De frysta siffrorna har ett format som den här versionen inte känner: uppgradera.",
                "The frozen figures have a format that this version does not know: upgrade.");
  }
  FrozenFigures figures{.city = text_in(document, "city"),
                        .made_up = document.at("made_up").get<bool>(),
                        .scheme = text_in(document, "scheme"),
                        .period = period_in(document.at("period")),
                        .before = period_in(document.at("before")),
                        .year_before = period_in(document.at("year_before")),
                        .secrecy = document.at("secrecy").get<access::Secrecy>(),
                        .whole_city = document.at("whole_city").get<bool>(),
                        .categories = all_in(document.at("categories"), category_in),
                        .sources = all_in(document.at("sources"), source_in),
                        .areas = all_in(document.at("areas"), area_in),
                        .sum = area_in(document.at("sum")),
                        .unplaced = area_or_nothing(document.at("unplaced")),
                        .total = area_or_nothing(document.at("total")),
                        .unplaced_share = share_in(document.at("unplaced_share"))};
  refuse_uneven(figures);
  return figures;
}

}  // namespace

std::string text_of(const FrozenFigures& figures) {
  const Json document{{"format", kFormat},
                      {"city", figures.city},
                      {"made_up", figures.made_up},
                      {"scheme", figures.scheme},
                      {"period", figures.period.token()},
                      {"before", figures.before.token()},
                      {"year_before", figures.year_before.token()},
                      {"secrecy", figures.secrecy},
                      {"whole_city", figures.whole_city},
                      {"categories", list_of(figures.categories)},
                      {"sources", list_of(figures.sources)},
                      {"areas", list_of(figures.areas)},
                      {"sum", written(figures.sum)},
                      {"unplaced", written(figures.unplaced)},
                      {"total", written(figures.total)},
                      {"unplaced_share", written(figures.unplaced_share)}};
  return document.dump(1, ' ', false, Json::error_handler_t::replace) + "\n";
}

std::string frozen_figures(const ReadyCasebook& book, const access::ReadGrant& grant, const FrozenQuestion& question) {
  return text_of(freeze(book, grant, question));
}

FrozenFigures parse_frozen_figures(std::string_view text) {
  try {
    FrozenFigures figures = figures_in(Json::parse(text));
    // What reads well but is written otherwise has been through other hands.
    if (text_of(figures) != text) throw not_ours();
    return figures;
  } catch (const nlohmann::json::exception&) {
    throw not_ours();
  }
}

}  // namespace tryggkarta::analysis
