#include "geo/import/denominator_import.hpp"

#include <map>
#include <optional>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "geo/error.hpp"
#include "geo/import/area_codes.hpp"
#include "geo/import/number_text.hpp"
#include "geo/import/source_name.hpp"
#include "geo/import/table_reader.hpp"

namespace tryggkarta::import {

namespace {

Complaint about_value(const std::string& field, std::string_view cell) {
  if (cell == ".." || cell == "." || cell == "-") {
    return {field, "värdet är hemligt eller saknas (..), vilket inte är 0",
            "the value is secret or missing (..), which is not 0"};
  }
  return {field, "värdet är inget tal från 0 och uppåt", "the value is not a number from 0 up"};
}

/// Gathers the rows of one table.
class Gatherer {
 public:
  Gatherer(const DenominatorRequest& request, const casebook::AreaScheme& scheme) : request_(request), codes_(scheme) {}

  void take(std::int64_t line, std::string_view code, std::string_view value) {
    ++import_.rows;
    if (code.empty()) return refuse(line, {request_.code_field, "koden saknas", "there is no code"});
    const auto number = parse_number(value);
    if (!number || *number < 0) return refuse(line, about_value(request_.value_field, value));
    const auto [first, fresh] = lines_.emplace(std::string{code}, line);
    if (!fresh) {
      return refuse(line, {request_.code_field, fmt::format("koden {} står redan på rad {}", code, first->second),
                           fmt::format("the code {} stands on line {} already", code, first->second)});
    }
    const auto area = codes_.find(code);
    if (area) {
      add(std::string{*area}, *number);
      ++import_.rows_of.back();
    } else {
      unknown_.emplace_back(code);
      unknown_sum_ += *number;
    }
  }

  DenominatorImport finish() {
    const bool any_known = !import_.denominators.empty();
    if (!unknown_.empty() && any_known) {
      add("", unknown_sum_);
      import_.rows_of.back() = import_.unplaced_rows = static_cast<std::int64_t>(unknown_.size());
      import_.warnings.push_back(fmt::format("No area of {} has the code {}: {} of {} are kept without area.",
                                             codes_.scheme(), fmt::join(unknown_, ", "), unknown_sum_, request_.kind));
    }
    if (import_.rows == 0)
      throw Error{ErrorKind::bad_input,
                  fmt::format("{} has no rows: nothing to import.", shown_source(request_.source))};
    if (!unknown_.empty() && !any_known) {
      throw Error{ErrorKind::bad_input,
                  fmt::format("{}: no code in {} is an area of {} (the first is {}): check --code and --scheme.",
                              shown_source(request_.source), request_.code_field, codes_.scheme(), unknown_.front())};
    }
    return std::move(import_);
  }

 private:
  void refuse(std::int64_t line, Complaint complaint) { import_.refused.push_back({line, std::move(complaint)}); }
  void add(std::string area, double value) {
    import_.denominators.push_back({codes_.scheme(), std::move(area), request_.year, request_.kind, value});
    import_.rows_of.push_back(0);
  }

  const DenominatorRequest& request_;
  AreaCodes codes_;
  DenominatorImport import_;
  std::map<std::string, std::int64_t> lines_;
  std::vector<std::string> unknown_;
  double unknown_sum_ = 0;
};

}  // namespace

DenominatorImport read_denominators(const DenominatorRequest& request, const casebook::AreaScheme& scheme) {
  TableReader table{{.source = request.source, .layer = request.layer, .encoding = {}, .delimiter = {}}};
  const std::size_t code = table.column(request.code_field, "--code");
  const std::size_t value = table.column(request.value_field, "--value");
  Gatherer gatherer{request, scheme};
  while (const Row* row = table.next()) {
    const auto cell = [&](std::size_t column) {
      return column < row->cells.size() ? trimmed(row->cells[column]) : std::string_view{};
    };
    gatherer.take(row->line, cell(code), cell(value));
  }
  return gatherer.finish();
}

}  // namespace tryggkarta::import
