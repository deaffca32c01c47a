// Signing in and out.
#pragma once

#include "server/account/account.hpp"

namespace tryggkarta::account {

http::Response sign_in_page(const House& house, const http::Request& request);
http::Response answer_sign_in(const House& house, const http::Request& request);
/// Ends this session, or all of the member's.
enum class Where { here, everywhere };
http::Response answer_sign_out(const House& house, const http::Request& request, Where where);

/// Where an unsafe request comes from: 403 unless it is from a page of ours, shown to this visitor.
void require_ours(const http::Request& request, const session::Visitor& visitor, const std::string& csrf);

}  // namespace tryggkarta::account
