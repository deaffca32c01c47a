// Who may come in to the pages of casework, and how a stranger is met.
#pragma once

#include "geo/casebook/casework.hpp"

#include <functional>
#include <memory>
#include <string_view>
#include <utility>

#include "server/chain/visit.hpp"
#include "server/http/router.hpp"

namespace tryggkarta::chain {

using Work = std::function<http::Response(const Visit&)>;

/// Lets in who may plan or decide, with what they may see. A stranger is led to signing in and back; after a form of
/// theirs to `list`. Throws Error(not_allowed) for other parts, Error(unavailable) while there is no edition.
http::Response answer_member(const http::Request& request, const House& house, std::string_view list, const Work& work);

/// The pages of one room, as its routes. Answer is what the room calls its functions of a request. Pages are read from
/// the store, and forms may hold a drawn place: both take their time.
template <class Answer>
class Pages {
 public:
  /// `handler` makes what the router calls of an answer.
  Pages(http::Router& router, std::function<http::Handler(Answer)> handler)
      : router_(router), handler_(std::move(handler)) {}

  void reads(std::string_view path, Answer answer) { router_.get(path, handler_(answer), http::Pace::slow); }
  void takes(std::string_view path, Answer answer) {
    router_.change(http::Method::post, path, handler_(answer), http::BodySize::document);
  }
  /// A form, and what it sends.
  void form(std::string_view path, Answer shown, Answer taken) {
    reads(path, shown);
    takes(path, taken);
  }

 private:
  http::Router& router_;
  std::function<http::Handler(Answer)> handler_;
};

}  // namespace tryggkarta::chain
