#include <catch2/catch.hpp>

#include <string>
#include <utility>
#include <vector>

#include "geo/import/personal_data.hpp"

using namespace tryggkarta::import;

namespace {

// Personnummer of the Tax Agency's published test persons and made-up ones with a valid checksum.
const std::vector<std::pair<std::string, PersonalPattern>> kPositive{
    {"mannen 19121212-1212 sprang", PersonalPattern::personnummer},
    {"121212-1212", PersonalPattern::personnummer},
    {"121212+1212", PersonalPattern::personnummer},
    {"191212121212", PersonalPattern::personnummer},
    {"1212121212 enligt vittne", PersonalPattern::personnummer},
    {"pnr:850709-9805.", PersonalPattern::personnummer},
    {"(8507099805)", PersonalPattern::personnummer},
    {"samordningsnr 701063-2391", PersonalPattern::personnummer},
    {"850709 9805", PersonalPattern::personnummer},
    {"20000101-2384", PersonalPattern::personnummer},
    {"ring 070-123 45 67", PersonalPattern::phone},
    {"0701234567", PersonalPattern::phone},
    {"tel 031-700 00 00", PersonalPattern::phone},
    {"08-123 456 78", PersonalPattern::phone},
    {"031/7000000", PersonalPattern::phone},
    {"031 700 00 00", PersonalPattern::phone},
    {"+46 70 123 45 67", PersonalPattern::phone},
    {"+46(0)31-7000000", PersonalPattern::phone},
    {"0046701234567", PersonalPattern::phone},
    {"Telefon: 0317000000", PersonalPattern::phone},
    {"076 123 45 67 efter kl 17", PersonalPattern::phone},
    {"anna.andersson@example.se", PersonalPattern::email},
    {"skriv till a_b+c@sub.example.com!", PersonalPattern::email},
    {"<kalle@göteborg.se>", PersonalPattern::email},
    {"ABC 123", PersonalPattern::plate},
    {"bilen ABC123 stod där", PersonalPattern::plate},
    {"ABC12D", PersonalPattern::plate},
    {"XYZ-98K", PersonalPattern::plate},
    {"regnr abc123", PersonalPattern::plate},
    {"5000-K123456-24", PersonalPattern::case_number},
    {"0104-K1234-21", PersonalPattern::case_number},
    {"ärende K123456-24", PersonalPattern::case_number},
    {"dnr N161-0345/21", PersonalPattern::case_number},
    {"Diarienummer: 2024-00123", PersonalPattern::case_number},
};

const std::vector<std::string> kNegative{
    "",
    "klotter på väggen",
    "2024-03-05",
    "2024-03-05 08:23",
    "20240305",
    "20240305 0823",
    "5/3/2024",
    "05-03-2024",
    "05.03.2024 13.37",
    "kl 08-12 och 13-17",
    "08:15-16:30",
    "buss 123",
    "linje 16",
    "spårvagn 7",
    "BUS 123",
    "SOS 112",
    "LGH 101",
    "lgh 1101",
    "rum 123",
    "411 01 Göteborg",
    "41101",
    "S-41101",
    "116 24 Stockholm",
    "2 340 m²",
    "84 816 invånare",
    "area 402,36 km2",
    "MO2021",
    "område 14 Södra Angered",
    "DeSO 1480C1010",
    "1480A0010",
    "6398667.228",
    "148024.346 6398667.228",
    "57.7071523, 11.9668597",
    "-122.40849300000001",
    "c(-1.17693, 53.001486)",
    "POINT (148024 6398667)",
    "556036-0793",
    "212000-1355",
    "orgnr 5560360793",
    "850709-9806",
    "131313-1212",
    "#12345",
    "id 649039",
    "19943899",
    "E20",
    "väg 155",
    "Hisingsgatan 12B",
    "Kungsgatan 123",
    "2026-W47",
    "Q3 2026",
    "50 000 kr",
    "1 234 567",
    "100-200 personer",
    "10-15 ungdomar",
    "a@b",
    "möte @ torget",
    "5 @ 12 kr",
    "https://example.se/handelser/2026/augusti/10/",
    "v. 12-34",
    "0801",
    "kod 0301-0302",
    "Abc 123",
    "dnr saknas",
    "K-märkt hus",
    "K2-24",
    "BAS2021 10101",
    "10101",
    "1-2-3",
    "007",
    "0-5",
    "00:00",
    "1,5",
    "nr 12 34",
    "AIK-IFK 2-1",
    "3007",
    "EPSG:3007",
};

}  // namespace

TEST_CASE("every pattern of personal data is found and named") {
  for (const auto& [text, pattern] : kPositive) {
    INFO(text);
    const auto found = find_personal_data(text);
    CHECK(found.has_value());
    if (found) CHECK(swedish_name_of(*found) == swedish_name_of(pattern));
  }
}

TEST_CASE("dates, areas, lines, postcodes and coordinates are no personal data") {
  for (const auto& text : kNegative) {
    INFO(text);
    CHECK_FALSE(find_personal_data(text));
  }
}

TEST_CASE("precision and recall on the corpus stay above 95 per cent") {
  double found = 0;
  double mistaken = 0;
  for (const auto& [text, pattern] : kPositive) found += find_personal_data(text).has_value();
  for (const auto& text : kNegative) mistaken += find_personal_data(text).has_value();
  const double recall = found / static_cast<double>(kPositive.size());
  const double precision = found / (found + mistaken);
  WARN("personal data: " << kPositive.size() << " positive, " << kNegative.size() << " negative; precision "
                         << precision << ", recall " << recall);
  CHECK(recall >= 0.95);
  CHECK(precision >= 0.95);
}

TEST_CASE("a pattern is found in the middle of a long text") {
  std::string text(5000, 'x');
  text += " 2024-03-05 bilen ABC 123 ";
  text.append(5000, 'y');
  CHECK(find_personal_data(text) == PersonalPattern::plate);
}
