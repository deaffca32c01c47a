#include "server/session/people.hpp"

#include <algorithm>

namespace tryggkarta::session {

const access::Member* People::named(std::string_view name) const {
  const auto found =
      std::find_if(members.begin(), members.end(), [&](const auto& member) { return member.name == name; });
  return found == members.end() ? nullptr : &*found;
}

const access::Member* People::with_id(std::int64_t id) const {
  const auto found = std::find_if(members.begin(), members.end(), [&](const auto& member) { return member.id == id; });
  return found == members.end() ? nullptr : &*found;
}

}  // namespace tryggkarta::session
