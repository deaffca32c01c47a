#include "geo/import/guess_category.hpp"

#include <algorithm>
#include <utility>

#include "geo/casebook/folded_words.hpp"

namespace tryggkarta::import {

namespace {

/// A folded phrase of files, and the code of the default tree that it means; sensitive ones first, then the longer
/// ones.
constexpr std::pair<std::string_view, std::string_view> kPhrases[]{
    {"nara_relation", "nara_relation"},
    {"close_relationship", "nara_relation"},
    {"valdtakt", "sexualbrott"},
    {"sexuellt", "sexualbrott"},
    {"rape", "sexualbrott"},
    {"mot_barn", "brott_mot_barn"},
    {"hatbrott", "hatbrott"},
    {"hets_mot_folkgrupp", "hatbrott"},
    {"heder", "hedersrelaterat"},
    {"sjalvmord", "sjalvmord"},
    {"sjalvmordsforsok", "sjalvmord"},
    {"anlagd", "anlagd_brand"},
    {"mordbrand", "anlagd_brand"},
    {"arson", "anlagd_brand"},
    {"brand_ute", "brand"},
    {"brand_i_byggnad", "brand"},
    {"bilbrand", "brand"},
    {"fire", "brand"},
    {"snatteri", "butiksstold"},
    {"stold_i_butik", "butiksstold"},
    {"butikstillgrepp", "butiksstold"},
    {"shoplifting", "butiksstold"},
    {"stold_av_cykel", "cykelstold"},
    {"cykel", "cykelstold"},
    {"bicycle_theft", "cykelstold"},
    {"biltillgrepp", "fordonsstold"},
    {"tillgrepp_av_fortskaffningsmedel", "fordonsstold"},
    {"stold_av_bil", "fordonsstold"},
    {"stold_av_moped", "fordonsstold"},
    {"vehicle_theft", "fordonsstold"},
    {"inbrottsstold", "inbrott"},
    {"bostadsinbrott", "inbrott"},
    {"bilinbrott", "inbrott"},
    {"burglary", "inbrott"},
    {"personran", "ran"},
    {"robbery", "ran"},
    {"olaga_hot", "hot"},
    {"threat", "hot"},
    {"assault", "misshandel"},
    {"graffiti", "klotter"},
    {"krossat_glas", "glaskross"},
    {"krossad_ruta", "glaskross"},
    {"vandalism", "skadegorelse"},
    {"criminal_damage", "skadegorelse"},
    {"narkotikabrott", "narkotika"},
    {"drug", "narkotika"},
    {"drugs", "narkotika"},
    {"buskorning", "buskorning"},
    {"moped", "buskorning"},
    {"fylleri", "offentlig_berusning"},
    {"berusad", "offentlig_berusning"},
    {"ordningsstorning", "storning"},
    {"brak", "storning"},
    {"littering", "nedskrapning"},
    {"trafikbrott", "trafik"},
    {"rattfylleri", "trafik"},
    {"rattfylla", "trafik"},
    {"traffic", "trafik"},
    {"gatubelysning", "belysning"},
    {"street_light", "belysning"},
    {"mork", "mork_plats"},
    {"morkt", "mork_plats"},
    {"sopor", "skrap"},
    {"stold", "stold"},
    {"theft", "stold"},
    {"ovrig", "ovrigt"},
    {"other", "ovrigt"},
};

/// Folded, with everything that is no letter or digit as one "_".
std::string plain(std::string_view text) {
  std::string words;
  for (const char c : casebook::folded(text)) {
    const auto byte = static_cast<unsigned char>(c);
    const bool is_word = byte >= 0x80 || (byte >= '0' && byte <= '9') || (byte >= 'a' && byte <= 'z');
    if (is_word) {
      words += c;
    } else if (!words.empty() && words.back() != '_') {
      words += '_';
    }
  }
  while (words.ends_with('_')) words.pop_back();
  return words;
}

/// Whole words: "ran" is in "ran_mot_person" and not in "granne".
bool holds(const std::string& words, const std::string& phrase) {
  return ("_" + words + "_").find("_" + phrase + "_") != std::string::npos;
}

const casebook::Category* named(std::span<const casebook::Category> categories, std::string_view code) {
  const auto found =
      std::find_if(categories.begin(), categories.end(), [&](const auto& each) { return each.code == code; });
  return found == categories.end() ? nullptr : &*found;
}

}  // namespace

std::string guess_category(std::string_view theirs, std::span<const casebook::Category> categories) {
  const std::string words = plain(theirs);
  if (words.empty()) return "";
  for (const auto& category : categories) {
    const bool is_same =
        words == plain(category.code) || words == plain(category.title) || words == plain(category.title_english);
    if (is_same && category.code != "all") return category.code;
  }
  for (const auto& [phrase, code] : kPhrases) {
    const auto* category = named(categories, code);
    if (category != nullptr && category->sensitive && holds(words, std::string{phrase})) return category->code;
  }
  const casebook::Category* best = nullptr;
  std::size_t longest = 0;
  for (const auto& category : categories) {
    for (const std::string& phrase : {plain(category.code), plain(category.title), plain(category.title_english)}) {
      if (category.code == "all" || phrase.size() <= longest || !holds(words, phrase)) continue;
      best = &category;
      longest = phrase.size();
    }
  }
  for (const auto& [phrase, code] : kPhrases) {
    const auto* category = named(categories, code);
    if (category == nullptr || phrase.size() <= longest || !holds(words, std::string{phrase})) continue;
    best = category;
    longest = phrase.size();
  }
  return best == nullptr ? "" : best->code;
}

}  // namespace tryggkarta::import
