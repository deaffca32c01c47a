// Whatever bytes a text file holds, it is refused in one sentence or becomes rows of whole characters.
#include <cpl_vsi.h>

#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "geo/error.hpp"
#include "geo/import/date_text.hpp"
#include "geo/import/formula_guard.hpp"
#include "geo/import/number_text.hpp"
#include "geo/import/personal_data.hpp"
#include "geo/import/table_reader.hpp"

namespace {

void demand(bool holds) {
  if (!holds) std::abort();
}

void read_all(const char* path) {
  using namespace tryggkarta::import;
  TableReader table{{.source = path, .layer = {}, .encoding = {}, .delimiter = {}}};
  std::int64_t line = 0;
  while (const Row* row = table.next()) {
    demand(row->line > line);
    line = row->line;
    demand(row->fault != RowFault::none || row->cells.size() == table.columns().size());
    for (const std::string_view cell : row->cells) {
      demand(valid_utf8_length(cell) == cell.size());
      demand(without_guard(with_guard(cell)) == cell || without_guard(cell) != cell);
      find_personal_data(cell);
      parse_number(cell);
      parse_written_time(cell);
      parse_month(cell);
    }
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  constexpr const char* kPath = "/vsimem/fuzz.csv";
  constexpr int kBorrowed = 0;
  VSIFCloseL(VSIFileFromMemBuffer(kPath, const_cast<GByte*>(data), size, kBorrowed));
  try {
    read_all(kPath);
  } catch (const tryggkarta::Error& error) {
    demand(error.kind() == tryggkarta::ErrorKind::bad_input);
  }
  VSIUnlink(kPath);
  return 0;
}
