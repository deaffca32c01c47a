// The parts of the chain's page.
#pragma once

#include "geo/casebook/casework.hpp"

#include <string>
#include <vector>

#include "server/chain/chain_book.hpp"
#include "server/chain/links.hpp"
#include "server/chain/visit.hpp"

namespace tryggkarta::chain {

/// One problem with what its page is written from.
struct Card {
  const Visit& visit;
  const ChainBook& book;
  const casebook::Problem& problem;
  std::vector<const casebook::Action*> actions;
  std::vector<Link> links;
};

/// A link that is not there: what is missing, what that means, and the button that repairs it.
struct Gap {
  std::string title;
  std::string sentence;
  std::string button;
  std::string path;  ///< empty: nothing that this reader can do
};
void add_gap(pages::Html& html, const Gap& gap);
/// What is missing in a link, in words: "Uppföljningsplan saknas för A2".
std::string missing_words(const Card& card, const Link& link);

/// "5 av 7 länkar finns" with a box for each link.
void add_link_count(pages::Html& html, const Card& card);
/// Orsaker → åtgärder → uppföljning.
void add_lanes(pages::Html& html, const Card& card);
/// What the public sees, and all decisions.
void add_feedback(pages::Html& html, const Card& card);
void add_decisions(pages::Html& html, const Card& card);

/// Shape and word of an action's status.
void add_status(pages::Html& html, const pages::Words& words, casebook::ActionStatus status);
/// Text in which addresses of this site are links.
void add_linked_text(pages::Html& html, const Visit& visit, const std::string& text);
/// A button that takes one step of status: a form of its own, sent to the form of the object.
struct StepButtons {
  std::string path;
  std::int64_t version;
  std::string status;  ///< as it is
};
void add_step_buttons(pages::Html& html, const Visit& visit, const StepButtons& step,
                      const std::vector<std::pair<std::string, std::string>>& steps);

}  // namespace tryggkarta::chain
