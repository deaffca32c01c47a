// Who may come in to the pages of casework, and how a stranger is met.
#pragma once

#include "geo/casebook/casework.hpp"

#include <functional>
#include <memory>
#include <string_view>

#include "server/chain/visit.hpp"
#include "server/http/router.hpp"

namespace tryggkarta::chain {

using Work = std::function<http::Response(const Visit&)>;

/// Lets in who may plan or decide, with what they may see. A stranger is led to signing in and back; after a form of
/// theirs to `list`. Throws Error(not_allowed) for other parts, Error(unavailable) while there is no edition.
http::Response answer_member(const http::Request& request, const House& house, std::string_view list, const Work& work);

}  // namespace tryggkarta::chain
