#include "server/http/answer.hpp"

#include <fmt/format.h>

#include <atomic>
#include <chrono>

#include "server/http/negotiation.hpp"
#include "server/http/problem.hpp"
#include "server/log.hpp"

namespace tryggkarta::http {
namespace {

int status_of(ErrorKind kind) {
  switch (kind) {
    case ErrorKind::bad_input: return 400;
    case ErrorKind::not_found: return 404;
    case ErrorKind::not_allowed: return 403;
    case ErrorKind::conflict: return 409;
    case ErrorKind::unavailable: return 503;
    case ErrorKind::broken: break;
  }
  return 500;
}

// Unique in this process and not likely twice in one log; it is no secret.
std::string next_failure_id() {
  static std::atomic<std::uint64_t> next = static_cast<std::uint64_t>(
      std::chrono::duration_cast<std::chrono::microseconds>(std::chrono::system_clock::now().time_since_epoch())
          .count());
  return fmt::format("{:x}", next.fetch_add(1, std::memory_order_relaxed));
}

Response our_fault(const Request& request, std::string_view reason) {
  const std::string id = next_failure_id();
  server::log_event("request.failed", {{"id", id}, {"path", request.path}, {"reason", reason}});
  ProblemDetail detail{.status = 500};
  detail.instance = id;
  detail.detail = in_language_of(request, "Felet är noterat i loggen.", "The fault has been noted in the log.");
  return problem(request, detail);
}

Response named_parameters(const Request& request, const ProblemError& error) {
  ProblemDetail detail;
  detail.detail = in_language_of(request, error.swedish(), error.english());
  for (const ParameterFault& fault : error.faults()) {
    detail.errors.push_back({fault.name, in_language_of(request, fault.swedish, fault.english)});
  }
  return problem(request, detail);
}

}  // namespace

Response error_answer(const Request& request, const Error& error) {
  if (error.kind() == ErrorKind::broken) return our_fault(request, error.english());
  ProblemDetail detail;
  detail.status = status_of(error.kind());
  detail.detail = in_language_of(request, error.swedish(), error.english());
  return problem(request, detail);
}

Response answer(const Router& router, Request& request) {
  try {
    return router.route(request);
  } catch (const MustWait&) {
    throw;
  } catch (const ProblemError& error) {
    return named_parameters(request, error);
  } catch (const Error& error) {
    return error_answer(request, error);
  } catch (const std::exception& error) {
    return our_fault(request, error.what());
  } catch (...) {
    return our_fault(request, "an exception of no known type");
  }
}

}  // namespace tryggkarta::http
