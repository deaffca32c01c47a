#include "geo/import/category_import.hpp"

#include <algorithm>
#include <initializer_list>
#include <map>
#include <optional>
#include <set>
#include <utility>

#include <fmt/format.h>

#include "geo/error.hpp"
#include "geo/import/source_name.hpp"
#include "geo/import/table_reader.hpp"
#include "geo/import/yes_no.hpp"

namespace tryggkarta::import {

namespace {

constexpr std::size_t kLongestCode = 60;

struct Columns {
  std::size_t code;
  std::size_t title;
  std::optional<std::size_t> parent, title_english, sensitive, proactive;
};

std::optional<std::size_t> any_of(const TableReader& table, std::initializer_list<std::string_view> names) {
  for (const std::string_view name : names) {
    if (const auto found = table.find_column(name)) return found;
  }
  return std::nullopt;
}

Columns columns_of(const TableReader& table) {
  const auto code = any_of(table, {"code", "kod"});
  const auto title = any_of(table, {"title", "titel", "namn", "benämning"});
  return {.code = code ? *code : table.column("code", "Categories"),
          .title = title ? *title : table.column("title", "Categories"),
          .parent = any_of(table, {"parent", "överordnad", "förälder", "overordnad", "foralder"}),
          .title_english = any_of(table, {"title_en", "title_english", "titel_en", "titel_engelska", "engelska"}),
          .sensitive = any_of(table, {"sensitive", "känslig", "kanslig"}),
          .proactive = any_of(table, {"proactive", "ingripandebrott", "proaktiv"})};
}

bool is_code(std::string_view code) {
  return !code.empty() && code.size() <= kLongestCode && std::all_of(code.begin(), code.end(), [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_';
  });
}

Reading<casebook::Category> read_category(const Row& row, const Columns& columns,
                                          const std::vector<std::string>& names) {
  const auto cell = [&](std::optional<std::size_t> column) {
    return column && *column < row.cells.size() ? trimmed(row.cells[*column]) : std::string_view{};
  };
  casebook::Category category;
  category.code = cell(columns.code);
  category.parent = cell(columns.parent);
  category.title = cell(columns.title);
  category.title_english = cell(columns.title_english);
  if (category.parent.empty() && category.code != "all") category.parent = "all";
  if (category.title_english.empty()) category.title_english = category.title;
  if (!is_code(category.code)) {
    return Complaint{names[columns.code], "koden ska bestå av a–z, 0–9 och _, högst 60 tecken",
                     "the code must be of a–z, 0–9 and _, at most 60 characters"};
  }
  if (category.title.empty()) return Complaint{names[columns.title], "titel saknas", "there is no title"};
  const auto sensitive = parse_yes_no(cell(columns.sensitive));
  const auto proactive = parse_yes_no(cell(columns.proactive));
  if (!sensitive || !proactive) {
    return Complaint{names[sensitive ? *columns.proactive : *columns.sensitive], "skriv ja eller nej",
                     "write ja or nej"};
  }
  category.sensitive = *sensitive;
  category.proactive = *proactive;
  return category;
}

struct Pending {
  std::int64_t line;
  casebook::Category category;
};

/// Puts parents before children; what is left over has no known parent or is its own ancestor.
void order_by_parent(std::vector<Pending> pending, std::set<std::string> placed, const std::string& parent_field,
                     CategoryImport& import) {
  std::set<std::string> in_file;
  for (const Pending& one : pending) in_file.insert(one.category.code);
  std::erase_if(placed, [&](const std::string& code) { return in_file.contains(code) && code != "all"; });
  bool moved = true;
  while (moved) {
    moved = false;
    for (auto one = pending.begin(); one != pending.end();) {
      if (one->category.code != "all" && !placed.contains(one->category.parent)) {
        ++one;
        continue;
      }
      placed.insert(one->category.code);
      import.categories.push_back(std::move(one->category));
      one = pending.erase(one);
      moved = true;
    }
  }
  for (const Pending& one : pending) {
    import.refused.push_back(
        {one.line,
         { parent_field,
           fmt::format("överordnad kategori {} finns inte, eller är dess egen underkategori", one.category.parent),
           fmt::format("the parent {} is not known, or lies below the category itself", one.category.parent) }});
  }
}

}  // namespace

CategoryImport read_categories(const std::string& source, const std::vector<casebook::Category>& known) {
  TableReader table{{.source = source, .layer = {}, .encoding = {}, .delimiter = {}}};
  const Columns columns = columns_of(table);
  CategoryImport import;
  std::vector<Pending> pending;
  std::map<std::string, std::int64_t> lines;
  while (const Row* row = table.next()) {
    ++import.rows;
    auto read = read_category(*row, columns, table.columns());
    if (auto* complaint = std::get_if<Complaint>(&read)) {
      import.refused.push_back({row->line, std::move(*complaint)});
      continue;
    }
    auto& category = std::get<casebook::Category>(read);
    const auto [first, fresh] = lines.emplace(category.code, row->line);
    if (fresh) {
      pending.push_back({row->line, std::move(category)});
    } else {
      import.refused.push_back({row->line,
                                { table.columns()[columns.code],
                                  fmt::format("koden står redan på rad {}", first->second),
                                  fmt::format("the code stands on line {} already", first->second) }});
    }
  }
  if (import.rows == 0)
    throw Error{ErrorKind::bad_input, fmt::format("{} has no rows: nothing to import.", shown_source(source))};
  std::set<std::string> placed;
  for (const auto& category : known) placed.insert(category.code);
  order_by_parent(std::move(pending), std::move(placed), columns.parent ? table.columns()[*columns.parent] : "parent",
                  import);
  return import;
}

}  // namespace tryggkarta::import
