// How this server itself speaks to the provider. libcurl ends in this room.
#pragma once

#include <filesystem>
#include <functional>
#include <string>

namespace tryggkarta::oidc {

/// GET, or POST where there is a form; with a user's name and password where there is a name (Basic).
struct Call {
  std::string address;
  std::string form;
  std::string user;
  std::string password;
};

struct Reply {
  int status = 0;
  std::string body;
};

/// Throws Refusal(provider_silent) where there is no whole answer.
using BackChannel = std::function<Reply(const Call&)>;

/// To safe addresses alone (address_text.hpp), with 5 s to connect and 10 s for all, at most 512 KiB, no redirects, TLS
/// from 1.2 and a certificate that the machine's authorities vouch for; those of `ca_file` instead, unless it is empty.
BackChannel back_channel(const std::filesystem::path& ca_file);

}  // namespace tryggkarta::oidc
