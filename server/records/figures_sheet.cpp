#include "server/records/figures_sheet.hpp"

#include "server/public/csv_text.hpp"

namespace tryggkarta::records {

namespace {

using public_routes::CsvText;

template <class Number>
void put(CsvText& csv, const std::optional<Number>& value) {
  if (value) {
    csv.number(*value);
  } else {
    csv.nothing();
  }
}

/// One block of rows; `code` of what is no area says what it is.
void put_rows(CsvText& csv, const analysis::FrozenFigures& figures, const analysis::FrozenArea& area,
              const std::string& code) {
  for (std::size_t i = 0; i < figures.categories.size(); ++i) {
    const auto& count = area.counts[i];
    csv.text(code).text(area.name).text(figures.categories[i].code);
    put(csv, count.now);
    put(csv, count.before);
    put(csv, count.year_before);
    put(csv, count.rate);
    put(csv, area.population);
    csv.end_row();
  }
}

}  // namespace

std::string figures_sheet(const analysis::FrozenFigures& figures) {
  CsvText csv;
  for (const char* name : {"area", "name", "category", "now", "before", "year_before", "rate", "population"})
    csv.text(name);
  csv.end_row();
  for (const auto& area : figures.areas) put_rows(csv, figures, area, area.code);
  put_rows(csv, figures, figures.sum, "sum");
  if (figures.unplaced) put_rows(csv, figures, *figures.unplaced, "unplaced");
  if (figures.total) put_rows(csv, figures, *figures.total, "total");
  return std::move(csv).finish();
}

}  // namespace tryggkarta::records
