#include "server/http/slow_lane.hpp"

#include <boost/asio/post.hpp>
#include <boost/asio/redirect_error.hpp>
#include <boost/asio/steady_timer.hpp>

namespace tryggkarta::http {

namespace asio = boost::asio;
using Timer = asio::steady_timer::rebind_executor<Executor>::other;

Task<bool> SlowLane::run(Executor executor, std::function<void()> work) {
  if (count_.fetch_add(1) >= kMost) {
    count_.fetch_sub(1);
    co_return false;
  }
  // Ended by `done`, which runs on the executor, and so not before the waiting has begun.
  Timer waiting(executor, Timer::time_point::max());
  const std::function<void()> done = [&waiting] { waiting.cancel(); };
  const std::function<void()> all = [this, &executor, &work, &done] {
    if (!ending_.load()) work();
    count_.fetch_sub(1);
    asio::post(executor, done);
  };
  asio::post(threads_, std::cref(all));
  boost::system::error_code ignored;
  co_await waiting.async_wait(asio::redirect_error(kAwait, ignored));
  co_return true;
}

void SlowLane::finish() {
  ending_.store(true);
  threads_.join();
}

}  // namespace tryggkarta::http
