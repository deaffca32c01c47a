#include "server/http/body_cache.hpp"

#include <atomic>
#include <catch2/catch.hpp>
#include <future>
#include <stdexcept>
#include <thread>
#include <vector>

using namespace tryggkarta::http;

namespace {

SharedBody body_of(std::size_t size) {
  auto body = std::make_shared<FinishedBody>();
  body->bytes.assign(size, 'x');
  return body;
}

}  // namespace

TEST_CASE("a body is made once and then found, each coding by itself") {
  BodyCache cache(1 << 20);
  const auto first = cache.find_or_make("a", Coding::brotli, [] { return body_of(10); });
  const auto again =
      cache.find_or_make("a", Coding::brotli, []() -> SharedBody { throw std::logic_error("made twice"); });
  CHECK(first == again);
  const auto gzip = cache.find_or_make("a", Coding::gzip, [] { return body_of(10); });
  CHECK(gzip != first);
  CHECK(cache.counts().makes == 2);
  CHECK(cache.counts().hits == 1);
  CHECK(cache.counts().entries == 1);
}

TEST_CASE("of many who ask at the same time one makes and all get the same body") {
  BodyCache cache(1 << 20);
  std::atomic<int> made = 0;
  std::promise<void> go;
  const std::shared_future<void> gate = go.get_future().share();
  std::vector<std::future<SharedBody>> askers;
  for (int i = 0; i < 8; ++i) {
    askers.push_back(std::async(std::launch::async, [&] {
      return cache.find_or_make("a", Coding::gzip, [&] {
        gate.wait();
        ++made;
        return body_of(10);
      });
    }));
  }
  go.set_value();
  const SharedBody body = askers.front().get();
  for (std::size_t i = 1; i < askers.size(); ++i) CHECK(askers[i].get() == body);
  CHECK(made == 1);
}

TEST_CASE("a coding may be made from another coding of the same key") {
  BodyCache cache(1 << 20);
  const auto body = cache.find_or_make(
      "a", Coding::brotli, [&] { return cache.find_or_make("a", Coding::identity, [] { return body_of(10); }); });
  CHECK(body ==
        cache.find_or_make("a", Coding::identity, []() -> SharedBody { throw std::logic_error("made twice"); }));
}

TEST_CASE("what was used longest ago goes when the budget is spent") {
  BodyCache cache(10'000);
  for (const char* key : {"a", "b", "c", "d"}) cache.find_or_make(key, Coding::gzip, [] { return body_of(2'000); });
  const auto unmade = []() -> SharedBody { throw std::logic_error("was not kept"); };
  cache.find_or_make("a", Coding::gzip, unmade);
  cache.find_or_make("e", Coding::gzip, [] { return body_of(2'000); });
  CHECK(cache.counts().bytes <= 10'000);
  CHECK(cache.counts().evictions == 1);
  CHECK_NOTHROW(cache.find_or_make("a", Coding::gzip, unmade));
  CHECK_THROWS_AS(cache.find_or_make("b", Coding::gzip, unmade), std::logic_error);
}

TEST_CASE("a body above a quarter of the budget is handed out and not kept") {
  BodyCache cache(10'000);
  CHECK(cache.find_or_make("a", Coding::gzip, [] { return body_of(5'000); })->bytes.size() == 5'000);
  CHECK(cache.counts().entries == 0);
  CHECK(cache.counts().bytes == 0);
}

TEST_CASE("all who wait get the exception, and the next one tries again") {
  BodyCache cache(1 << 20);
  const auto fail = []() -> SharedBody { throw std::runtime_error("no"); };
  CHECK_THROWS_AS(cache.find_or_make("a", Coding::gzip, fail), std::runtime_error);
  CHECK(cache.counts().entries == 0);
  CHECK(cache.find_or_make("a", Coding::gzip, [] { return body_of(1); }));
}

TEST_CASE("many threads over few keys and a small budget leave the counts in order") {
  BodyCache cache(20'000);
  std::vector<std::thread> threads;
  for (unsigned t = 0; t < 4; ++t) {
    threads.emplace_back([&cache, t] {
      for (unsigned i = 0; i < 2'000; ++i) {
        const std::string key = std::to_string((i * 7 + t) % 23);
        if (cache.find_or_make(key, kCodings[i % 3], [] { return body_of(1'000); })->bytes.size() != 1'000)
          std::abort();
      }
    });
  }
  for (std::thread& thread : threads) thread.join();
  CHECK(cache.counts().bytes <= 20'000);
  CHECK(cache.counts().entries <= 23);
}
