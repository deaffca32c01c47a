#include "geo/import/csv_reader.hpp"

#include <algorithm>
#include <cstring>
#include <utility>

#include <fmt/format.h>

#include "geo/error.hpp"
#include "geo/import/csv_dialect.hpp"
#include "geo/import/formula_guard.hpp"
#include "geo/import/rejects_columns.hpp"
#include "geo/import/source_name.hpp"
#include "geo/import/text_stream.hpp"

namespace tryggkarta::import {

namespace {

/// One row of the file as it stands in the buffer.
struct Record {
  char* begin = nullptr;
  char* end = nullptr;  // without its line end
  std::int64_t line = 0;
};

bool is_blank(std::string_view cell) { return trimmed(cell).empty(); }

}  // namespace

struct CsvReader::Inside {
  CsvRequest request;
  std::string shown;
  TextStream stream;
  CsvDialect dialect;
  std::string buffer;
  std::size_t position = 0;  // of the next record in the buffer
  bool at_end = false;       // the buffer holds all that is left
  std::int64_t line = 1;     // of the next record
  std::vector<std::string> columns;
  bool is_rejects_file = false;
  std::vector<std::string_view> cells;
  Row row;

  explicit Inside(const CsvRequest& asked)
      : request(asked), shown(shown_source(asked.path)), stream(asked.path, asked.encoding) {}

  void refill() {
    buffer.erase(0, position);
    position = 0;
    const std::string_view more = stream.read();
    at_end = more.empty();
    buffer.append(more);
  }

  [[noreturn]] void refuse_quote(std::int64_t at_line) const {
    throw Error{
        ErrorKind::bad_input,
        fmt::format("{} rad {} öppnar ett citattecken (\") som aldrig stängs: stäng det, eller dubbla det där det "
                    "hör till texten.",
                    shown, at_line),
        fmt::format("{} line {} opens a quote (\") that is never closed: close it, or double it where it belongs "
                    "to the text.",
                    shown, at_line)};
  }
  [[noreturn]] void refuse_long_row() const {
    throw Error{ErrorKind::bad_input,
                fmt::format("{} rad {} är längre än {} byte: radbrytningarna har gått förlorade, eller så är det ingen "
                            "tabell.",
                            shown, line, request.longest_row),
                fmt::format("{} line {} is longer than {} bytes: the line ends were lost, or this is not a table.",
                            shown, line, request.longest_row)};
  }

