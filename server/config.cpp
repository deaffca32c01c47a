#include "server/config.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <fstream>
#include <functional>
#include <iterator>
#include <map>
#include <optional>
#include <utility>

#define TOML_EXCEPTIONS 1
#include <toml++/toml.h>

#include "geo/error.hpp"

namespace tryggkarta::server {
namespace {

constexpr std::int64_t kMostThreads = 256;
constexpr std::int64_t kMostConnections = 100'000;

/// One value of the file, with the place that errors name.
struct Setting {
  const toml::node& node;
  std::string key;  ///< "server.listen"
  std::string_view file;

  [[noreturn]] void refuse(std::string_view expected) const {
    throw Error(ErrorKind::bad_input,
                fmt::format("{}, line {}: {} must be {}", file, node.source().begin.line, key, expected));
  }
  std::string text() const {
    const auto value = node.value_exact<std::string>();
    if (!value) refuse("text in quotes");
    return *value;
  }
  bool truth() const {
    const auto value = node.value_exact<bool>();
    if (!value) refuse("true or false");
    return *value;
  }
  std::int64_t number(std::int64_t least, std::int64_t most) const {
    const auto value = node.value_exact<std::int64_t>();
    if (!value || *value < least || *value > most) refuse(fmt::format("a whole number from {} to {}", least, most));
    return *value;
  }
  std::vector<std::string> texts() const {
    const toml::array* array = node.as_array();
    if (array == nullptr) refuse("a list of texts: [\"…\", \"…\"]");
    std::vector<std::string> values;
    for (const toml::node& element : *array) {
      const auto value = element.value_exact<std::string>();
      if (!value) refuse("a list of texts: [\"…\", \"…\"]");
      values.push_back(*value);
    }
    return values;
  }
};

using Reader = std::function<void(Config&, const Setting&)>;
using Readers = std::map<std::string, Reader, std::less<>>;

bool is_web_address(std::string_view text) {
  const auto host = text.starts_with("https://") ? 8u : text.starts_with("http://") ? 7u : 0u;
  return host > 0 && text.size() > host && text[host] != '/' && text.find_first_of(" \t\r\n\"'<>?#\\") == text.npos;
}

std::string public_url_of(const Setting& setting) {
  std::string url = setting.text();
  while (url.ends_with('/')) url.pop_back();
  if (!is_web_address(url))
    setting.refuse("an address such as \"https://karta.example.se\" or \"https://example.se/karta\"");
  return url;
}

std::vector<std::string> origins_of(const Setting& setting) {
  std::vector<std::string> origins = setting.texts();
  for (const std::string& origin : origins) {
    const auto path = is_web_address(origin) ? origin.find('/', origin.find("://") + 3) : 0;
    if (path != std::string::npos || origin.find_first_of(";,") != std::string::npos) {
      setting.refuse("a list of origins such as \"https://www.example.se\", without a path");
    }
  }
  return origins;
}

ListenAddress listen_of(const Setting& setting) {
  try {
    return parse_listen(setting.text());
  } catch (const Error&) {
    setting.refuse("an address to listen at, such as \"127.0.0.1:8080\"");
  }
}

std::string words_of(const Setting& setting, std::string_view expected) {
  std::string words = setting.text();
  if (words.find_first_not_of(' ') == words.npos) setting.refuse(expected);
  return words;
}

/// Whether nobody can read on its way what goes there.
bool is_private_address(std::string_view url) {
  if (url.starts_with("https://")) return true;
  for (const std::string_view here : {"http://127.0.0.1", "http://[::1]", "http://localhost"}) {
    if (url.starts_with(here) && (url.size() == here.size() || url[here.size()] == ':' || url[here.size()] == '/'))
      return true;
  }
  return false;
}

std::string issuer_of(const Setting& setting) {
  std::string issuer = setting.text();
  if (!is_web_address(issuer) || !is_private_address(issuer))
    setting.refuse("the provider's https address, exactly as the provider writes it");
  return issuer;
}

std::string scopes_of(const Setting& setting) {
  std::string scopes = setting.text();
  if ((" " + scopes + " ").find(" openid ") == scopes.npos)
    setting.refuse("words that hold openid: \"openid profile\"");
  return scopes;
}

/// In the order of the file: who plays several parts begins with the first.
std::vector<std::pair<std::string, access::Assignment>> roles_of(const Setting& setting) {
  const toml::table* table = setting.node.as_table();
  // An empty one would say that groups decide nothing, and be taken for that they decide everything.
  if (table == nullptr || table->empty()) setting.refuse("a section with groups: [oidc.roles]");
  std::vector<std::pair<toml::source_position, std::pair<std::string, access::Assignment>>> found;
  for (const auto& [group, node] : *table) {
    const Setting role{node, setting.key + ".\"" + std::string(group.str()) + "\"", setting.file};
    const auto assignment = access::parse_assignment(role.text());
    if (!assignment) role.refuse("a part, such as \"planner@INDELNING:01,02/2\" or \"steering\"");
    found.push_back({node.source().begin, {std::string(group.str()), *assignment}});
  }
  std::sort(found.begin(), found.end(), [](const auto& a, const auto& b) { return a.first < b.first; });
  std::vector<std::pair<std::string, access::Assignment>> roles;
  for (auto& [place, role] : found) roles.push_back(std::move(role));
  return roles;
}

const Readers& readers() {
  static const Readers table = {
      {"server.listen", [](Config& config, const Setting& s) { config.server.listen = listen_of(s); }},
      {"server.public_url", [](Config& config, const Setting& s) { config.server.public_url = public_url_of(s); }},
      {"server.threads",
       [](Config& config, const Setting& s) {
         config.server.threads = static_cast<unsigned>(s.number(0, kMostThreads));
       }},
      {"server.max_connections",
       [](Config& config, const Setting& s) {
         config.server.max_connections = static_cast<std::size_t>(s.number(1, kMostConnections));
       }},
      {"server.max_connections_per_peer",
       [](Config& config, const Setting& s) {
         config.server.max_connections_per_peer = static_cast<std::size_t>(s.number(1, kMostConnections));
       }},
      {"server.trusted_proxies", [](Config& config, const Setting& s) { config.server.trusted_proxies = s.texts(); }},
      {"tls.certificate_file", [](Config& config, const Setting& s) { config.tls.certificate_file = s.text(); }},
      {"tls.key_file", [](Config& config, const Setting& s) { config.tls.key_file = s.text(); }},
      {"oidc.issuer", [](Config& config, const Setting& s) { config.oidc.issuer = issuer_of(s); }},
      {"oidc.client_id",
       [](Config& config, const Setting& s) {
         config.oidc.client_id = words_of(s, "what the provider calls this map");
       }},
      {"oidc.client_secret_file", [](Config& config, const Setting& s) { config.oidc.client_secret_file = s.text(); }},
      {"oidc.title", [](Config& config, const Setting& s) { config.oidc.title = words_of(s, "what the button says"); }},
      {"oidc.groups_claim",
       [](Config& config, const Setting& s) { config.oidc.groups_claim = words_of(s, "the name of a claim"); }},
      {"oidc.scopes", [](Config& config, const Setting& s) { config.oidc.scopes = scopes_of(s); }},
      {"oidc.ca_file", [](Config& config, const Setting& s) { config.oidc.ca_file = s.text(); }},
      {"oidc.roles", [](Config& config, const Setting& s) { config.oidc.roles = roles_of(s); }},
      {"embed.allowed_origins", [](Config& config, const Setting& s) { config.embed.allowed_origins = origins_of(s); }},
      {"store.production", [](Config& config, const Setting& s) { config.store.production = s.truth(); }},
      {"cache.bytes",
       [](Config& config, const Setting& s) {
         config.cache.bytes = static_cast<std::size_t>(s.number(0, std::int64_t{1} << 40));
       }},
      {"intake.largest_file",
       [](Config& config, const Setting& s) {
         config.intake.largest_file = static_cast<std::uint64_t>(s.number(1, std::int64_t{1} << 34));
       }},
      {"year_wheel.file",
       [](Config& config, const Setting& s) { config.year_wheel.file = words_of(s, "the path of a TOML file"); }},
      {"log.requests", [](Config& config, const Setting& s) { config.log.requests = s.truth(); }},
  };
  return table;
}

std::string known_sections() {
  std::string list;
  std::string_view last;
  for (const auto& [key, reader] : readers()) {
    const std::string_view section = std::string_view(key).substr(0, key.find('.'));
    if (section == std::exchange(last, section)) continue;  // a section's keys stand side by side
    list.append(list.empty() ? "" : ", ").append(section);
  }
  return list;
}

std::string known_keys(std::string_view section) {
  std::string list;
  for (const auto& [key, reader] : readers()) {
    if (key.compare(0, key.find('.'), section) != 0) continue;
    list.append(list.empty() ? "" : ", ").append(key, key.find('.') + 1);
  }
  return list;
}

bool is_section(std::string_view name) {
  const auto key = readers().lower_bound(std::string(name) + ".");
  return key != readers().end() && key->first.starts_with(std::string(name) + ".");
}

[[noreturn]] void refuse_unknown(const Setting& setting, std::string_view what, const std::string& known) {
  throw Error(ErrorKind::bad_input, fmt::format("{}, line {}: unknown {} {} (known: {})", setting.file,
                                                setting.node.source().begin.line, what, setting.key, known));
}

void read_section(Config& config, const toml::table& section, const Setting& place) {
  for (const auto& [name, node] : section) {
    const Setting setting{node, place.key + "." + std::string(name.str()), place.file};
    const auto reader = readers().find(setting.key);
    if (reader == readers().end()) refuse_unknown(setting, "key", known_keys(place.key));
    reader->second(config, setting);
  }
}

void require_whole_tls(const Config& config, std::string_view file_name) {
  if (config.tls.certificate_file.empty() == config.tls.key_file.empty()) return;
  throw Error(ErrorKind::bad_input,
              fmt::format("{}: tls.certificate_file and tls.key_file go together: {} is missing", file_name,
                          config.tls.key_file.empty() ? "key_file" : "certificate_file"));
}

void require_whole_oidc(const Config& config, std::string_view file_name) {
  const auto refuse = [&](std::string_view what) {
    throw Error(ErrorKind::bad_input, fmt::format("{}: {}", file_name, what));
  };
  if (config.oidc.issuer.empty()) refuse("oidc.issuer is missing: the provider's address");
  if (config.oidc.client_id.empty()) refuse("oidc.client_id is missing: what the provider calls this map");
  if (!is_private_address(config.server.public_url)) {
    refuse(
        "[oidc] needs server.public_url, an https address (http only for 127.0.0.1, [::1] and localhost): the provider "
        "sends people back there");
  }
}

}  // namespace

ListenAddress parse_listen(std::string_view text) {
  const auto colon = text.rfind(':');
  std::string_view host = text.substr(0, colon == text.npos ? 0 : colon);
  const bool bracketed = host.size() > 2 && host.starts_with('[') && host.ends_with(']');
  if (bracketed) host = host.substr(1, host.size() - 2);
  unsigned port = 0;
  const std::string_view digits = colon == text.npos ? std::string_view{} : text.substr(colon + 1);
  const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), port);
  const bool whole = error == std::errc{} && end == digits.data() + digits.size() && port <= 65535;
  if (host.empty() || !whole || (!bracketed && host.find_first_of(":[]") != host.npos)) {
    throw Error(
        ErrorKind::bad_input,
        fmt::format("\"{}\" is no address to listen at: write HOST:PORT, such as 127.0.0.1:8080 or [::1]:8080", text));
  }
  return {std::string(host), static_cast<std::uint16_t>(port)};
}

Config parse_config(std::string_view text, std::string_view file_name) {
  Config config;
  try {
    const toml::table table = toml::parse(text, file_name);
    for (const auto& [name, node] : table) {
      const Setting setting{node, std::string(name.str()), file_name};
      if (!is_section(setting.key)) refuse_unknown(setting, "section", known_sections());
      if (!node.is_table()) setting.refuse("a section: [" + setting.key + "]");
      read_section(config, *node.as_table(), setting);
    }
    require_whole_tls(config, file_name);
    if (table.contains("oidc")) require_whole_oidc(config, file_name);
  } catch (const toml::parse_error& error) {
    throw Error(ErrorKind::bad_input,
                fmt::format("{}, line {}: {}", file_name, error.source().begin.line, error.description()));
  }
  return config;
}

Config read_config(const std::filesystem::path& file) {
  std::ifstream stream(file, std::ios::binary);
  std::string text{std::istreambuf_iterator<char>(stream), {}};
  if (!stream.is_open() || stream.bad()) {
    throw Error(ErrorKind::not_found,
                "the configuration " + file.string() + " cannot be read: check the path given with --config");
  }
  return parse_config(text, file.string());
}

}  // namespace tryggkarta::server
