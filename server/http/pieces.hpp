// A body that is made piece by piece, so that what is long is never in memory as a whole.
#pragma once

#include <cstddef>
#include <functional>
#include <optional>
#include <string>

#include "server/http/negotiation.hpp"

namespace tryggkarta::http {

/// Whether a body goes on after a piece.
enum class Piece { more_follow, last };

/// Appends the next piece of a body and says whether more follow; not called again after the last. A piece is about
/// `kPieceBytes` long; it may be empty although more follow. A source owns what it reads, and a copy of one begins
/// where the other is: use one of them. What it throws ends the body.
using PieceSource = std::function<Piece(std::string& out)>;

/// How much a source gathers before it hands over: enough for a write to be worth its system call.
inline constexpr std::size_t kPieceBytes = 64 * 1024;

/// The whole body, or nothing where it is longer than `most` bytes; then the source is half read. Throws what it
/// throws.
std::optional<std::string> whole_body(const PieceSource& source, std::size_t most);

/// The same body in that coding, as one stream: brotli 2 with a window of 64 KiB (0.9 MiB of memory a stream), gzip 4
/// (0.3 MiB). Its bytes are a function of the pieces alone. Throws Error(broken) when there is no memory.
PieceSource coded(PieceSource plain, Coding coding);

}  // namespace tryggkarta::http
