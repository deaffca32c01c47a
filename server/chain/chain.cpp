#include "server/chain/chain.hpp"

#include <string_view>

#include "server/chain/card_page.hpp"
#include "server/chain/case_form.hpp"
#include "server/chain/decision_form.hpp"
#include "server/chain/door.hpp"
#include "server/chain/list_page.hpp"
#include "server/chain/visit.hpp"

namespace tryggkarta::chain {

namespace {

using casebook::Action;
using casebook::Cause;
using casebook::Evaluation;
using casebook::Problem;
using Answer = http::Response (*)(const Visit&);
using SharedHouse = std::shared_ptr<const House>;

/// Pages are read from the store, and forms may hold a drawn place: both take their time.
class Pages {
 public:
  Pages(http::Router& router, SharedHouse house) : router_(router), house_(std::move(house)) {}

  void reads(std::string_view path, Answer answer) { router_.get(path, handler(answer), http::Pace::slow); }
  void takes(std::string_view path, Answer answer) {
    router_.change(http::Method::post, path, handler(answer), http::BodySize::document);
  }
  /// A form, and what it sends.
  void form(std::string_view path, Answer shown, Answer taken) {
    reads(path, shown);
    takes(path, taken);
  }

 private:
  http::Handler handler(Answer answer) const {
    return [house = house_, answer](const http::Request& request) {
      return answer_member(request, *house, "/inside/problem", answer);
    };
  }

  http::Router& router_;
  SharedHouse house_;
};

template <class Item>
void add_item(Pages& pages, const std::string& path) {
  pages.form(path, edit_form<Item>, answer_edit<Item>);
  pages.takes(path + "/ta-bort", answer_removal<Item>);
}

}  // namespace

void add_chain_pages(http::Router& router, const House& house) {
  Pages pages{router, std::make_shared<const House>(house)};
  pages.reads("/inside/problem", list_page);
  pages.form("/inside/problem/nytt", new_form<Problem>, answer_new<Problem>);
  pages.reads("/inside/problem/{id}", card_page);
  add_item<Problem>(pages, "/inside/problem/{id}/andra");
  pages.form("/inside/problem/{id}/beslut", decision_form<Problem>, answer_decision<Problem>);
  pages.form("/inside/problem/{id}/orsak/ny", new_form<Cause>, answer_new<Cause>);
  pages.form("/inside/problem/{id}/atgard/ny", new_form<Action>, answer_new<Action>);
  pages.form("/inside/atgard/ny", new_form<Action>, answer_new<Action>);
  add_item<Action>(pages, "/inside/atgard/{id}");
  pages.form("/inside/atgard/{id}/beslut", decision_form<Action>, answer_decision<Action>);
  pages.form("/inside/atgard/{id}/uppfoljning/ny", new_form<Evaluation>, answer_new<Evaluation>);
  add_item<Cause>(pages, "/inside/orsak/{id}");
  add_item<Evaluation>(pages, "/inside/uppfoljning/{id}");
}

}  // namespace tryggkarta::chain
