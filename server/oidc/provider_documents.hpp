// What the provider publishes, fetched when it is needed and kept for a while.
#pragma once

#include <chrono>
#include <functional>
#include <mutex>
#include <optional>
#include <string>

#include "geo/time/local_time.hpp"
#include "server/oidc/back_channel.hpp"
#include "server/oidc/discovery.hpp"
#include "server/oidc/key_set.hpp"

namespace tryggkarta::oidc {

using Clock = std::function<time::Instant()>;

/// All throw Refusal where the provider has to be asked and does not answer as it should. Safe to use from any thread;
/// no lock is held while the provider is asked.
class ProviderDocuments {
 public:
  /// Addresses are kept for an hour, keys for a quarter of one: a key that the provider withdraws is not believed
  /// longer.
  static constexpr std::chrono::minutes kDiscoveryLife{60};
  static constexpr std::chrono::minutes kKeysLife{15};
  /// Between two questions for newer keys, and after a failure: tokens of strangers must not make us flood the
  /// provider, and a silent one must not hold up whoever comes.
  static constexpr std::chrono::seconds kPause{5};

  ProviderDocuments(std::string issuer, BackChannel ask, Clock now);

  Discovery discovery();
  KeySet keys();
  /// Asked again, for a token whose key is unknown; the same as before where that was done within kPause.
  KeySet newer_keys();

 private:
  template <class Document>
  struct Kept {
    Document document;
    time::Instant fetched;
  };
  std::string fetch(const std::string& address);
  KeySet fetch_keys();
  void refuse_after_failure();

  const std::string issuer_;
  const BackChannel ask_;
  const Clock now_;
  std::mutex mutex_;
  std::optional<Kept<Discovery>> discovery_;
  std::optional<Kept<KeySet>> keys_;
  std::optional<time::Instant> asked_for_newer_;
  std::optional<time::Instant> failed_;
};

}  // namespace tryggkarta::oidc
