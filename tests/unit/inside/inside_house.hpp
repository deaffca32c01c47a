// All addresses below /inside/ over the small city, asked without a network.
#pragma once

#include "geo/casebook/casebook.hpp"

#include <string>
#include <string_view>
#include <vector>

#include <nlohmann/json.hpp>

#include "server/http/response.hpp"
#include "server/http/router.hpp"
#include "server/inside/inside_book.hpp"
#include "server/live.hpp"
#include "tests/unit/analysis/small_city.hpp"

namespace tryggkarta::testing {

inline constexpr std::string_view kToken = "0123456789abcdef0123456789abcdef";

class InsideHouse {
 public:
  /// `book` may be empty: then the incidents are still being loaded.
  explicit InsideHouse(std::shared_ptr<const inside::InsideBook> book, const std::string& token = std::string{kToken});

  http::Response ask(std::string_view target, std::vector<http::Header> headers,
                     http::Method method = http::Method::get) const;
  /// With the token.
  http::Response get(std::string_view target) const;
  /// The body of a 200 as JSON; fails the test otherwise.
  nlohmann::json json(std::string_view target) const;

 private:
  server::Live<inside::InsideBook> live_;
  http::Router router_;
};

std::shared_ptr<const inside::InsideBook> book_of(casebook::Casebook casebook);

/// The small city's house, built once, and what it answers from.
const InsideHouse& inside_house();
const analysis::Readied& inside_ready();

/// Every address below /inside/, asked well.
const std::vector<std::string>& inside_addresses();

}  // namespace tryggkarta::testing
