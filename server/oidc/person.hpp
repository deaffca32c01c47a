// Who has signed in, as the provider says.
#pragma once

#include <string>
#include <vector>

namespace tryggkarta::oidc {

/// What a checked ID token says. Issuer and subject together are the person for good; the rest may be empty, may
/// change, and is text from outside.
struct Person {
  std::string issuer;
  std::string subject;
  std::string name;       ///< for people: claim `name`
  std::string user_name;  ///< claim `preferred_username`
  std::string email;
  std::vector<std::string> groups;
};

}  // namespace tryggkarta::oidc
