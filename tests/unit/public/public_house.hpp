// All public addresses over a small made-up edition, asked without a network.
#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include <nlohmann/json.hpp>

#include "geo/published/edition.hpp"
#include "server/http/response.hpp"
#include "server/http/router.hpp"
#include "server/live.hpp"
#include "server/public/routes.hpp"

namespace tryggkarta::testing {

inline constexpr const char* kBase = "https://karta.example.org/trygg";

/// Nine areas "01" … "09". Category all, 2026-Q3: 01 shown 12, 02 hidden, 03 shown 0, 04 unknown, 05 … 09 shown 20
/// … 60. Two problems (an area and a line), two actions (points), one pledge.
published::EditionParts house_parts();

/// Answers requests as the server would.
class PublicHouse {
 public:
  explicit PublicHouse(published::EditionParts parts = house_parts(),
                       std::shared_ptr<const published::Basemap> basemap = nullptr);
  explicit PublicHouse(std::shared_ptr<const published::Edition> edition,
                       std::shared_ptr<const published::Basemap> basemap = nullptr);

  const published::Edition& edition() const { return *live_.current()->edition; }
  /// GET of "/path?query".
  http::Response get(std::string_view target, std::vector<http::Header> headers = {}) const;
  /// GET of an absolute address of this house.
  http::Response follow(std::string_view address) const;
  /// The body of a 200 as JSON; fails the test otherwise.
  nlohmann::json json(std::string_view target) const;
  /// One member of it, as a value of its own: good to loop over.
  nlohmann::json list(std::string_view target, const char* member) const { return json(target)[member]; }

 private:
  server::Live<public_routes::PublicEdition> live_;
  http::Router router_;
};

/// The house of house_parts(), built once.
const PublicHouse& house();

/// Rows of cells of our CSV, without its byte order mark; quotes are taken off.
std::vector<std::vector<std::string>> csv_rows(std::string_view csv);

}  // namespace tryggkarta::testing
