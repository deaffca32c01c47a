#include "server/meetings/survey_paste.hpp"

#include <algorithm>
#include <array>

#include <fmt/format.h>

#include "geo/error.hpp"
#include "server/casework/work.hpp"
#include "server/chain/sent_form.hpp"
#include "server/meetings/record_page.hpp"
#include "server/meetings/subject.hpp"
#include "server/meetings/survey_table.hpp"

namespace tryggkarta::meetings {

using casebook::Survey;
using casebook::SurveyValue;
using chain::Field;
using chain::FieldGroup;

namespace {

constexpr std::array kPaste{
    Field{"question", chain::FieldKind::line, "Fråga", "Question", {}, {}, {}, true},
    Field{"scheme", chain::FieldKind::choice, "Indelning", "Division"},
    Field{"table",
          chain::FieldKind::prose,
          "Tabell",
          "Table",
          "En rad per område: område;n;andel;låg;hög. Område är kod eller namn, eller hela staden.",
          "One line an area: area;n;share;low;high. An area is a code or a name, or hela staden.",
          {},
          true},
};
constexpr std::array kGroups{FieldGroup{"Klistra in värden", "Paste values", kPaste}};

RecordForm form_for(const Visit& visit, const Survey& survey) {
  const auto& words = visit.words();
  RecordForm form;
  form.groups = kGroups;
  form.list = {"/inside/matning", words("Mätningar", "Surveys")};
  form.page.title = words("Klistra in värden, ", "Paste values, ") + survey.name;
  form.page.path = visit.asked.request.path;
  form.page.back = form.list.first;
  form.page.button = words("Spara värdena", "Save the values");
  form.page.marks = chain::marks_of({});
  auto& schemes = form.page.options["scheme"];
  for (const auto& scheme : visit.asked.view.edition.schemes())
    schemes.push_back({scheme.code, scheme.title.empty() ? scheme.code : scheme.title});
  return form;
}

RecordForm form_of(const Visit& visit) {
  std::optional<Survey> survey;
  visit.house.chain.work.with_store([&](store::Store& store) {
    survey = store.casework().find<Survey>(visit.asked.grant, chain::number_asked(visit.asked));
  });
  if (!survey) chain::refuse_unknown();
  return form_for(visit, *survey);
}

const published::Scheme& scheme_named(const Visit& visit, const std::string& code) {
  for (const auto& scheme : visit.asked.view.edition.schemes()) {
    if (scheme.code == code) return scheme;
  }
  throw casebook::RefusedWork({{"scheme", "välj en indelning", "choose a division"}});
}

void keep(const Visit& visit, const std::vector<SurveyValue>& values) {
  casework::whole_work(visit.house.chain.work, [&](store::Store& store) {
    auto book = store.casework();
    const auto moment = casework::moment_in(store, visit.house.chain.work);
    const auto present = book.all<SurveyValue>(visit.asked.grant);
    for (SurveyValue value : values) {
      const auto twin = std::find_if(present.begin(), present.end(), [&](const SurveyValue& each) {
        return each.survey == value.survey && each.area == value.area && each.question == value.question;
      });
      if (twin == present.end()) {
        book.add(visit.asked.grant, value, moment);
      } else {
        value.id = twin->id;
        value.version = twin->version;
        book.replace(visit.asked.grant, value, moment);
      }
    }
    return false;
  });
}

}  // namespace

http::Response paste_form(const Visit& visit) { return record_page(visit, form_of(visit)); }

http::Response answer_paste(const Visit& visit) {
  const chain::SentForm sent{visit.asked.request};
  chain::require_ours(visit.asked, sent.value("csrf"));
  RecordForm form = form_of(visit);
  for (const char* name : {"question", "scheme", "table"}) form.page.values[name] = sent.value(name);
  try {
    const TableOf of{chain::number_asked(visit.asked), sent.value("question"),
                     &scheme_named(visit, sent.value("scheme"))};
    keep(visit, read_survey_table(sent.value("table"), of));
    return chain::see_other(visit.asked, form.list.first);
  } catch (const casebook::RefusedWork& refused) {
    form.page.complaints = refused.complaints();
    form.page.status = 422;
  } catch (const Error& error) {
    if (error.kind() != ErrorKind::not_allowed) throw;
    form.page.trouble = visit.words()(error.swedish(), error.english());
    form.page.status = 403;
  }
  return record_page(visit, form);
}

}  // namespace tryggkarta::meetings
