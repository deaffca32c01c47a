// One's own page: which part one plays and why, what the log says of one, a new password.
#pragma once

#include "server/account/account.hpp"

namespace tryggkarta::account {

http::Response account_page(const House& house, const http::Request& request, const session::Visitor& visitor);
http::Response answer_account(const House& house, const http::Request& request, const session::Visitor& visitor);
http::Response answer_password(const House& house, const http::Request& request, const session::Visitor& visitor);

}  // namespace tryggkarta::account
