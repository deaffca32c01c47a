// What the forms of surveys, their values and observations are about.
#include <algorithm>

#include "server/meetings/subject.hpp"

namespace tryggkarta::meetings {

using casebook::Observation;
using casebook::Survey;
using casebook::SurveyValue;

namespace {

constexpr const char* kSurveys = "/inside/matning";
constexpr const char* kObservations = "/inside/observation";

/// Titles of a form by whether it is of something new.
struct Titles {
  std::string fresh;
  std::string known;
};

template <class Record>
RecordForm common_form(const Record& record, const Visit& visit, const std::string& address, const Titles& titles) {
  const bool is_new = record.id == 0;
  RecordForm form;
  form.groups = groups_of(record);
  form.page.title = is_new ? titles.fresh : titles.known;
  form.page.path = is_new ? visit.asked.request.path : address + "/" + std::to_string(record.id);
  form.page.button = visit.words()("Spara", "Save");
  form.page.version = record.version;
  if (!is_new) form.page.removal_path = form.page.path + "/ta-bort";
  return form;
}

}  // namespace

chain::Values begin_new(Survey&, const MeetingBook&, const Visit&) { return {}; }

chain::Values begin_new(SurveyValue& value, const MeetingBook& book, const Visit& visit) {
  value.survey = chain::number_asked(visit.asked);
  if (book.survey(value.survey) == nullptr) chain::refuse_unknown();
  const auto areas = area_options(visit, WholeCity::offered);
  return {{"area", areas.empty() ? std::string{} : areas.front().value}};
}

chain::Values begin_new(Observation&, const MeetingBook& book, const Visit&) {
  return {{"kind", "vandring"}, {"day", time::format_day(book.today())}, {"geometry", ""}};
}

RecordForm form_about(const Survey& survey, const MeetingBook&, const Visit& visit) {
  const auto& words = visit.words();
  RecordForm form = common_form(survey, visit, kSurveys,
                                {words("Ny mätning", "New survey"), words("Ändra mätningen", "Change the survey")});
  form.list = {kSurveys, words("Mätningar", "Surveys")};
  form.page.back = kSurveys;
  return form;
}

RecordForm form_about(const SurveyValue& value, const MeetingBook& book, const Visit& visit) {
  const auto& words = visit.words();
  RecordForm form = common_form(value, visit, "/inside/matvarde",
                                {words("Nytt mätvärde", "New value"), words("Ändra mätvärdet", "Change the value")});
  form.list = {kSurveys, words("Mätningar", "Surveys")};
  form.page.back = kSurveys;
  if (const auto* survey = book.survey(value.survey)) form.page.title += ", " + survey->name;
  auto& areas = form.page.options["area"];
  areas = area_options(visit, WholeCity::offered);
  const std::string own = area_value(value.area);
  const auto is_own = [&](const chain::Option& option) { return option.value == own; };
  if (value.id != 0 && std::none_of(areas.begin(), areas.end(), is_own))
    areas.push_back({own, area_words(visit, value.area)});
  return form;
}

RecordForm form_about(const Observation& observation, const MeetingBook&, const Visit& visit) {
  const auto& words = visit.words();
  RecordForm form =
      common_form(observation, visit, kObservations,
                  {words("Ny observation", "New observation"), words("Ändra observationen", "Change the observation")});
  form.list = {kObservations, words("Observationer", "Observations")};
  form.page.back = kObservations;
  return form;
}

std::string home_of(const Survey&, const MeetingBook&) { return kSurveys; }
std::string home_of(const SurveyValue&, const MeetingBook&) { return kSurveys; }
std::string home_of(const Observation&, const MeetingBook&) { return kObservations; }

}  // namespace tryggkarta::meetings
