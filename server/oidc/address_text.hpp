// Addresses of a provider: which may be used, and how parameters are put on them.
#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace tryggkarta::oidc {

using Fields = std::vector<std::pair<std::string, std::string>>;

/// "a=b&c=%C3%A5": percent-encoded, so that it is a query as well as a form.
std::string encoded(const Fields& fields);
/// Text → one value, percent-encoded.
std::string encoded(std::string_view text);

/// The address with the fields behind what it has of a query.
std::string with_fields(std::string address, const Fields& fields);

/// https, or http to this machine itself (127.0.0.1, [::1], localhost), read as libcurl reads it; without user name and
/// fragment.
bool is_safe_address(const std::string& address);
/// Whether it is http to this machine itself.
bool is_loopback(const std::string& address);

}  // namespace tryggkarta::oidc
