// What a form sent, and the frame in which every page of this room stands.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "server/account/account.hpp"
#include "server/http/response.hpp"
#include "server/public/pages/html.hpp"

namespace tryggkarta::account {

/// The fields of a request's form. Throws Error(bad_input) when its body is no form, or holds a trick.
class Form {
 public:
  explicit Form(const http::Request& request);
  /// "" for a field that was not sent.
  std::string value(std::string_view name) const;
  /// The lines of a field, each without blanks around it; empty ones left out.
  std::vector<std::string> words(std::string_view name) const;

 private:
  std::vector<http::Parameter> fields_;
};

/// A path below /inside to go on to after signing in; "" for anything else: never another site.
std::string next_of(std::string_view asked);

/// One page of this room: no-store, framed by nobody. `content` is what stands in `<main>`.
http::Response page(const House& house, const http::Request& request, int status, const std::string& title,
                    const std::function<void(pages::Html&, const pages::Words&)>& content);
/// 303 to a path of this site, in the language of the request where it is a page of ours.
http::Response see_other(const http::Request& request, std::string_view asked);
/// A form that is sent by one button: to `path`, with the session's CSRF token. What `fields` adds stands before it.
void add_form(pages::Html& html, const http::Request& request, std::string_view path, const std::string& csrf,
              const std::string& button, const std::function<void(pages::Html&)>& fields = {});

}  // namespace tryggkarta::account
