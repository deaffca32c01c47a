#include "server/intake/multipart.hpp"

#include <algorithm>
#include <utility>

#include "geo/error.hpp"

namespace tryggkarta::intake {

namespace {

constexpr std::string_view kLineEnd = "\r\n";

[[noreturn]] void refuse() {
  throw Error{ErrorKind::bad_input, "Formuläret kom inte fram helt: skicka filen igen.",
              "The form did not arrive whole: send the file again."};
}

std::string lower(std::string_view text) {
  std::string out{text};
  std::transform(out.begin(), out.end(), out.begin(),
                 [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + ('a' - 'A')) : c; });
  return out;
}

std::string_view without_blanks(std::string_view text) {
  while (text.starts_with(' ') || text.starts_with('\t')) text.remove_prefix(1);
  while (text.ends_with(' ') || text.ends_with('\t')) text.remove_suffix(1);
  return text;
}

/// The value of a parameter behind a `;`: quoted, as browsers write it with %22 for a quote, or a plain word.
std::optional<std::string> parameter_of(std::string_view line, std::string_view name) {
  std::size_t at = line.find(';');
  while (at != std::string_view::npos) {
    std::string_view rest = without_blanks(line.substr(at + 1));
    const auto equals = rest.find('=');
    if (equals == std::string_view::npos) return std::nullopt;
    const bool is_it = lower(without_blanks(rest.substr(0, equals))) == name;
    rest = without_blanks(rest.substr(equals + 1));
    std::size_t end = rest.find(';');
    std::string_view value = without_blanks(rest.substr(0, end));
    if (rest.starts_with('"')) {
      const auto close = rest.find('"', 1);
      if (close == std::string_view::npos) return std::nullopt;
      value = rest.substr(1, close - 1);
      end = rest.find(';', close);
    }
    if (is_it) return std::string{value};
    if (end == std::string_view::npos) return std::nullopt;
    line = rest;
    at = end;
  }
  return std::nullopt;
}

PartHead head_of(std::string_view lines) {
  std::optional<PartHead> head;
  while (!lines.empty()) {
    const std::string_view line = lines.substr(0, lines.find(kLineEnd));
    lines.remove_prefix(std::min(line.size() + kLineEnd.size(), lines.size()));
    const auto colon = line.find(':');
    if (colon == std::string_view::npos) refuse();
    if (lower(line.substr(0, colon)) != "content-disposition") continue;
    const std::string_view value = without_blanks(line.substr(colon + 1));
    const auto name = parameter_of(value, "name");
    if (head || !lower(value).starts_with("form-data") || !name) refuse();
    head = PartHead{*name, parameter_of(value, "filename")};
  }
  if (!head) refuse();
  return *head;
}

}  // namespace

std::string boundary_of(std::string_view content_type) {
  constexpr std::size_t kLongest = 70;
  if (lower(without_blanks(content_type.substr(0, content_type.find(';')))) != "multipart/form-data") return "";
  const std::string boundary = parameter_of(content_type, "boundary").value_or("");
  const auto is_allowed = [](char c) {
    return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') ||
           std::string_view{"'()+_,-./:=? "}.find(c) != std::string_view::npos;
  };
  const bool is_one = boundary.size() <= kLongest && !boundary.ends_with(' ') &&
                      std::all_of(boundary.begin(), boundary.end(), is_allowed);
  return is_one ? boundary : "";
}

MultipartReader::MultipartReader(std::string_view boundary, Receiver receiver)
    : delimiter_("\r\n--" + std::string{boundary}), receiver_(std::move(receiver)) {
  if (boundary.empty()) refuse();
}

void MultipartReader::take(std::string_view bytes) {
  buffer_.append(bytes);
  while (step()) {
  }
}

void MultipartReader::finish() const {
  if (state_ != State::ended) refuse();
}

bool MultipartReader::step() {
  switch (state_) {
    case State::opening: return open();
    case State::head: return read_head();
    case State::data: return read_data();
    case State::after_delimiter: return read_after_delimiter();
    case State::ended: break;
  }
  // A line end may follow, and nothing else.
  if (buffer_.size() > kLineEnd.size() || kLineEnd.substr(0, buffer_.size()) != buffer_) refuse();
  return false;
}

bool MultipartReader::open() {
  const std::string_view first = std::string_view{delimiter_}.substr(kLineEnd.size());
  const auto there = std::min(first.size(), buffer_.size());
  if (first.substr(0, there) != std::string_view{buffer_}.substr(0, there)) refuse();
  if (there < first.size()) return false;
  buffer_.erase(0, first.size());
  state_ = State::after_delimiter;
  return true;
}

bool MultipartReader::read_after_delimiter() {
  if (buffer_.size() < 2) return false;
  const std::string_view two = std::string_view{buffer_}.substr(0, 2);
  if (two != kLineEnd && two != "--") refuse();
  state_ = two == "--" ? State::ended : State::head;
  if (state_ == State::ended && parts_ == 0) refuse();
  buffer_.erase(0, 2);
  return true;
}

bool MultipartReader::read_head() {
  constexpr std::string_view kHeadEnd = "\r\n\r\n";
  const auto end = buffer_.find(kHeadEnd);
  // The last bytes may be the beginning of the end: the limit must not depend on how the form is cut.
  const std::size_t certain = buffer_.size() - std::min(buffer_.size(), kHeadEnd.size() - 1);
  if (std::min(end, certain) > kLongestHead) refuse();
  if (end == std::string::npos) return false;
  if (++parts_ > kMostParts) refuse();
  receiver_.begin(head_of(std::string_view{buffer_}.substr(0, end)));
  buffer_.erase(0, end + kHeadEnd.size());
  state_ = State::data;
  return true;
}

bool MultipartReader::read_data() {
  const auto end = buffer_.find(delimiter_);
  // The last bytes may be the beginning of a delimiter.
  const std::size_t certain =
      end != std::string::npos ? end : buffer_.size() - std::min(buffer_.size(), delimiter_.size() - 1);
  if (certain > 0) receiver_.data(std::string_view{buffer_}.substr(0, certain));
  buffer_.erase(0, certain);
  if (end == std::string::npos) return false;
  buffer_.erase(0, delimiter_.size());
  state_ = State::after_delimiter;
  return true;
}

}  // namespace tryggkarta::intake
