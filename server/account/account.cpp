#include "server/account/account.hpp"

#include "server/account/account_page.hpp"
#include "server/account/form.hpp"
#include "server/account/members_page.hpp"
#include "server/account/provider_pages.hpp"
#include "server/account/sign_in_page.hpp"
#include "server/public/pages/html.hpp"

namespace tryggkarta::account {

namespace {

using Page = http::Response (*)(const House&, const http::Request&, const session::Visitor&);

/// For sessions of browsers: whoever has none is led to signing in, and back.
http::Response for_signed_in(const House& house, const http::Request& request, Page page) {
  const auto visitor = house.doorkeeper.who(request);
  if (visitor && !visitor->csrf.empty()) return page(house, request, *visitor);
  return see_other(request, "/logga-in?next=" + pages::percent_encode(next_of(request.path)));
}

}  // namespace

void add_account_pages(http::Router& router, const House& given) {
  const auto house = std::make_shared<const House>(given);
  router.get("/logga-in", [house](const http::Request& request) { return sign_in_page(*house, request); });
  router.post("/logga-in", [house](const http::Request& request) { return answer_sign_in(*house, request); });
  router.post("/logga-ut",
              [house](const http::Request& request) { return answer_sign_out(*house, request, Where::here); });
  router.post("/logga-ut-overallt",
              [house](const http::Request& request) { return answer_sign_out(*house, request, Where::everywhere); });
  if (house->other_door.provider) {
    // The provider may take its time.
    router.get(
        "/logga-in/oidc", [house](const http::Request& request) { return leave_for_provider(*house, request); },
        http::Pace::lengthy);
    router.get(
        "/logga-in/oidc/svar", [house](const http::Request& request) { return return_from_provider(*house, request); },
        http::Pace::lengthy);
  }
  const auto reads = [&](std::string_view path, Page page) {
    // What is shown is read from the store.
    router.get(
        path, [house, page](const http::Request& request) { return for_signed_in(*house, request, page); },
        http::Pace::slow);
  };
  const auto writes = [&](std::string_view path, Page page) {
    router.post(path, [house, page](const http::Request& request) { return for_signed_in(*house, request, page); });
  };
  reads("/inside/konto", account_page);
  writes("/inside/konto", answer_account);
  writes("/inside/konto/losenord", answer_password);
  reads("/inside/medlemmar", members_page);
  writes("/inside/medlemmar", answer_members);
}

}  // namespace tryggkarta::account
