// Front door: the pages on which people sign in and out, choose their part, and are managed.
#pragma once

#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "geo/access/grant.hpp"
#include "geo/access/member.hpp"
#include "geo/published/edition.hpp"
#include "geo/time/local_time.hpp"
#include "server/http/router.hpp"
#include "server/oidc/provider.hpp"
#include "server/public/pages/view.hpp"
#include "server/session/doorkeeper.hpp"

namespace tryggkarta::account {

/// A line of the log, as its member is shown it.
struct LoggedLine {
  time::Instant when{};
  std::string role;
  std::string purpose;
  std::string act;
  std::string what;
  std::string filter;
  std::int64_t rows = 0;
};

/// Somebody for whom the city's own log-in vouches, as a member here.
struct Arrival {
  access::Member member;
  bool has_other_parts = false;  ///< than until now: what was open in the former ones ends
};

/// What the pages need of the store; each call returns when it is done, or throws Error.
struct Desk {
  /// In whose name, what was done, to whom or what.
  std::function<void(const session::Visitor&, const std::string& act, const std::string& what)> log;
  /// The same for a name that nobody has proved to be.
  std::function<void(const std::string& name, const std::string& act, const std::string& what)> log_of_stranger;
  std::function<std::vector<LoggedLine>(const std::string& member)> logged_of;
  /// Everyone; and then adding, changing the parts of, and removing a member.
  std::function<std::vector<access::Member>()> members;
  std::function<void(const access::DecisionGrant&, const access::Member&, const std::string& password)> add;
  std::function<void(const access::DecisionGrant&, const std::string& name, const std::vector<access::Assignment>&)>
      set_assignments;
  std::function<void(const access::DecisionGrant&, const std::string& name)> remove;
  std::function<void(const access::Member&, const std::string& password)> set_own_password;
  /// Who that is here, after the parts have been set to what the configuration gives; nothing for who plays none.
  std::function<std::optional<Arrival>(const oidc::Person&)> arrive;
};

/// The city's own log-in, and what its button says.
struct OtherDoor {
  std::shared_ptr<oidc::Provider> provider;  ///< empty: there is none
  std::string title;
};

/// What outlives the router.
struct House {
  session::Doorkeeper& doorkeeper;
  Desk desk;
  std::function<std::shared_ptr<const published::Edition>()> edition;
  pages::PageSettings settings;
  OtherDoor other_door = {};
};

/// Adds /logga-in, /logga-in/oidc and /logga-in/oidc/svar where there is such a log-in, /logga-ut, /logga-ut-overallt,
/// /inside/konto, /inside/konto/losenord and /inside/medlemmar. Everything works without a script; what changes
/// something is POST, from our own pages alone.
void add_account_pages(http::Router& router, const House& house);

}  // namespace tryggkarta::account
