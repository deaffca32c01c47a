#include "server/oidc/provider_documents.hpp"

#include "server/oidc/refusal.hpp"

namespace tryggkarta::oidc {

ProviderDocuments::ProviderDocuments(std::string issuer, BackChannel ask, Clock now)
    : issuer_(std::move(issuer)), ask_(std::move(ask)), now_(std::move(now)) {}

Discovery ProviderDocuments::discovery() {
  const time::Instant now = now_();
  {
    const std::lock_guard lock(mutex_);
    if (discovery_ && now - discovery_->fetched < kDiscoveryLife) return discovery_->document;
  }
  Discovery found = read_discovery(fetch(discovery_address(issuer_)), issuer_);
  const std::lock_guard lock(mutex_);
  discovery_ = {found, now};
  return found;
}

KeySet ProviderDocuments::keys() {
  {
    const std::lock_guard lock(mutex_);
    if (keys_ && now_() - keys_->fetched < kKeysLife) return keys_->document;
  }
  return fetch_keys();
}

KeySet ProviderDocuments::newer_keys() {
  const time::Instant now = now_();
  {
    const std::lock_guard lock(mutex_);
    const bool asked_just_now = asked_for_newer_ && now - *asked_for_newer_ < kPause;
    if (asked_just_now && keys_) return keys_->document;
    asked_for_newer_ = now;
  }
  return fetch_keys();
}

KeySet ProviderDocuments::fetch_keys() {
  const time::Instant now = now_();
  KeySet keys = read_key_set(fetch(discovery().jwks_uri));
  const std::lock_guard lock(mutex_);
  keys_ = {keys, now};
  return keys;
}

std::string ProviderDocuments::fetch(const std::string& address) {
  refuse_after_failure();
  try {
    Reply reply = ask_({.address = address});
    if (reply.status == 200) return std::move(reply.body);
    throw Refusal(Reason::provider_silent, address + ": status " + std::to_string(reply.status));
  } catch (const Refusal&) {
    const std::lock_guard lock(mutex_);
    failed_ = now_();
    throw;
  }
}

void ProviderDocuments::refuse_after_failure() {
  const std::lock_guard lock(mutex_);
  if (failed_ && now_() - *failed_ < kPause)
    throw Refusal(Reason::provider_silent, issuer_ + ": did not answer a moment ago, and was not asked again");
}

}  // namespace tryggkarta::oidc
