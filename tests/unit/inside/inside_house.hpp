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
#include "server/inside/visit.hpp"
#include "server/live.hpp"
#include "server/session/doorkeeper.hpp"
#include "tests/unit/analysis/small_city.hpp"

namespace tryggkarta::testing {

/// Of an analyst of the whole city who has stated a purpose and may see everything.
inline constexpr std::string_view kToken = "0123456789abcdef0123456789abcdef";
inline constexpr std::string_view kPurpose = "lägesbild 2026";

/// Every role, of the whole city and of CITY:1, with every level: as access::parse_assignment reads them.
std::vector<std::string> all_assignments();
/// The secret of the token that stands for an assignment, with kPurpose or without a purpose.
std::string secret_of(const std::string& assignment, bool with_purpose);

/// A tamper-free log for tests: what was written, in order.
struct Logged {
  std::string member;
  inside::LogLine line;
};

class InsideHouse {
 public:
  /// `book` may be empty: then the incidents are still being loaded. Everyone of all_assignments() has tokens.
  explicit InsideHouse(std::shared_ptr<const inside::InsideBook> book);

  /// What comes in pieces is there whole.
  http::Response ask(std::string_view target, std::vector<http::Header> headers,
                     http::Method method = http::Method::get) const;
  /// With the token.
  http::Response get(std::string_view target) const;
  /// The body of a 200 as JSON; fails the test otherwise.
  nlohmann::json json(std::string_view target) const;
  /// The same where nothing may wait: throws http::MustWait.
  http::Response hurried(const std::string& assignment, std::string_view target) const;
  /// With the token of an assignment.
  http::Response as(const std::string& assignment, std::string_view target, bool with_purpose = false) const;

  /// What is the time here; moved by tests.
  mutable time::Instant now{std::chrono::seconds{1'790'000'000}};
  mutable std::vector<Logged> log;
  /// From now on the log cannot be kept.
  mutable bool log_is_broken = false;

 private:
  server::Live<inside::InsideBook> live_;
  server::Live<session::People> people_;
  mutable session::Doorkeeper doorkeeper_;
  http::Router router_;
};

std::shared_ptr<const inside::InsideBook> book_of(casebook::Casebook casebook);
/// The small city whose sources say that they have delivered these days, such as "2025-11-20"; "" is not said.
std::shared_ptr<const inside::InsideBook> book_with_days(std::string_view first, std::string_view last);

/// The small city's house, built once, and what it answers from.
const InsideHouse& inside_house();
const analysis::Readied& inside_ready();

/// Every address below /inside/, asked well.
const std::vector<std::string>& inside_addresses();

}  // namespace tryggkarta::testing
