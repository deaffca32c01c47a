// How much, and for how long, a client may ask.
#pragma once

#include <chrono>
#include <cstddef>

namespace tryggkarta::http {

/// The limits of a public server (tiles-and-http 1.8), with the answer that each one gives.
struct Limits {
  std::size_t header_bytes = 8 * 1024;       ///< 431
  std::size_t target_bytes = 2 * 1024;       ///< 414
  std::size_t long_target_bytes = 6 * 1024;  ///< 414, for paths that end in /items (a filter is long) and /svar (so is
                                             ///< the code that a log-in elsewhere gives)
  std::size_t query_parameters = 20;         ///< 400
  std::size_t body_bytes = 64 * 1024;        ///< 413: a form or a small document
  std::size_t document_bytes = 1024 * 1024;  ///< 413: what is drawn on a map, where an address takes that
  unsigned requests_per_connection = 1000;   ///< Connection: close

  std::size_t connections = 1024;                   ///< more wait in the listen queue
  std::size_t connections_per_peer = 64;            ///< 503
  std::size_t connections_per_trusted_peer = 1024;  ///< for loopback and trusted proxies, which speak for many

  std::chrono::milliseconds handshake_time{10'000};  ///< of TLS, not renewed per byte: close
  std::chrono::milliseconds header_time{10'000};     ///< from the first byte, not renewed per byte: 408
  std::chrono::milliseconds body_time{20'000};       ///< the whole body, not renewed per byte: 408
  std::chrono::milliseconds upload_time{600'000};    ///< the whole of a long body; each piece has body_time: 408
  std::chrono::milliseconds idle_time{20'000};       ///< silent close
  std::chrono::milliseconds write_time{30'000};      ///< without progress: close
  std::chrono::milliseconds stream_time{
      600'000};                                 ///< for the whole of an answer in pieces, which holds an edition: close
  std::chrono::milliseconds stop_time{10'000};  ///< what running requests get when the server stops
};

}  // namespace tryggkarta::http
