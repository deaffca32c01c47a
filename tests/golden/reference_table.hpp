// A plain comma-separated reference file, row by row, for tests alone.
#pragma once

#include <fstream>
#include <map>
#include <sstream>
#include <string>
#include <vector>

namespace tryggkarta::testing {

using ReferenceRow = std::map<std::string, std::string>;

/// Rows by column name; no quoted commas.
inline std::vector<ReferenceRow> reference_table(const std::string& path) {
  const auto split = [](const std::string& line) {
    std::vector<std::string> cells;
    std::stringstream stream{line};
    for (std::string cell; std::getline(stream, cell, ',');) {
      std::erase_if(cell, [](char c) { return c == '\r' || c == '"'; });
      cells.push_back(cell);
    }
    return cells;
  };
  std::ifstream file{path};
  std::string line;
  std::getline(file, line);
  if (line.starts_with("\xef\xbb\xbf")) line.erase(0, 3);
  const auto names = split(line);
  std::vector<ReferenceRow> rows;
  while (std::getline(file, line)) {
    const auto cells = split(line);
    auto& row = rows.emplace_back();
    for (std::size_t i = 0; i < names.size() && i < cells.size(); ++i) row[names[i]] = cells[i];
  }
  return rows;
}

}  // namespace tryggkarta::testing
