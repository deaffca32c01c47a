// A city of wiggly areas with a lake, an island and two years of incidents, made ready as the server makes it.
#pragma once

#include "geo/casebook/casebook.hpp"

#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "geo/analysis/ready_casebook.hpp"

namespace tryggkarta::testing {

inline constexpr int kCityRows = 12'000;

/// Put into a store and loaded from it. Schemes CITY (two stadsområden) and PARTS (25 mellanområden, 1 000 inhabitants
/// each in 2024 and 2025), EPSG:3007, sources `polisen` and `staden`, the default categories, incidents of 2024 and
/// 2025: half of them within a kilometre of one place, the others anywhere, also in the lake and outside the city; of
/// every precision; some with a code of an area alone, some with nothing.
casebook::Casebook small_city_casebook();

/// The same schemes and a book of the incidents that `put` puts.
casebook::Casebook city_with(const std::function<void(const std::function<void(const casebook::Incident&)>&)>& put);

/// The borders of a casebook as maps draw them.
analysis::CityBorders borders_of(const casebook::CasebookView& view);

/// The small city, built once.
const analysis::Readied& small_city();

/// A book of its own for a test, from a view that the test has written.
std::unique_ptr<analysis::ReadyCasebook> ready_of(casebook::CasebookView view);
const analysis::Readied& opened(const analysis::ReadyCasebook& book);

std::int32_t day_number(std::string_view text);
/// The position of a category's code.
std::uint16_t category_at(const casebook::CasebookView& view, std::string_view code);

/// A city of one square area, `side` metres wide, whose south-west corner is (319 000, 6 400 000) of EPSG:3006, with
/// the categories `all` and `stold`, one source and no incidents: its cells are those of the national net.
casebook::CasebookView square_city(int side);
/// Puts `count` incidents of category 1 into the middle of a 250 m cell of it, counted from its south-west corner.
void put_into_cell(casebook::CasebookView& view, int column, int row, int count, std::int32_t day);

}  // namespace tryggkarta::testing
