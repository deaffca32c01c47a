#include "server/arrivals.hpp"

#include <algorithm>
#include <chrono>
#include <fstream>
#include <iterator>

#include "geo/access/policy.hpp"
#include "geo/error.hpp"
#include "geo/store/member_book.hpp"
#include "server/oidc/member_names.hpp"

namespace tryggkarta::server {

namespace {

time::Instant now() { return std::chrono::floor<std::chrono::seconds>(std::chrono::system_clock::now()); }

/// One line; what a text editor ends it with is no part of it.
std::string secret_in(const std::filesystem::path& file) {
  std::ifstream stream(file, std::ios::binary);
  std::string secret{std::istreambuf_iterator<char>(stream), {}};
  while (secret.ends_with('\n') || secret.ends_with('\r')) secret.pop_back();
  if (!secret.empty()) return secret;
  throw Error(ErrorKind::not_found, "oidc.client_secret_file " + file.string() +
                                        " holds no secret: write what the provider gave, on one line");
}

void require_readable(const std::filesystem::path& ca_file) {
  if (ca_file.empty() || std::ifstream(ca_file).is_open()) return;
  throw Error(ErrorKind::not_found, "oidc.ca_file " + ca_file.string() + " cannot be read: check the path");
}

/// Under the first name that nobody has or had.
void add(store::Store::MemberBook& book, const oidc::Person& person, const std::vector<access::Assignment>& parts,
         time::Instant when) {
  for (const std::string& name : oidc::names_for(person)) {
    try {
      book.add(access::Policy::for_the_configured_provider(),
               {.member = {0, name, oidc::title_of(person, name), parts},
                .password_hash = "",
                .subject = store::Subject{person.issuer, person.subject}},
               when);
      return;
    } catch (const Error& error) {
      if (error.kind() != ErrorKind::conflict) throw;
    }
  }
  throw Error(ErrorKind::conflict, "every name for a new member is taken: add the member with `tryggkarta member add`");
}

void set_parts(store::Store::MemberBook& book, const std::string& name, const std::vector<access::Assignment>& parts,
               time::Instant when) {
  const auto grant = access::Policy::for_the_configured_provider();
  if (parts.empty()) {
    book.take_parts(grant, name, when);
  } else {
    book.set_assignments(grant, name, parts, when);
  }
}

}  // namespace

std::vector<access::Assignment> parts_of(const std::vector<std::string>& groups, const GroupRoles& roles) {
  std::vector<access::Assignment> parts;
  for (const auto& [group, part] : roles) {
    const bool has_group = std::find(groups.begin(), groups.end(), group) != groups.end();
    if (has_group && std::find(parts.begin(), parts.end(), part) == parts.end()) parts.push_back(part);
  }
  return parts;
}

std::optional<account::Arrival> arrive(store::Store& store, const oidc::Person& person, const GroupRoles& roles,
                                       time::Instant when) {
  const store::Subject subject{person.issuer, person.subject};
  auto transaction = store.begin();
  auto book = store.members();
  auto account = book.of_subject(subject);
  const auto parts = parts_of(person.groups, roles);
  bool has_other_parts = false;
  if (!account && !parts.empty()) {
    add(book, person, parts, when);
    account = book.of_subject(subject);
  } else if (account && !roles.empty() && account->member.assignments != parts) {
    set_parts(book, account->member.name, parts, when);
    account->member.assignments = parts;
    has_other_parts = true;
  }
  transaction.commit();
  if (!account || account->member.assignments.empty()) return std::nullopt;
  return account::Arrival{std::move(account->member), has_other_parts};
}

std::function<std::optional<account::Arrival>(const oidc::Person&)> arrivals_on(const std::shared_ptr<Writer>& writer,
                                                                                GroupRoles roles,
                                                                                std::function<void()> changed) {
  return [writer, roles = std::move(roles), changed = std::move(changed)](const oidc::Person& person) {
    if (!writer) {
      throw Error{ErrorKind::unavailable, "Loggen kan inte skrivas, och utan den besvaras ingenting här.",
                  "The log cannot be written, and without it nothing is answered here."};
    }
    auto arrival = writer->with([&](store::Store& store) { return arrive(store, person, roles, now()); });
    changed();
    return arrival;
  };
}

account::OtherDoor other_door_of(const Config& config) {
  const auto& chosen = config.oidc;
  if (chosen.issuer.empty()) return {};
  require_readable(chosen.ca_file);
  oidc::ProviderSettings settings{
      .issuer = chosen.issuer,
      .client_id = chosen.client_id,
      .client_secret = chosen.client_secret_file.empty() ? "" : secret_in(chosen.client_secret_file),
      .redirect_uri = config.server.public_url + "/logga-in/oidc/svar",
      .scopes = chosen.scopes,
      .groups_claim = chosen.groups_claim};
  return {std::make_shared<oidc::Provider>(std::move(settings), oidc::back_channel(chosen.ca_file), now), chosen.title};
}

}  // namespace tryggkarta::server
