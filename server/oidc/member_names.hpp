// What a person is called here.
#pragma once

#include <string>
#include <vector>

#include "server/oidc/person.hpp"

namespace tryggkarta::oidc {

/// Names to sign in with (Member::is_name), the best first: of the user name or the e-mail address, then the same with
/// a number, at last one made from issuer and subject. Who they are is never told by the name: it may be somebody
/// else's.
std::vector<std::string> names_for(const Person& person);

/// The person's name in one line of at most 200 bytes without controls; the user name or `otherwise` where there is
/// none.
std::string title_of(const Person& person, const std::string& otherwise);

}  // namespace tryggkarta::oidc
