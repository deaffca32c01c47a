// Who may see and do what: one table, and the only maker of grants.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "geo/access/grant.hpp"
#include "geo/access/member.hpp"

namespace tryggkarta::access {

/// One line of the table. Nothing that is not written there is allowed.
struct PolicyRow {
  Role role;
  /// Counts in the whole city, and whether rows are seen one by one in the areas of the assignment.
  Detail everywhere;
  bool points_in_own_areas;
  /// The highest secrecy without and with a stated purpose.
  Secrecy secrecy;
  Secrecy secrecy_with_purpose;
  bool may_export;
  std::vector<Act> acts;
};

class Policy {
 public:
  static std::span<const PolicyRow> table();
  /// The table in words, Swedish first: what `tryggkarta check --policy` prints.
  static std::string in_words();

  /// What an assignment may read. A purpose of blanks is none. Nothing where the role reads no rows.
  static std::optional<ReadGrant> may_read(const Member& member, const Assignment& assignment,
                                           std::string_view purpose);
  /// Whether an assignment may do something, and where. Importing is for the whole city alone.
  static std::optional<DecisionGrant> may(const Member& member, const Assignment& assignment, Act act);

  /// Whoever may open the store file may already read and change every byte of it.
  static ReadGrant for_owner_of_the_store_file();
  static DecisionGrant for_owner_of_the_store_file(Act act);

  /// To manage members, and nothing else: whoever writes the server's configuration has decided there which groups of
  /// the city's own log-in play which parts, and the server carries that out when somebody signs in. Named as such in
  /// the log.
  static DecisionGrant for_the_configured_provider();
};

}  // namespace tryggkarta::access
