#include "server/delivery/source_registration.hpp"

#include <algorithm>
#include <optional>

#include <fmt/format.h>
#include <fmt/ranges.h>

namespace tryggkarta::delivery {

namespace {

struct SourceField {
  std::string_view name;
  std::string casebook::Source::*text;
  bool needed;  // without it the source is not decided (casebook::Source::decided)
};
constexpr SourceField kFields[] = {
    {"title", &casebook::Source::title, false},          {"owner", &casebook::Source::owner, false},
    {"controller", &casebook::Source::controller, true}, {"purpose", &casebook::Source::purpose, true},
    {"retention", &casebook::Source::retention, true},   {"cadence", &casebook::Source::cadence, false}};

std::string sentence_of_another(std::string_view field, const std::string& source) {
  return fmt::format(
      "The map says another {} for source {} than the store, which stands: change it with `tryggkarta source set`.",
      field, source);
}

/// A decision is one on a certain time: it comes in with it, or for the same one. Returns what is to be said of it.
std::optional<std::string> complete_decision(casebook::Source& source, const casebook::Source& said) {
  const std::string& wanted = said.retention_decision;
  if (wanted.empty() || wanted == source.retention_decision || said.retention != source.retention) return std::nullopt;
  if (!source.retention_decision.empty()) return sentence_of_another("retention_decision", source.name);
  source.retention_decision = wanted;
  return std::nullopt;
}

/// Towards more secrecy alone: no map opens what somebody has closed. Returns what is to be said of it.
std::optional<std::string> raise_secrecy(casebook::Source& source, access::Secrecy wanted) {
  if (wanted > source.secrecy) {
    source.secrecy = wanted;
    return fmt::format("The map raises the secrecy of source {} to {}.", source.name, wanted);
  }
  // A map that says nothing says kInternal.
  if (wanted == source.secrecy || wanted == access::kInternal) return std::nullopt;
  return fmt::format(
      "The map says a lower secrecy for source {} than the store, which stands: change it with `tryggkarta source "
      "set`.",
      source.name);
}

}  // namespace

std::vector<std::string> register_source(store::Store& store, const std::string& name, const casebook::Source& said) {
  const auto sources = store.sources();
  const auto known =
      std::find_if(sources.begin(), sources.end(), [&](const auto& source) { return source.name == name; });
  casebook::Source source = known == sources.end() ? casebook::Source{} : *known;
  source.name = name;
  std::vector<std::string> warnings;
  std::vector<std::string_view> undecided;
  for (const auto& [field, text, needed] : kFields) {
    const std::string& wanted = said.*text;
    if ((source.*text).empty()) {
      source.*text = wanted;
    } else if (!wanted.empty() && wanted != source.*text && !(field == "title" && source.title == name)) {
      warnings.push_back(sentence_of_another(field, name));
    }
    if (needed && (source.*text).empty()) undecided.push_back(field);
  }
  if (const auto warning = complete_decision(source, said)) warnings.push_back(*warning);
  if (source.title.empty() || (source.title == name && !said.title.empty()))
    source.title = said.title.empty() ? name : said.title;
  if (known == sources.end()) {
    source.secrecy = said.secrecy;
  } else if (const auto warning = raise_secrecy(source, said.secrecy)) {
    warnings.push_back(*warning);
  }
  if (!undecided.empty()) {
    warnings.push_back(
        fmt::format("Source {}: {} is \"ej beslutat\"; decide it with `tryggkarta source set` or the map's [source].",
                    name, fmt::join(undecided, ", ")));
  }
  store.put_source(source);
  return warnings;
}

void settle_analysis_epsg(store::Store& store, int epsg) {
  casebook::City city = store.city();
  if (epsg == 0 || city.analysis_epsg != 0) return;
  city.analysis_epsg = epsg;
  store.set_city(city);
}

}  // namespace tryggkarta::delivery
