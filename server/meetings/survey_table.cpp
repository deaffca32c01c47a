#include "server/meetings/survey_table.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <optional>
#include <set>
#include <sstream>

#include <fmt/format.h>

#include "geo/casebook/chain_rules.hpp"
#include "geo/casebook/record_rules.hpp"
#include "server/public/pages/words.hpp"

namespace tryggkarta::meetings {

using casebook::FieldComplaints;
using casebook::SurveyValue;

namespace {

constexpr std::size_t kColumns = 5;
constexpr int kMostLines = 500;

std::string trimmed(std::string_view text) {
  const auto first = text.find_first_not_of(" \t\r");
  if (first == std::string_view::npos) return {};
  return std::string{text.substr(first, text.find_last_not_of(" \t\r") - first + 1)};
}

std::vector<std::string> fields_of(std::string_view line) {
  const char between = line.find(';') != std::string_view::npos ? ';' : '\t';
  std::vector<std::string> fields;
  for (;;) {
    const auto end = line.find(between);
    fields.push_back(trimmed(line.substr(0, end)));
    if (end == std::string_view::npos) return fields;
    line.remove_prefix(end + 1);
  }
}

std::optional<double> number_of(std::string text) {
  if (text.ends_with('%')) text = trimmed(text.substr(0, text.size() - 1));
  std::erase(text, ' ');
  std::replace(text.begin(), text.end(), ',', '.');
  double value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  const bool is_whole_text = error == std::errc{} && end == text.data() + text.size() && std::isfinite(value);
  return is_whole_text ? std::optional<double>{value} : std::nullopt;
}

std::optional<std::int64_t> count_of(const std::string& text) {
  const auto value = number_of(text);
  constexpr double kMost = 1e9;
  if (!value || *value < 1 || *value > kMost || *value != std::floor(*value)) return std::nullopt;
  return static_cast<std::int64_t>(*value);
}

std::optional<published::AreaKey> area_of(const std::string& text, const published::Scheme& scheme) {
  if (text == "hela staden" || text == "Hela staden") return published::AreaKey{};
  for (const auto& area : scheme.areas) {
    if (area.code == text || area.name == text || pages::display_name(area.name) == text)
      return published::AreaKey{scheme.code, area.code};
  }
  return std::nullopt;
}

casebook::FieldComplaint about_line(int line, const std::string& swedish, const std::string& english) {
  return {"table", fmt::format("rad {}: {}", line, swedish), fmt::format("line {}: {}", line, english)};
}

/// One line, or the complaint about it.
struct ReadLine {
  SurveyValue value;
  FieldComplaints complaints;
};

ReadLine read_line(const std::vector<std::string>& fields, int line, const TableOf& of) {
  ReadLine read;
  const auto complain = [&](const std::string& swedish, const std::string& english) {
    read.complaints.push_back(about_line(line, swedish, english));
    return read;
  };
  if (fields.size() != kColumns)
    return complain(fmt::format("skriv fem fält (område;n;andel;låg;hög), här är {}", fields.size()),
                    fmt::format("write five fields (area;n;share;low;high), there are {}", fields.size()));
  const auto area = area_of(fields[0], *of.scheme);
  if (!area) return complain("det finns inget område " + fields[0], "there is no area " + fields[0]);
  const auto n = count_of(fields[1]);
  if (!n) return complain("n ska vara ett helt antal svar", "n must be a whole number of answers");
  std::array<double, 3> shares{};
  for (std::size_t i = 0; i < shares.size(); ++i) {
    const auto share = number_of(fields[i + 2]);
    if (!share) return complain("inget tal: " + fields[i + 2], "no number: " + fields[i + 2]);
    shares[i] = *share;
  }
  read.value = {0, of.survey, *area, of.question, *n, shares[0], shares[1], shares[2], 0};
  for (const auto& complaint : casebook::complaints_about_fields(read.value)) {
    if (complaint.field != "question") complain(complaint.swedish, complaint.english);
  }
  return read;
}

bool names_columns(const std::vector<std::string>& fields) {
  return fields.size() == kColumns && !number_of(fields[1]) && !number_of(fields[2]);
}

}  // namespace

std::vector<SurveyValue> read_survey_table(std::string_view text, const TableOf& of) {
  std::vector<SurveyValue> values;
  FieldComplaints complaints;
  std::set<published::AreaKey> seen;
  std::istringstream lines{std::string{text}};
  int number = 0;
  for (std::string line; std::getline(lines, line);) {
    if (++number > kMostLines) {
      complaints.push_back(about_line(number, "tabellen är för lång", "the table is too long"));
      break;
    }
    if (trimmed(line).empty()) continue;
    const auto fields = fields_of(line);
    if (number == 1 && names_columns(fields)) continue;
    auto read = read_line(fields, number, of);
    if (read.complaints.empty() && !seen.insert(read.value.area).second)
      read.complaints.push_back(about_line(number, "området står två gånger", "the area stands twice"));
    complaints.insert(complaints.end(), read.complaints.begin(), read.complaints.end());
    values.push_back(std::move(read.value));
  }
  if (values.empty() && complaints.empty())
    complaints.push_back({"table", "klistra in minst en rad", "paste at least one line"});
  if (!complaints.empty()) throw casebook::RefusedWork(std::move(complaints));
  return values;
}

}  // namespace tryggkarta::meetings
