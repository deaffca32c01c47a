#include "server/public/pages/notice_parts.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "server/public/pages/icons.hpp"

namespace tryggkarta::pages {
namespace {

constexpr double kBarWidth = 320, kBarHeight = 16;

template <class Notice>
std::vector<const Notice*> touching(const std::vector<Notice>& all, const published::AreaKey& key) {
  std::vector<const Notice*> found;
  for (const Notice& notice : all) {
    if (std::find(notice.areas.begin(), notice.areas.end(), key) != notice.areas.end()) found.push_back(&notice);
  }
  return found;
}

template <class Notice>
std::vector<const Notice*> every(const std::vector<Notice>& all) {
  std::vector<const Notice*> found;
  for (const Notice& notice : all) found.push_back(&notice);
  return found;
}

std::string result_of(const Words& words, const published::ActionNotice& action) {
  if (!action.result.empty()) return action.result;
  if (!action.outcome || !action.target) return {};
  return words.quantity(*action.outcome) + words(" av ", " of ") + words.quantity(*action.target) + " " + action.unit +
         ".";
}

/// Who is responsible and who takes part, nobody twice.
std::string who_does(const published::ActionNotice& action) {
  if (action.parties.find(action.responsible) != std::string::npos) return action.parties;
  return action.parties.empty() ? action.responsible : action.responsible + ", " + action.parties;
}

void add_action_row(Html& html, const View& view, const published::ActionNotice& action) {
  const Words& words = view.words;
  const ActionShape shape = shape_of(action.status);
  html.open("tr").open("td", {{"class", "status"}, {"data-label", words("Status", "Status")}});
  html.open("span", {{"class", "status-words"}});
  add_action_symbol(html, shape);
  html.leaf("span", capitalised(word_of(words, shape))).close().close();
  html.open("th", {{"scope", "row"}, {"data-label", words("Åtgärd och vem som gör den", "Action and who does it")}});
  html.leaf("span", {{"class", "strong"}, {"lang", words.language_of_city()}}, action.title);
  const std::string who = who_does(action);
  if (!who.empty()) html.leaf("span", {{"class", "caption"}}, who);
  if (!action.text.empty()) html.leaf("span", {{"class", "more"}, {"lang", words.language_of_city()}}, action.text);
  html.close();
  html.leaf("td", {{"class", "until"}, {"data-label", words("Till och med", "Until")}},
            action.end ? words.day(*action.end) : "–");
  html.open("td", {{"data-label", words("Resultat", "Result")}});
  const std::string result = result_of(words, action);
  if (!result.empty())
    html.leaf("span", {{"lang", words.language_of_city()}}, result);
  else
    html.leaf("span", {{"class", "quiet"}}, words("Inte uppföljt än", "Not followed up yet"));
  html.close().close();
}

/// Outcome as a bar, the target as an upright stroke; both fit whichever is larger.
void add_pledge_bar(Html& html, const Words& words, const published::PledgeNotice& pledge) {
  const double outcome = std::max(0.0, pledge.outcome.value_or(0));
  const double scale = std::max({outcome * 1.08, pledge.target * 1.08, 1e-9});
  const auto x = [&](double value) { return fmt::format("{:.1f}", kBarWidth * value / scale); };
  html.open("svg", {{"class", "pledge-bar"},
                    {"viewBox", fmt::format("0 0 {} {}", kBarWidth, kBarHeight)},
                    {"preserveAspectRatio", "none"},
                    {"role", "img"},
                    {"aria-label",
                     words.quantity(outcome) + words(" av minst ", " of at least ") + words.quantity(pledge.target)}});
  html.empty("rect",
             {{"class", "track"}, {"y", "4"}, {"width", fmt::format("{}", kBarWidth)}, {"height", "8"}, {"rx", "2"}});
  html.empty("rect", {{"class", "value"}, {"y", "4"}, {"width", x(outcome)}, {"height", "8"}, {"rx", "2"}});
  html.empty("rect", {{"class", "target"}, {"x", x(pledge.target)}, {"width", "2"}, {"height", "16"}});
  html.close();
}

}  // namespace

Notices notices_in(const published::Edition& edition, const published::Scheme& scheme, const published::Area& area) {
  const published::AreaKey key{scheme.code, area.code};
  return {touching(edition.problems(), key), touching(edition.actions(), key), touching(edition.pledges(), key)};
}

Notices all_notices(const published::Edition& edition) {
  return {every(edition.problems()), every(edition.actions()), every(edition.pledges())};
}

ProblemState state_of(const published::ProblemNotice& problem) {
  return problem.status == "avslutat" ? ProblemState::closed : ProblemState::open;
}

std::string problem_status(const Words& words, std::string_view status) {
  if (status == "prioriterat") return words("Prioriterat", "Prioritised");
  if (status == "analyseras") return words("Analyseras", "Being analysed");
  if (status == "åtgärdas") return words("Åtgärdas", "Being worked on");
  if (status == "följs_upp") return words("Följs upp", "Being followed up");
  if (status == "avslutat") return words("Avslutat", "Closed");
  if (status == "återöppnat") return words("Återöppnat", "Reopened");
  return capitalised(std::string(status));
}

std::string pledge_status(const Words& words, std::string_view status) {
  if (status == "publicerat") return words("Pågår", "Ongoing");
  if (status == "infriat") return words("Infriat", "Kept");
  if (status == "delvis") return words("Delvis infriat", "Partly kept");
  if (status == "ej_infriat") return words("Inte infriat", "Not kept");
  if (status == "återkopplat") return words("Återkopplat", "Reported back");
  return capitalised(std::string(status));
}

void add_problem(Html& html, const View& view, const published::ProblemNotice& problem) {
  const Words& words = view.words;
  html.open("section", {{"class", "problem-box"}, {"id", "problem-" + problem.key}});
  html.leaf("h3", {{"lang", words.language_of_city()}}, problem.title);
  if (!problem.text.empty()) html.leaf("p", {{"lang", words.language_of_city()}}, problem.text);
  std::string line;
  if (problem.since) line = words("Prioriterades ", "Prioritised on ") + words.day(*problem.since) + ". ";
  if (!problem.since || problem.status != "prioriterat") line += problem_status(words, problem.status) + ". ";
  if (!problem.owner.empty()) line += words("Ansvarig: ", "Responsible: ") + problem.owner + ".";
  html.leaf("p", {{"class", "caption"}}, line).close();
}

void add_action_table(Html& html, const View& view, const std::vector<const published::ActionNotice*>& actions) {
  const Words& words = view.words;
  html.open("table", {{"class", "actions"}}).open("thead").open("tr");
  html.leaf("th", {{"scope", "col"}}, words("Status", "Status"));
  html.leaf("th", {{"scope", "col"}}, words("Åtgärd och vem som gör den", "Action and who does it"));
  html.leaf("th", {{"scope", "col"}}, words("Till och med", "Until"));
  html.leaf("th", {{"scope", "col"}}, words("Resultat", "Result"));
  html.close().close().open("tbody");
  for (const auto* action : actions) add_action_row(html, view, *action);
  html.close().close();
}

void add_pledge_card(Html& html, const View& view, const published::PledgeNotice& pledge) {
  const Words& words = view.words;
  html.open("article", {{"class", "pledge"}, {"id", "lofte-" + pledge.key}});
  html.open("div", {{"class", "pledge-head"}});
  html.leaf("span", {{"class", "caption"}}, fmt::format("{} {}", words("Medborgarlöfte", "Pledge"), pledge.year));
  const bool kept = pledge.status == "infriat";
  html.open("span", {{"class", kept ? "tag kept" : "tag"}});
  if (kept) add_icon(html, Icon::check);
  html.text(pledge_status(words, pledge.status)).close().close();
  html.leaf("h3", {{"lang", words.language_of_city()}}, pledge.title);
  if (!pledge.text.empty()) html.leaf("p", {{"lang", words.language_of_city()}}, pledge.text);
  html.open("p", {{"class", "outcome"}});
  if (pledge.outcome) {
    html.leaf("strong", words.quantity(*pledge.outcome)).text(words(" av minst ", " of at least "));
  } else {
    html.text(words("Mål: minst ", "Target: at least "));
  }
  html.text(words.quantity(pledge.target) + " " + pledge.unit).close();
  if (pledge.outcome) {
    add_pledge_bar(html, words, pledge);
    html.leaf("p", {{"class", "caption"}},
              words("Lodrätt streck: löftets mål", "Upright stroke: the target of the pledge"));
  } else {
    html.leaf("p", {{"class", "caption"}},
              words("Utfallet är inte redovisat än", "The outcome has not been reported yet"));
  }
  html.close();
}

}  // namespace tryggkarta::pages
