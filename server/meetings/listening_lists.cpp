// Surveys with every value as text and as a dot with its interval, and what was seen and said.
#include <algorithm>
#include <map>

#include <fmt/format.h>

#include "server/meetings/lists.hpp"
#include "server/meetings/meeting_book.hpp"
#include "server/meetings/record_page.hpp"

namespace tryggkarta::meetings {

using casebook::Observation;
using casebook::Survey;
using casebook::SurveyValue;
using pages::Html;
using pages::Words;

namespace {

constexpr double kDotWidth = 120;
/// Fewer answers than this are read with care.
constexpr std::int64_t kFewAnswers = 100;

/// "54 % (48–60), n = 212": never the share alone.
std::string value_words(const Words& words, const SurveyValue& value) {
  return fmt::format("{} % ({}–{}), n = {}", words.quantity(value.share), words.quantity(value.low),
                     words.quantity(value.high), words.number(value.n));
}

/// Share as a dot on a line from 0 to 100, its interval as a whisker.
void add_dot(Html& html, const Words& words, const SurveyValue& value) {
  const auto x = [](double percent) { return fmt::format("{:.1f}", 4 + (kDotWidth - 8) * percent / 100); };
  html.open("svg", {{"class", "meet-dot"},
                    {"viewBox", fmt::format("0 0 {} 16", kDotWidth)},
                    {"width", fmt::format("{}", kDotWidth)},
                    {"height", "16"},
                    {"role", "img"},
                    {"aria-label", value_words(words, value)}});
  html.empty("line", {{"class", "axis"}, {"x1", x(0)}, {"x2", x(100)}, {"y1", "8"}, {"y2", "8"}});
  html.empty("line", {{"class", "whisker"}, {"x1", x(value.low)}, {"x2", x(value.high)}, {"y1", "8"}, {"y2", "8"}});
  html.empty("circle", {{"class", "dot"}, {"cx", x(value.share)}, {"cy", "8"}, {"r", "4"}});
  html.close();
}

void add_question(Html& html, const Visit& visit, const std::string& question,
                  const std::vector<const SurveyValue*>& values) {
  const Words& words = visit.words();
  html.leaf("h3", pages::capitalised(question));
  open_table(html, question,
             {words("Område", "Area"), words("Andel (95 % intervall), antal svar", "Share (95 % interval), answers"),
              words("0–100 %", "0–100 %")});
  for (const SurveyValue* value : values) {
    html.open("tr").open("th", {{"scope", "row"}});
    html.leaf("a", {{"href", visit.link(fmt::format("/inside/matvarde/{}", value->id))}},
              pages::capitalised(area_words(visit, value->area)));
    html.close().open("td").text(value_words(words, *value));
    if (value->n < kFewAnswers)
      html.leaf("span", {{"class", "caption meet-more"}},
                words("få svar: tolkas med försiktighet", "few answers: read with care"));
    html.close().open("td");
    add_dot(html, words, *value);
    html.close().close();
  }
  close_table(html);
}

/// The whole city, then the few large areas, then the many small ones.
void sort_by_size(std::vector<const SurveyValue*>& values, const published::Edition& edition) {
  const auto areas_beside = [&](const SurveyValue* value) {
    for (const auto& scheme : edition.schemes()) {
      if (scheme.code == value->area.scheme) return scheme.areas.size();
    }
    return std::size_t{0};
  };
  std::stable_sort(values.begin(), values.end(), [&](const SurveyValue* a, const SurveyValue* b) {
    return std::pair{areas_beside(a), a->area.code} < std::pair{areas_beside(b), b->area.code};
  });
}

void add_survey(Html& html, const Visit& visit, const MeetingBook& book, const Survey& survey) {
  const Words& words = visit.words();
  std::map<std::string, std::vector<const SurveyValue*>> questions;
  for (const SurveyValue& value : book.values) {
    if (value.survey == survey.id) questions[value.question].push_back(&value);
  }
  const auto period = time::Period::parse(survey.period);
  const std::string page = fmt::format("/inside/matning/{}", survey.id);
  html.open("section", {{"class", "meet-section"}}).open("div", {{"class", "chain-head"}}).open("div");
  html.open("h2").leaf("a", {{"href", visit.link(page)}}, survey.name).close();
  html.leaf("p", {{"class", "caption"}},
            (period ? words.period(*period) : survey.period) + " · " + survey.population +
                (survey.source.empty() ? "" : " · " + survey.source));
  html.close().open("div", {{"class", "chain-do"}});
  html.leaf("a", {{"class", "button small"}, {"href", visit.link(page + "/varde/nytt")}},
            words("Nytt värde", "New value"));
  html.leaf("a", {{"class", "button small"}, {"href", visit.link(page + "/tabell")}},
            words("Klistra in tabell", "Paste a table"));
  html.close().close();
  if (questions.empty()) html.leaf("p", {{"class", "caption"}}, words("Inga värden än.", "No values so far."));
  for (auto& [question, values] : questions) {
    sort_by_size(values, visit.asked.view.edition);
    add_question(html, visit, question, values);
  }
  html.close();
}

std::string kind_words(const Words& words, casebook::ObservationKind kind) {
  switch (kind) {
    case casebook::ObservationKind::vandring: return words("Trygghetsvandring", "Safety walk");
    case casebook::ObservationKind::dialog: return words("Dialog", "Dialogue");
    case casebook::ObservationKind::annat: return words("Annat", "Other");
  }
  return {};
}

std::string state_words(const Words& words, casebook::ObservationStatus status) {
  switch (status) {
    case casebook::ObservationStatus::ny: return words("Ny", "New");
    case casebook::ObservationStatus::hanteras: return words("Hanteras", "Being handled");
    case casebook::ObservationStatus::klar: return words("Klar", "Done");
  }
  return {};
}

void add_observation(Html& html, const Visit& visit, const Observation& observation) {
  const Words& words = visit.words();
  html.open("tr").leaf("td", words.day(observation.day));
  html.open("th", {{"scope", "row"}});
  html.leaf("a", {{"href", visit.link(fmt::format("/inside/observation/{}", observation.id))}}, observation.text);
  html.leaf("span", {{"class", "caption meet-more"}},
            kind_words(words, observation.kind) + (observation.place.empty() ? "" : ", " + observation.place));
  html.close().leaf("td", observation.proposal);
  html.leaf("td", observation.responsible).leaf("td", state_words(words, observation.status)).close();
}

/// Title, sentence and the button of something new.
struct Head {
  std::string title;
  std::string sentence;
  std::string path;
  std::string button;
};

void add_head(Html& html, const Visit& visit, const Head& head) {
  html.open("div", {{"class", "chain-head"}}).open("div").leaf("h1", head.title);
  html.leaf("p", {{"class", "unit"}}, head.sentence).close();
  html.open("div", {{"class", "chain-do"}});
  html.leaf("a", {{"class", "button primary"}, {"href", visit.link(head.path)}}, head.button);
  html.close().close();
}

}  // namespace

http::Response survey_list(const Visit& visit) {
  const MeetingBook book = meeting_book_of(visit);
  visit.house.chain.log(visit.asked.visitor, visit.asked.request.path, static_cast<std::int64_t>(book.values.size()));
  const Words& words = visit.words();
  std::vector<const Survey*> surveys;
  for (const Survey& survey : book.surveys) surveys.push_back(&survey);
  std::stable_sort(surveys.begin(), surveys.end(),
                   [](const Survey* a, const Survey* b) { return a->period > b->period; });
  Html html;
  html.open("main", {{"id", "innehall"}, {"class", "chain-wide meet"}});
  add_head(html, visit,
           {words("Mätningar", "Surveys"),
            words("Andelen visas alltid med antal svar och intervall. Olika mätningar jämförs inte.",
                  "The share is always shown with answers and interval. Different surveys are not compared."),
            "/inside/matning/ny", words("Ny mätning", "New survey")});
  if (surveys.empty()) html.leaf("p", words("Inga mätningar är inlagda.", "No surveys are there."));
  for (const Survey* survey : surveys) add_survey(html, visit, book, *survey);
  html.close();
  return chain::page_of(visit.asked, {words("Mätningar", "Surveys")}, std::move(html));
}

http::Response observation_list(const Visit& visit) {
  const MeetingBook book = meeting_book_of(visit);
  visit.house.chain.log(visit.asked.visitor, visit.asked.request.path,
                        static_cast<std::int64_t>(book.observations.size()));
  const Words& words = visit.words();
  std::vector<const Observation*> observations;
  for (const Observation& observation : book.observations) observations.push_back(&observation);
  std::stable_sort(observations.begin(), observations.end(),
                   [](const Observation* a, const Observation* b) { return a->day > b->day; });
  Html html;
  html.open("main", {{"id", "innehall"}, {"class", "chain-wide meet"}});
  add_head(html, visit,
           {words("Observationer", "Observations"),
            words("Vad som sågs på trygghetsvandringar och sades i dialoger. Platser, aldrig personer.",
                  "What was seen on safety walks and said in dialogues. Places, never persons."),
            "/inside/observation/ny", words("Ny observation", "New observation")});
  if (observations.empty()) {
    html.leaf("p", words("Inga observationer är inlagda.", "No observations are there."));
  } else {
    open_table(html, words("Observationer", "Observations"),
               {words("Dag", "Day"), words("Vad", "What"), words("Förslag", "Proposal"),
                words("Ansvarig", "Responsible"), words("Läge", "State")});
    for (const Observation* observation : observations) add_observation(html, visit, *observation);
    close_table(html);
  }
  html.close();
  return chain::page_of(visit.asked, {words("Observationer", "Observations")}, std::move(html));
}

}  // namespace tryggkarta::meetings
