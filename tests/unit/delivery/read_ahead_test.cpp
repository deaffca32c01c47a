#include <catch2/catch.hpp>

#include <atomic>
#include <memory>
#include <stdexcept>
#include <string>
#include <vector>

#include "server/delivery/read_ahead.hpp"

using tryggkarta::delivery::ReadAhead;

namespace {

/// Gives 1 … last, then nothing.
std::function<std::optional<int>()> numbers_to(int last) {
  return [last, n = 0]() mutable { return n < last ? std::optional{++n} : std::nullopt; };
}

}  // namespace

TEST_CASE("values come in the order in which they are made, then nothing") {
  ReadAhead<int> numbers{numbers_to(1000)};
  for (int n = 1; n <= 1000; ++n) REQUIRE(numbers.next() == n);
  CHECK_FALSE(numbers.next().has_value());
  CHECK_FALSE(numbers.next().has_value());
}

TEST_CASE("what the other thread throws is thrown here, after the values before it") {
  ReadAhead<std::string> words{[n = 0]() mutable -> std::optional<std::string> {
    if (++n == 3) throw std::runtime_error{"line 3 is no row"};
    return std::to_string(n);
  }};
  CHECK(words.next() == "1");
  CHECK(words.next() == "2");
  CHECK_THROWS_WITH(words.next(), "line 3 is no row");
}

TEST_CASE("whoever stops taking does not wait for the rest") {
  std::atomic<int> made = 0;
  {
    ReadAhead<int> endless{[&] { return std::optional{++made}; }};
    CHECK(endless.next() == 1);
  }
  // One taken, two ready, one in the hand of the other thread.
  CHECK(made <= 4);
}

TEST_CASE("values that can only be moved are handed over") {
  ReadAhead<std::unique_ptr<int>> once{[done = false]() mutable -> std::optional<std::unique_ptr<int>> {
    if (std::exchange(done, true)) return std::nullopt;
    return std::make_unique<int>(7);
  }};
  CHECK(*once.next().value() == 7);
  CHECK_FALSE(once.next().has_value());
}
