#include "server/oidc/provider_documents.hpp"

#include <catch2/catch.hpp>

#include "tests/unit/oidc/small_provider.hpp"

using namespace tryggkarta::oidc;
using namespace tryggkarta::oidc::testing;
using namespace std::chrono_literals;

TEST_CASE("addresses are asked for once an hour, keys once a quarter of an hour") {
  SmallProvider provider;
  ProviderDocuments documents(kIssuer, provider.back_channel(), provider.clock());
  for (const auto later : {0s, 899s}) {
    provider.now = kNow + later;
    documents.keys();
    CHECK(provider.calls_to("/keys") == 1);
  }
  provider.now = kNow + 900s;
  documents.keys();
  CHECK(provider.calls_to("/keys") == 2);
  CHECK(provider.calls_to("/openid-configuration") == 1);
  provider.now = kNow + 3600s;
  documents.discovery();
  CHECK(provider.calls_to("/openid-configuration") == 2);
}

TEST_CASE("newer keys are asked for at once, and again only after a pause") {
  SmallProvider provider;
  ProviderDocuments documents(kIssuer, provider.back_channel(), provider.clock());
  CHECK(documents.keys().at(0).id == "one");
  provider.key = SigningKey::ec("two");
  CHECK(documents.newer_keys().at(0).id == "two");
  provider.key = SigningKey::ec("three");
  provider.now = kNow + 4s;
  CHECK(documents.newer_keys().at(0).id == "two");
  CHECK(provider.calls_to("/keys") == 2);
  provider.now = kNow + 5s;
  CHECK(documents.newer_keys().at(0).id == "three");
  CHECK(documents.keys().at(0).id == "three");
}

TEST_CASE("a provider that is silent is left alone for a while, and asked again then") {
  SmallProvider provider;
  provider.is_silent = true;
  ProviderDocuments documents(kIssuer, provider.back_channel(), provider.clock());
  for (int i = 0; i < 3; ++i) CHECK(reason_of([&] { documents.discovery(); }) == "provider_silent");
  CHECK(provider.calls.size() == 1);
  provider.is_silent = false;
  provider.now = kNow + 5s;
  CHECK(documents.discovery().token_endpoint == "https://login.example.se/token");
}

TEST_CASE("what is remembered is used while the provider is silent") {
  SmallProvider provider;
  ProviderDocuments documents(kIssuer, provider.back_channel(), provider.clock());
  documents.keys();
  provider.is_silent = true;
  CHECK(documents.discovery().jwks_uri == "https://login.example.se/keys");
  CHECK(documents.keys().size() == 1);
}

TEST_CASE("a document of another issuer is the wrong provider") {
  SmallProvider provider;
  provider.discovery["issuer"] = "https://elsewhere.example";
  ProviderDocuments documents(kIssuer, provider.back_channel(), provider.clock());
  CHECK(reason_of([&] { documents.keys(); }) == "provider_unfit");
}
