#include "server/oidc/back_channel.hpp"

#include <curl/curl.h>

#include <memory>
#include <mutex>

#include "server/oidc/address_text.hpp"
#include "server/oidc/refusal.hpp"

namespace tryggkarta::oidc {

namespace {

constexpr long kConnectMilliseconds = 5'000;
constexpr long kWholeMilliseconds = 10'000;
constexpr std::size_t kMostBytes = 512u * 1024;

using Handle = std::unique_ptr<CURL, decltype(&curl_easy_cleanup)>;
using Lines = std::unique_ptr<curl_slist, decltype(&curl_slist_free_all)>;

/// Once, before the first use; any thread.
void make_ready() {
  static std::once_flag once;
  std::call_once(once, [] { curl_global_init(CURL_GLOBAL_DEFAULT); });
}

/// libcurl's way to hand over what has come; less than all breaks the call off.
std::size_t keep(const char* bytes, std::size_t, std::size_t count, void* body) {
  auto& kept = *static_cast<std::string*>(body);
  if (kept.size() + count > kMostBytes) return 0;
  kept.append(bytes, count);
  return count;
}

void set_limits(CURL* curl, const std::string& address) {
  const bool is_here = is_loopback(address);
  curl_easy_setopt(curl, CURLOPT_URL, address.c_str());
  curl_easy_setopt(curl, CURLOPT_PROTOCOLS_STR, is_here ? "http" : "https");
  // What the environment says about proxies is for the way out, not for this machine.
  if (is_here) curl_easy_setopt(curl, CURLOPT_PROXY, "");
  curl_easy_setopt(curl, CURLOPT_FOLLOWLOCATION, 0L);
  curl_easy_setopt(curl, CURLOPT_NOSIGNAL, 1L);
  curl_easy_setopt(curl, CURLOPT_CONNECTTIMEOUT_MS, kConnectMilliseconds);
  curl_easy_setopt(curl, CURLOPT_TIMEOUT_MS, kWholeMilliseconds);
}

void set_trust(CURL* curl, const std::string& ca_file) {
  curl_easy_setopt(curl, CURLOPT_SSLVERSION, static_cast<long>(CURL_SSLVERSION_TLSv1_2));
  curl_easy_setopt(curl, CURLOPT_SSL_VERIFYPEER, 1L);
  curl_easy_setopt(curl, CURLOPT_SSL_VERIFYHOST, 2L);
  if (ca_file.empty()) return;
  curl_easy_setopt(curl, CURLOPT_CAINFO, ca_file.c_str());
  // Without this the machine's own authorities would be trusted beside it.
  curl_easy_setopt(curl, CURLOPT_CAPATH, nullptr);
}

void set_form(CURL* curl, const Call& call) {
  if (!call.form.empty()) {
    curl_easy_setopt(curl, CURLOPT_POSTFIELDSIZE_LARGE, static_cast<curl_off_t>(call.form.size()));
    curl_easy_setopt(curl, CURLOPT_COPYPOSTFIELDS, call.form.c_str());
  }
  if (call.user.empty()) return;
  curl_easy_setopt(curl, CURLOPT_HTTPAUTH, static_cast<long>(CURLAUTH_BASIC));
  curl_easy_setopt(curl, CURLOPT_USERNAME, call.user.c_str());
  curl_easy_setopt(curl, CURLOPT_PASSWORD, call.password.c_str());
}

Reply ask(const Call& call, const std::string& ca_file) {
  if (!is_safe_address(call.address)) throw Refusal(Reason::provider_unfit, "not a safe address: " + call.address);
  make_ready();
  const Handle curl{curl_easy_init(), &curl_easy_cleanup};
  if (!curl) throw Refusal(Reason::provider_silent, "libcurl is out of memory");
  Reply reply;
  const Lines lines{curl_slist_append(nullptr, "Accept: application/json"), &curl_slist_free_all};
  curl_easy_setopt(curl.get(), CURLOPT_HTTPHEADER, lines.get());
  set_limits(curl.get(), call.address);
  set_trust(curl.get(), ca_file);
  set_form(curl.get(), call);
  curl_easy_setopt(curl.get(), CURLOPT_WRITEFUNCTION, keep);
  curl_easy_setopt(curl.get(), CURLOPT_WRITEDATA, &reply.body);
  const CURLcode done = curl_easy_perform(curl.get());
  if (done != CURLE_OK) throw Refusal(Reason::provider_silent, call.address + ": " + curl_easy_strerror(done));
  long status = 0;
  curl_easy_getinfo(curl.get(), CURLINFO_RESPONSE_CODE, &status);
  reply.status = static_cast<int>(status);
  return reply;
}

}  // namespace

BackChannel back_channel(const std::filesystem::path& ca_file) {
  return [ca_file = ca_file.string()](const Call& call) { return ask(call, ca_file); };
}

}  // namespace tryggkarta::oidc
