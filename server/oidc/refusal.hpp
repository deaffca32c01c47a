// Why a sign-in at the provider came to nothing.
#pragma once

#include <string>
#include <string_view>

#include "geo/error.hpp"

namespace tryggkarta::oidc {

enum class Reason {
  provider_silent,    ///< no answer, or one that is an error
  provider_unfit,     ///< its documents are not those of the provider that is configured
  unknown_sign_in,    ///< begun elsewhere, too long ago, or used already
  other_issuer,       ///< the answer comes from another provider
  denied,             ///< the person, or the provider for them, said no
  provider_error,     ///< the provider says that something is wrong
  malformed_answer,   ///< no code, or a parameter twice
  code_refused,       ///< the provider does not give a token for the code
  token_not_genuine,  ///< the ID token is not what it should be
  clocks_differ,      ///< the ID token is of another time
};

/// Its words are for the person who signs in; reason and detail are for the log, and hold no code, token or secret.
class Refusal : public Error {
 public:
  Refusal(Reason reason, std::string detail);

  Reason reason() const noexcept { return reason_; }
  /// "provider_silent".
  std::string_view reason_name() const;
  const std::string& detail() const noexcept { return detail_; }

 private:
  Reason reason_;
  std::string detail_;
};

}  // namespace tryggkarta::oidc
