// Who comes from the city's own log-in: a member who is known, or who is made one because of the groups there.
#pragma once

#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "geo/access/member.hpp"
#include "geo/store/store.hpp"
#include "geo/time/local_time.hpp"
#include "server/account/account.hpp"
#include "server/config.hpp"
#include "server/oidc/provider.hpp"
#include "server/writer.hpp"

namespace tryggkarta::server {

/// Which group of the provider's plays which part; empty: parts are given by hand alone.
using GroupRoles = std::vector<std::pair<std::string, access::Assignment>>;

/// The parts of somebody with these groups, in the order of `roles`, each once.
std::vector<access::Assignment> parts_of(const std::vector<std::string>& groups, const GroupRoles& roles);

/// Known by issuer and subject, never by name. With roles a stranger becomes a member, and a member's parts become what
/// the groups say: none where they say nothing. All in one transaction, logged, by Policy::for_the_configured_provider.
/// Nothing for who plays no part.
std::optional<account::Arrival> arrive(store::Store& store, const oidc::Person& person, const GroupRoles& roles,
                                       time::Instant when);

/// The same on the writer, as Desk::arrive; `changed` is called when a member has been added or changed.
std::function<std::optional<account::Arrival>(const oidc::Person&)> arrivals_on(const std::shared_ptr<Writer>& writer,
                                                                                GroupRoles roles,
                                                                                std::function<void()> changed);

/// The configured log-in; none where none is configured. Throws Error where a file of it cannot be read.
account::OtherDoor other_door_of(const Config& config);

}  // namespace tryggkarta::server
