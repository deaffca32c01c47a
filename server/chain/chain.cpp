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
using CasePages = Pages<Answer>;

template <class Item>
void add_item(CasePages& pages, const std::string& path) {
  pages.form(path, edit_form<Item>, answer_edit<Item>);
  pages.takes(path + "/ta-bort", answer_removal<Item>);
}

}  // namespace

void add_chain_pages(http::Router& router, const House& house) {
  CasePages pages{router, [shared = std::make_shared<const House>(house)](Answer answer) -> http::Handler {
                    return [shared, answer](const http::Request& request) {
                      return answer_member(request, *shared, "/inside/problem", answer);
                    };
                  }};
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
