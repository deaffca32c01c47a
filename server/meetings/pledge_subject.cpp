// What the forms of pledges and their activities are about.
#include <algorithm>

#include "geo/casebook/rules.hpp"
#include "geo/casebook/transitions.hpp"
#include "server/meetings/status_words.hpp"
#include "server/meetings/subject.hpp"

namespace tryggkarta::meetings {

using casebook::Pledge;
using casebook::PledgeActivity;
using chain::Option;
using pages::Words;

namespace {

constexpr const char* kPledges = "/inside/lofte";

std::string page_of_pledge(const Pledge& pledge) { return std::string{kPledges} + "/" + std::to_string(pledge.id); }

/// One that the grant does not see stays linked unless somebody chooses another.
void keep_linked(std::vector<Option>& options, const std::string& key, const std::string& text) {
  const auto is_it = [&](const Option& option) { return option.value == key; };
  if (std::none_of(options.begin(), options.end(), is_it)) options.push_back({key, text});
}

std::vector<Option> problems_for(const Words& words, const MeetingBook& book, const std::string& linked) {
  std::vector<Option> options{{"", words("ingen vald", "none chosen")}};
  for (const auto& problem : book.chain.problems) options.push_back({problem.key, problem.title});
  keep_linked(options, linked, words("problem i ett annat område", "a problem in another area"));
  return options;
}

std::vector<Option> actions_for(const Words& words, const MeetingBook& book, const std::string& linked) {
  std::vector<Option> options{{"", words("ingen vald", "none chosen")}};
  for (const auto& action : book.chain.actions) options.push_back({action.key, action.title});
  keep_linked(options, linked, words("åtgärd i ett annat område", "an action in another area"));
  return options;
}

std::vector<Option> steps_of(const Words& words, const Pledge& pledge) {
  std::vector<Option> options{{std::string{name_of(pledge.status)}, status_words(words, pledge.status)}};
  for (const auto next : casebook::followers_of(pledge.status)) {
    if (casebook::step_between(pledge.status, next) == casebook::Step::free)
      options.push_back({std::string{name_of(next)}, status_words(words, next)});
  }
  return options;
}

}  // namespace

chain::Values begin_new(Pledge&, const MeetingBook& book, const Visit& visit) {
  const auto areas = area_options(visit, WholeCity::not_offered);
  const std::chrono::year_month_day today{book.today()};
  return {{"area", areas.empty() ? std::string{} : areas.front().value},
          {"year", std::to_string(static_cast<int>(today.year()))},
          {"public", "true"}};
}

chain::Values begin_new(PledgeActivity& activity, const MeetingBook& book, const Visit& visit) {
  const auto number = chain::number_asked(visit.asked);
  const auto found =
      std::find_if(book.pledges.begin(), book.pledges.end(), [&](const Pledge& pledge) { return pledge.id == number; });
  if (found == book.pledges.end()) chain::refuse_unknown();
  activity.pledge = found->key;
  return {{"unit", found->unit}, {"action", found->action}};
}

RecordForm form_about(const Pledge& pledge, const MeetingBook& book, const Visit& visit) {
  const Words& words = visit.words();
  const bool is_new = pledge.id == 0;
  RecordForm form;
  form.groups = groups_of(pledge);
  form.list = {kPledges, words("Löften", "Pledges")};
  form.page.title = is_new ? words("Nytt löfte", "New pledge") : words("Ändra löftet", "Change the pledge");
  form.page.path = is_new ? visit.asked.request.path : page_of_pledge(pledge) + "/andra";
  form.page.back = home_of(pledge, book);
  form.page.back_title = pledge.title;
  form.page.button = words("Spara", "Save");
  form.page.version = pledge.upkeep.version;
  form.page.options["area"] = area_options(visit, WholeCity::not_offered);
  form.page.options["problem"] = problems_for(words, book, pledge.problem);
  form.page.options["action"] = actions_for(words, book, pledge.action);
  form.page.options["status"] = steps_of(words, pledge);
  if (is_new) return form;
  keep_linked(form.page.options["area"], area_value(pledge.area), area_words(visit, pledge.area));
  form.page.removal_path = form.page.path + "/ta-bort";
  return form;
}

RecordForm form_about(const PledgeActivity& activity, const MeetingBook& book, const Visit& visit) {
  const Words& words = visit.words();
  const bool is_new = activity.id == 0;
  RecordForm form;
  form.groups = groups_of(activity);
  form.list = {kPledges, words("Löften", "Pledges")};
  form.page.title = is_new ? words("Ny aktivitet", "New activity") : words("Ändra aktiviteten", "Change the activity");
  form.page.path = is_new ? visit.asked.request.path : "/inside/aktivitet/" + std::to_string(activity.id);
  form.page.back = home_of(activity, book);
  if (const auto* pledge = book.pledge(activity.pledge)) form.page.back_title = pledge->title;
  form.page.button = words("Spara", "Save");
  form.page.version = activity.version;
  form.page.options["action"] = actions_for(words, book, activity.action);
  if (!is_new) form.page.removal_path = form.page.path + "/ta-bort";
  return form;
}

std::string home_of(const Pledge& pledge, const MeetingBook&) {
  return pledge.id == 0 ? kPledges : page_of_pledge(pledge);
}
std::string home_of(const PledgeActivity& activity, const MeetingBook& book) {
  const auto* pledge = book.pledge(activity.pledge);
  return pledge == nullptr ? kPledges : page_of_pledge(*pledge);
}

}  // namespace tryggkarta::meetings
