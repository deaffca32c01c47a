// A new report, and the form of its text, which two may write in at once.
#include <algorithm>

#include <fmt/format.h>

#include "geo/error.hpp"
#include "server/casework/feature.hpp"
#include "server/casework/work.hpp"
#include "server/chain/form_page.hpp"
#include "server/chain/form_work.hpp"
#include "server/chain/merge.hpp"
#include "server/chain/sent_form.hpp"
#include "server/reports/answers.hpp"
#include "server/reports/report_words.hpp"

namespace tryggkarta::reports {

using casebook::Report;
using casework::FeatureWriter;
using casework::Json;
using chain::FormKind;
using chain::FormPage;

namespace {

FormPage new_form_of(const Visit& visit) {
  const auto& words = visit.words();
  FormPage form;
  form.kind = FormKind::new_report;
  form.title = words("Ny lägesbild", "New report");
  form.path = "/inside/lagesbild/ny";
  form.back = "/inside/lagesbild";
  form.back_title = words("Lägesbilder", "Reports");
  form.button = words("Skapa", "Create");
  form.marks = chain::marks_of({});
  if (visit.grant().areas().empty()) form.options["area"].push_back({"", words("Hela staden", "The whole city")});
  for (const AreaKey& area : districts_of(visit))
    form.options["area"].push_back({name_of(area), area_words(visit, area)});
  return form;
}

std::string asked_for(const Visit& visit, std::string_view name, const std::string& otherwise) {
  return pages::parameter(visit.chain.request, name).value_or(otherwise);
}

AreaKey area_sent(const std::string& text) {
  const auto colon = text.find(':');
  return colon == std::string::npos ? AreaKey{} : AreaKey{text.substr(0, colon), text.substr(colon + 1)};
}

/// "Lägesbild Hisingen, kvartal 3 2026".
std::string title_for(const Visit& visit, const AreaKey& area, const std::string& period) {
  return fmt::format("Lägesbild {}, {}", area == AreaKey{} ? "hela staden" : area_words(visit, area),
                     period_words(pages::Words{pages::Language::swedish}, period));
}

Report report_sent(const Visit& visit, const chain::Values& values) {
  Report report;
  report.area = area_sent(values.at("area"));
  const auto kind = casebook::parse_report_kind(values.at("kind"));
  if (!kind) throw casebook::RefusedWork({{"kind", "det finns inget sådant slag", "there is no such kind"}});
  report.kind = *kind;
  report.period = values.at("period");
  report.title = values.at("title").empty() ? title_for(visit, report.area, report.period) : values.at("title");
  return report;
}

/// Runs the work; what cannot be kept comes back in the form.
template <class Work>
http::Response with_form(const Visit& visit, FormPage& form, const Work& work) {
  const auto done = chain::with_form(visit.chain, form, [&]() -> std::optional<http::Response> { return work(); });
  return done ? *done : chain::form_page(visit.chain, form);
}

struct Present {
  Report report;
  Json feature;
  FormPage form;
};

Present present_in(const store::Store& store, const Visit& visit) {
  Present present;
  present.report = asked_in(store, visit).report;
  present.feature = FeatureWriter{store.city().analysis_epsg}.feature(present.report);
  FormPage& form = present.form;
  form.kind = FormKind::report;
  form.title = visit.words()("Text: ", "Text: ") + present.report.title;
  form.path = path_of(present.report) + "/text";
  form.back = path_of(present.report);
  form.back_title = present.report.title;
  form.button = visit.words()("Spara", "Save");
  form.removal_path = path_of(present.report) + "/ta-bort";
  form.version = present.report.upkeep.version;
  form.values = chain::values_of(form.kind, present.feature);
  form.marks = chain::marks_of(form.values);
  return present;
}

void save_merged(store::Store& store, const Visit& visit, const Present& present, const chain::Merged& merged) {
  Json feature = present.feature;
  for (const chain::Field* field : chain::fields_of(FormKind::report)) {
    const bool is_mine = std::find(merged.mine.begin(), merged.mine.end(), field->name) != merged.mine.end();
    if (is_mine) chain::put_value(feature, *field, merged.values.at(field->name));
  }
  Report report = present.report;
  FeatureWriter{store.city().analysis_epsg}.read(report, feature, present.feature);
  store.casework().replace(visit.grant(), report, casework::moment_in(store, visit.house.chain.work));
}

}  // namespace

http::Response new_report_form(const Visit& visit) {
  FormPage form = new_form_of(visit);
  const std::string kind = asked_for(visit, "kind", "kvartal");
  time::Day today{};
  visit.house.chain.work.with_store(
      [&](store::Store& store) { today = casework::moment_in(store, visit.house.chain.work).today; });
  const auto known = casebook::parse_report_kind(kind).value_or(casebook::ReportKind::kvartal);
  const auto running = time::Period::containing(casebook::period_kind_of(known), today);
  form.values = {{"kind", std::string{casebook::name_of(known)}},
                 {"area", asked_for(visit, "area", "")},
                 {"period", asked_for(visit, "period", running.previous().token())}};
  form.values["title"] = title_for(visit, area_sent(form.values["area"]), form.values["period"]);
  if (!pages::parameter(visit.chain.request, "area")) form.values["title"].clear();
  return chain::form_page(visit.chain, form);
}

http::Response answer_new_report(const Visit& visit) {
  const chain::SentForm sent{visit.chain.request};
  chain::require_ours(visit.chain, sent.value("csrf"));
  FormPage form = new_form_of(visit);
  for (const chain::Field* field : chain::fields_of(form.kind)) form.values[field->name] = sent.value(field->name);
  return with_form(visit, form, [&] {
    Report report = report_sent(visit, form.values);
    casework::whole_work(visit.house.chain.work, [&](store::Store& store) {
      report = store.casework().add(visit.grant(), report, casework::moment_in(store, visit.house.chain.work));
      return false;
    });
    return chain::see_other(visit.chain, path_of(report));
  });
}

http::Response text_form(const Visit& visit) {
  std::optional<Present> present;
  visit.house.chain.work.with_store([&](store::Store& store) { present = present_in(store, visit); });
  return chain::form_page(visit.chain, present->form);
}

http::Response answer_text(const Visit& visit) {
  const chain::SentForm sent{visit.chain.request};
  chain::require_ours(visit.chain, sent.value("csrf"));
  const auto version = sent.version();
  FormPage form;
  chain::BothChanged both;
  const auto response = with_form(visit, form, [&] {
    casework::whole_work(visit.house.chain.work, [&](store::Store& store) {
      const Present present = present_in(store, visit);
      form = present.form;
      chain::Values values;
      for (const chain::Field* field : chain::fields_of(form.kind)) {
        if (sent.has(field->name)) values[field->name] = sent.value(field->name);
      }
      const auto base = version == form.version ? chain::read_marks(form.marks) : chain::read_marks(sent.value("base"));
      const auto merged = chain::merge(base, values, form.values);
      both = {merged.both, form.values};
      form.values = merged.values;
      if (merged.both.empty() && !merged.mine.empty()) save_merged(store, visit, present, merged);
      return false;
    });
    return chain::see_other(visit.chain, form.back);
  });
  return both.fields.empty() ? response : chain::conflict_page(visit.chain, form, both);
}

}  // namespace tryggkarta::reports
