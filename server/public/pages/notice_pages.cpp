#include <algorithm>
#include <array>

#include "server/public/pages/area_parts.hpp"
#include "server/public/pages/frame.hpp"
#include "server/public/pages/notice_parts.hpp"
#include "server/public/pages/sheets.hpp"

namespace tryggkarta::pages {
namespace {

Frame reading_frame(std::string title, std::string description, Section section, std::string path) {
  Frame frame;
  frame.title = std::move(title);
  frame.description = std::move(description);
  frame.section = section;
  frame.body_class = "reading-page";
  frame.path = std::move(path);
  return frame;
}

std::vector<const published::Area*> areas_among(const published::Scheme& scheme,
                                                const std::vector<published::AreaKey>& keys) {
  std::vector<const published::Area*> found;
  for (const auto& area : scheme.areas) {
    const bool here = std::find(keys.begin(), keys.end(), published::AreaKey{scheme.code, area.code}) != keys.end();
    if (here) found.push_back(&area);
  }
  return found;
}

/// The areas of a notice as links: in the scheme that pages use by default, else in the first that it has areas of.
void add_area_links(Html& html, const View& view, const std::vector<published::AreaKey>& keys) {
  std::vector<const published::Scheme*> schemes;
  if (view.edition.default_scheme() != nullptr) schemes.push_back(view.edition.default_scheme());
  for (const auto& scheme : view.edition.schemes()) schemes.push_back(&scheme);
  for (const auto* scheme : schemes) {
    const auto areas = areas_among(*scheme, keys);
    if (areas.empty()) continue;
    html.open("p", {{"class", "caption area-links"}});
    for (const auto* area : areas)
      html.leaf("a", {{"href", area_link(view, *scheme, *area)}}, display_name(area->name)).text(" ");
    html.close();
    return;
  }
}

std::vector<const published::ActionNotice*> actions_for(const Notices& all, const std::string& problem) {
  std::vector<const published::ActionNotice*> found;
  std::copy_if(all.actions.begin(), all.actions.end(), std::back_inserter(found),
               [&](const auto* action) { return action->problem == problem; });
  return found;
}

bool has_problem(const Notices& all, const published::ActionNotice& action) {
  return std::any_of(all.problems.begin(), all.problems.end(),
                     [&](const auto* problem) { return problem->key == action.problem; });
}

void add_problem_with_actions(Html& html, const View& view, const Notices& all,
                              const published::ProblemNotice& problem) {
  html.open("article", {{"class", "work-item"}});
  add_problem(html, view, problem);
  add_area_links(html, view, problem.areas);
  const auto actions = actions_for(all, problem.key);
  if (actions.empty())
    html.leaf("p", {{"class", "quiet"}}, view.words("Ingen åtgärd är beslutad än.", "No action is decided yet."));
  else
    add_action_table(html, view, actions);
  html.close();
}

struct ProblemList {
  std::string title;
  std::vector<const published::ProblemNotice*> problems;
};

std::vector<const published::ProblemNotice*> problems_with(const Notices& all, ProblemState state) {
  std::vector<const published::ProblemNotice*> found;
  std::copy_if(all.problems.begin(), all.problems.end(), std::back_inserter(found),
               [&](const auto* problem) { return state_of(*problem) == state; });
  return found;
}

/// Problems of one kind under a heading; nothing when there is none.
void add_problem_list(Html& html, const View& view, const Notices& all, const ProblemList& list) {
  if (list.problems.empty()) return;
  html.open("section").leaf("h2", list.title);
  for (const auto* problem : list.problems) add_problem_with_actions(html, view, all, *problem);
  html.close();
}

}  // namespace

std::string work_page(const View& view) {
  const Words& words = view.words;
  const Notices all = all_notices(view.edition);
  Html html;
  html.open("main", {{"id", "innehall"}, {"class", "reading"}}).open("div", {{"class", "reading-main"}});
  html.leaf("h1", words("Här arbetar vi", "Our work"));
  html.leaf("p", {{"class", "lead"}},
            words("Kommunen och polisen har valt ut platser där de arbetar tillsammans. Här står vad problemet är, vad "
                  "som görs, av vem och hur det har gått.",
                  "The municipality and the police have chosen places where they work together. This page says what "
                  "the problem is, what is done, by whom, and how it went."));
  if (all.problems.empty() && all.actions.empty()) {
    html.leaf("p", words("Inga problemområden är publicerade ännu.", "No problem areas have been published yet."));
  }
  add_problem_list(html, view, all, {words("Problemområden", "Problem areas"), problems_with(all, ProblemState::open)});
  add_problem_list(html, view, all, {words("Avslutade", "Closed"), problems_with(all, ProblemState::closed)});
  std::vector<const published::ActionNotice*> alone;
  std::copy_if(all.actions.begin(), all.actions.end(), std::back_inserter(alone),
               [&](const auto* action) { return !has_problem(all, *action); });
  if (!alone.empty()) {
    html.open("section").leaf("h2", words("Andra åtgärder", "Other actions"));
    add_action_table(html, view, alone);
    html.close();
  }
  html.close().open("aside", {{"class", "reading-side"}, {"aria-label", words("Förklaringar", "Explanations")}});
  add_meanings(html, view, std::nullopt);
  html.open("p")
      .leaf("a", {{"href", view.link("/medborgarloften")}}, words("Läs våra medborgarlöften", "Read our pledges"))
      .close();
  html.close().close();
  return document(view,
                  reading_frame(words("Här arbetar vi", "Our work"),
                                words("Problemområden och åtgärder.", "Problem areas and actions."), Section::work,
                                "/har-arbetar-vi"),
                  std::move(html).finish());
}

std::string pledges_page(const View& view) {
  const Words& words = view.words;
  auto pledges = all_notices(view.edition).pledges;
  std::stable_sort(pledges.begin(), pledges.end(), [](const auto* a, const auto* b) { return a->year > b->year; });
  Html html;
  html.open("main", {{"id", "innehall"}, {"class", "reading wide"}}).open("div", {{"class", "reading-main"}});
  html.leaf("h1", words("Medborgarlöften", "Pledges"));
  html.leaf(
      "p", {{"class", "lead"}},
      words("Varje år lovar kommunen och polisen något som går att följa upp. Utfallet står alltid bredvid målet.",
            "Every year the municipality and the police promise something that can be checked. The outcome always "
            "stands beside the target."));
  if (pledges.empty()) html.leaf("p", words("Inga löften är publicerade ännu.", "No pledges have been published yet."));
  for (auto first = pledges.begin(); first != pledges.end();) {
    const int year = (*first)->year;
    const auto last = std::find_if(first, pledges.end(), [&](const auto* pledge) { return pledge->year != year; });
    html.open("section").leaf("h2", std::to_string(year)).open("div", {{"class", "pledges"}});
    for (; first != last; ++first) {
      html.open("div", {{"class", "pledge-with-area"}});
      add_pledge_card(html, view, **first);
      add_area_links(html, view, (*first)->areas);
      html.close();
    }
    html.close().close();
  }
  html.close().close();
  return document(view,
                  reading_frame(words("Medborgarlöften", "Pledges"),
                                words("Löften med mål och utfall.", "Pledges with target and outcome."),
                                Section::pledges, "/medborgarloften"),
                  std::move(html).finish());
}

}  // namespace tryggkarta::pages
