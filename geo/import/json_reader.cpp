#include "geo/import/json_reader.hpp"

#include <map>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "geo/error.hpp"
#include "geo/import/source_name.hpp"
#include "geo/import/text_stream.hpp"

namespace tryggkarta::import {

namespace {

using Json = nlohmann::ordered_json;

constexpr std::size_t kLargest = std::size_t{256} << 20;

Json parse_file(const std::string& path) {
  TextStream stream{path, Encoding::utf_8};
  std::string text;
  for (std::string_view more = stream.read(); !more.empty(); more = stream.read()) {
    text += more;
    if (text.size() > kLargest)
      throw Error{ErrorKind::bad_input,
                  fmt::format("{} is larger than 256 MB of JSON: convert it to CSV.", shown_source(path))};
  }
  try {
    return Json::parse(text);
  } catch (const Json::parse_error& error) {
    throw Error{ErrorKind::bad_input, fmt::format("{} is not whole JSON: it breaks at byte {}; fetch it again.",
                                                  shown_source(path), error.byte)};
  }
}

std::string text_of(const Json& value) {
  if (value.is_null()) return "";
  return value.is_string() ? value.get<std::string>() : value.dump();
}

/// Gives every name that occurs a position, in the order of first sight.
class Columns {
 public:
  std::size_t position_of(const std::string& name) {
    const auto [found, fresh] = positions_.emplace(name, names_.size());
    if (fresh) names_.push_back(name);
    return found->second;
  }
  std::vector<std::string> names() && { return std::move(names_); }

 private:
  std::map<std::string, std::size_t> positions_;
  std::vector<std::string> names_;
};

void add_cells(const Json& object, const std::string& prefix, Columns& columns, std::vector<std::string>& cells) {
  for (const auto& [key, value] : object.items()) {
    if (value.is_object()) {
      add_cells(value, prefix + key + ".", columns, cells);
      continue;
    }
    const std::size_t position = columns.position_of(prefix + key);
    if (cells.size() <= position) cells.resize(position + 1);
    cells[position] = text_of(value);
  }
}

}  // namespace

JsonReader::JsonReader(const std::string& path) {
  const Json document = parse_file(path);
  if (!document.is_array()) {
    throw Error{ErrorKind::bad_input,
                fmt::format("{} is not an array of objects: expected [{{…}}, …].", shown_source(path))};
  }
  Columns columns;
  for (const Json& element : document) {
    if (!element.is_object()) {
      throw Error{ErrorKind::bad_input,
                  fmt::format("{} holds something else than objects at element {}: expected [{{…}}, …].",
                              shown_source(path), rows_.size() + 1)};
    }
    add_cells(element, "", columns, rows_.emplace_back());
  }
  columns_ = std::move(columns).names();
  for (auto& row : rows_) row.resize(columns_.size());
}

const Row* JsonReader::next() {
  if (position_ == rows_.size()) return nullptr;
  const auto& row = rows_[position_++];
  cells_.assign(row.begin(), row.end());
  row_.line = static_cast<std::int64_t>(position_);
  row_.cells = cells_;
  return &row_;
}

}  // namespace tryggkarta::import
