// Whatever bytes a text file holds, it is refused in one sentence or becomes rows of whole characters.
#include <cpl_vsi.h>

#include <string_view>

#include "geo/error.hpp"
#include "geo/import/date_text.hpp"
#include "geo/import/formula_guard.hpp"
#include "geo/import/number_text.hpp"
#include "geo/import/personal_data.hpp"
#include "geo/import/table_reader.hpp"
#include "tests/fuzz/fuzz.hpp"

using tryggkarta::fuzzing::demand;

std::vector<std::string_view> fuzz_seeds() {
  return {"nr;kod;dag;lon;lat\n1;stold;2026-03-01;12,01;57,705\n2;\"a;b\";2026-03-01 23:15;;\n",
          "id,when,x\r\n=1+1,01/02/2026,6400000.5\r\n'-2,2026-W03,1e3\r\n",
          "\xef\xbb\xbf\x22namn\x22\t\x22v\xc3\xa4rde\x22\nA\t19900101-1234\n", "namn;plats\n\xc5ke;G\xf6teborg\n"};
}

namespace {

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
