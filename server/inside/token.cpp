#include "server/inside/token.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <fstream>

#include "geo/access/policy.hpp"
#include "geo/error.hpp"

namespace tryggkarta::inside {

namespace {

/// Takes the same time wherever the two differ.
bool is_same_secret(std::string_view shown, std::string_view secret) {
  if (secret.empty() || shown.size() != secret.size()) return false;
  unsigned difference = 0;
  for (std::size_t i = 0; i < secret.size(); ++i) {
    difference |= static_cast<unsigned char>(shown[i]) ^ static_cast<unsigned char>(secret[i]);
  }
  return difference == 0;
}

}  // namespace

std::string read_token(const std::filesystem::path& file) {
  constexpr std::size_t kShortest = 32;
  std::ifstream stream{file};
  std::string token;
  if (!std::getline(stream, token)) {
    throw Error{ErrorKind::not_found,
                fmt::format("inside.token_file: {} cannot be read: check the path.", file.string())};
  }
  using std::filesystem::perms;
  const auto others = perms::group_all | perms::others_all;
  if ((std::filesystem::status(file).permissions() & others) != perms::none) {
    throw Error{ErrorKind::bad_input,
                fmt::format("inside.token_file: others may read {}: run `chmod 600` on it.", file.string())};
  }
  const bool visible = std::all_of(token.begin(), token.end(), [](unsigned char c) { return c > ' ' && c < 127; });
  if (token.size() < kShortest || !visible) {
    throw Error{ErrorKind::bad_input,
                fmt::format("inside.token_file: the first line of {} must be a token of at least 32 characters without "
                            "blanks, such as `openssl rand -hex 32` makes.",
                            file.string())};
  }
  return token;
}

std::optional<access::ReadGrant> grant_of(const http::Request& request, const std::string& token) {
  constexpr std::string_view kScheme = "Bearer ";
  std::string_view shown = request.header("authorization");
  if (!shown.starts_with(kScheme)) return std::nullopt;
  shown.remove_prefix(kScheme.size());
  if (!is_same_secret(shown, token)) return std::nullopt;
  return access::Policy::for_owner_of_the_store_file();
}

}  // namespace tryggkarta::inside