  struct Scan {
    std::size_t end = std::string::npos;  // of the record; npos: the buffer does not hold it all
    std::int64_t lines = 1;               // lines of the file that it takes
    std::int64_t quote_line = 0;          // where a quote is still open at the end of the buffer
  };
  Scan scan_record() const;
  Scan scan_quoted_record() const;
  std::optional<Record> next_record();
  void split(const Record& record);
  char* split_quoted_cell(char* at, char* end);
  void read_header();
};

CsvReader::Inside::Scan CsvReader::Inside::scan_record() const {
  const char* begin = buffer.data() + position;
  const std::size_t left = buffer.size() - position;
  const void* newline = std::memchr(begin, dialect.newline, left);
  const std::size_t length = newline ? static_cast<std::size_t>(static_cast<const char*>(newline) - begin) : left;
  if (std::memchr(begin, '"', length) != nullptr) return scan_quoted_record();
  if (newline == nullptr && !at_end) return {};
  return {.end = position + length};
}

CsvReader::Inside::Scan CsvReader::Inside::scan_quoted_record() const {
  Scan scan;
  bool quoted = false;
  bool cell_begins = true;
  std::int64_t opened = 0;
  for (std::size_t i = position; i < buffer.size(); ++i) {
    const char c = buffer[i];
    if (!quoted) {
      if (c == dialect.newline) return scan.end = i, scan;
      if (c == '"' && cell_begins) {
        quoted = true;
        opened = scan.lines;
      }
      cell_begins = c == dialect.delimiter;
      continue;
    }
    if (c == dialect.newline) ++scan.lines;
    if (c != '"') continue;
    if (i + 1 == buffer.size() && !at_end) return {};
    const char following = i + 1 < buffer.size() ? buffer[i + 1] : dialect.newline;
    if (following == '"') {
      ++i;
      continue;
    }
    quoted = false;
    cell_begins = false;
    const bool closes = following == dialect.delimiter || following == '\n' || following == '\r';
    // The next quote of a later line was taken for the closing one.
    if (!closes && opened < scan.lines) refuse_quote(line + opened - 1);
  }
  scan.quote_line = quoted ? line + opened - 1 : 0;
  if (at_end && !quoted) scan.end = buffer.size();
  return scan;
}

std::optional<Record> CsvReader::Inside::next_record() {
  for (;;) {
    if (position == buffer.size()) {
      if (at_end) return std::nullopt;
      refill();
      continue;
    }
    const Scan scan = scan_record();
    if (scan.end == std::string::npos) {
      if (at_end || buffer.size() - position > request.longest_row) {
        if (scan.quote_line > 0) refuse_quote(scan.quote_line);
        refuse_long_row();
      }
      refill();
      continue;
    }
    if (scan.end - position > request.longest_row) refuse_long_row();
    Record record{buffer.data() + position, buffer.data() + scan.end, line};
    if (record.end > record.begin && record.end[-1] == '\r') --record.end;
    position = std::min(scan.end + 1, buffer.size());
    line += scan.lines;
    return record;
  }
}

/// Takes doubled quotes together in place; the cell only gets shorter. Returns where the cell ended.
char* CsvReader::Inside::split_quoted_cell(char* at, char* end) {
  char* const begin = ++at;
  char* write = begin;
  while (at < end) {
    if (*at == '"') {
      if (at + 1 < end && at[1] == '"') {
        ++at;
      } else {
        ++at;
        break;
      }
    }
    *write++ = *at++;
  }
  while (at < end && *at != dialect.delimiter) {
    row.fault = RowFault::text_after_quote;
    *write++ = *at++;
  }
  cells.emplace_back(begin, static_cast<std::size_t>(write - begin));
  return at;
}

void CsvReader::Inside::split(const Record& record) {
  cells.clear();
  row.fault = RowFault::none;
  row.line = record.line;
  char* at = record.begin;
  for (;;) {
    if (at < record.end && *at == '"') {
      at = split_quoted_cell(at, record.end);
    } else {
      const void* found =
          at < record.end ? std::memchr(at, dialect.delimiter, static_cast<std::size_t>(record.end - at)) : nullptr;
      char* const cell_end = found ? at + (static_cast<const char*>(found) - at) : record.end;
      cells.emplace_back(at, static_cast<std::size_t>(cell_end - at));
      at = cell_end;
    }
    if (at >= record.end) break;
    ++at;
    if (at == record.end) {  // the delimiter was the last byte: one more, empty cell
      cells.emplace_back(at, 0);
      break;
    }
  }
}

void CsvReader::Inside::read_header() {
  refill();
  if (buffer.empty())
    throw Error{ErrorKind::bad_input, fmt::format("{} är tom: exportera den igen.", shown),
                fmt::format("{} is empty: export it again.", shown)};
  dialect = recognise_dialect(buffer);
  if (request.delimiter) dialect.delimiter = *request.delimiter;
  if (dialect.names_itself) next_record();
  while (const auto record = next_record()) {
    split(*record);
    if (std::all_of(cells.begin(), cells.end(), is_blank)) continue;
    for (const std::string_view cell : cells) columns.emplace_back(trimmed(cell));
    while (columns.back().empty()) columns.pop_back();
    is_rejects_file = std::find(columns.begin(), columns.end(), kReasonColumn) != columns.end();
    return;
  }
  throw Error{ErrorKind::bad_input,
              fmt::format("{} har ingen rubrikrad: den första raden ska ha kolumnernas namn.", shown),
              fmt::format("{} has no header: its first row must name the columns.", shown)};
}

CsvReader::CsvReader(const CsvRequest& request) : inside_(std::make_unique<Inside>(request)) { inside_->read_header(); }
CsvReader::~CsvReader() = default;
CsvReader::CsvReader(CsvReader&&) noexcept = default;
CsvReader& CsvReader::operator=(CsvReader&&) noexcept = default;

const std::vector<std::string>& CsvReader::columns() const { return inside_->columns; }
Encoding CsvReader::encoding() const { return inside_->stream.encoding(); }

const Row* CsvReader::next() {
  Inside& in = *inside_;
  while (const auto record = in.next_record()) {
    in.split(*record);
    if (std::all_of(in.cells.begin(), in.cells.end(), is_blank)) continue;
    // Excel writes a delimiter for every column that was ever touched.
    while (in.cells.size() > in.columns.size() && is_blank(in.cells.back())) in.cells.pop_back();
    if (in.row.fault == RowFault::none && in.cells.size() != in.columns.size()) {
      in.row.fault = in.cells.size() < in.columns.size() ? RowFault::too_few_cells : RowFault::too_many_cells;
    }
    if (in.is_rejects_file) std::transform(in.cells.begin(), in.cells.end(), in.cells.begin(), without_guard);
    in.row.cells = in.cells;
    return &in.row;
  }
  return nullptr;
}

}  // namespace tryggkarta::import
