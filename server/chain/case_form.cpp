#include "server/chain/case_form.hpp"

#include <algorithm>
#include <optional>
#include <type_traits>
#include <utility>

#include "geo/error.hpp"
#include "server/casework/feature.hpp"
#include "server/casework/work.hpp"
#include "server/chain/form_work.hpp"
#include "server/chain/merge.hpp"
#include "server/chain/named_place.hpp"
#include "server/chain/place_forms.hpp"
#include "server/chain/proposal.hpp"
#include "server/chain/sent_form.hpp"
#include "server/chain/subject.hpp"

namespace tryggkarta::chain {

using casebook::Action;
using casebook::Cause;
using casebook::Evaluation;
using casebook::Problem;
using casework::FeatureWriter;

namespace {

ChainBook book_in(const store::Store& store, const Visit& visit) {
  return read_chain_book(store, visit.grant, casework::moment_in(store, visit.house.work).today);
}

/// The fields of a kind that a form sent.
Values sent_values(FormKind kind, const SentForm& form) {
  Values sent;
  for (const Field* field : fields_of(kind)) {
    if (!form.has(field->name)) continue;
    std::string text = form.value(field->name);
    if (field->kind == FieldKind::place) text = place_sent(form);
    if (field->kind == FieldKind::categories || field->kind == FieldKind::numbers) {
      text.clear();
      for (const std::string& each : form.all(field->name)) text += (text.empty() ? "" : ",") + each;
    }
    sent[field->name] = std::move(text);
  }
  return sent;
}

/// Where values of a form are written to.
struct Writing {
  const Visit& visit;
  FormKind kind;
  int analysis_epsg;
};

/// Writes the named values into a feature. Complaints about the place are handed back, so that all fields can be
/// complained of at once.
casebook::FieldComplaints write_values(Json& feature, const Values& values, const Writing& writing) {
  casebook::FieldComplaints complaints;
  for (const Field* field : fields_of(writing.kind)) {
    const auto value = values.find(field->name);
    if (value == values.end()) continue;
    if (field->kind != FieldKind::place) {
      put_value(feature, *field, value->second);
      continue;
    }
    try {
      feature["geometry"] = place_geometry(value->second, writing.visit.view.edition, writing.analysis_epsg);
    } catch (const casebook::RefusedWork& refused) {
      complaints = refused.complaints();
    }
  }
  return complaints;
}

/// What the reader and the place complain of, as one.
template <class Item>
void read_item(Item& item, const FeatureWriter& writer, const std::pair<const Json&, const Json&>& features,
               casebook::FieldComplaints complaints) {
  const bool is_placed = complaints.empty();
  try {
    writer.read(item, features.first, features.second);
  } catch (const casebook::RefusedWork& refused) {
    for (const auto& complaint : refused.complaints()) {
      if (is_placed || complaint.field != "geometry") complaints.push_back(complaint);
    }
  }
  if (!complaints.empty()) throw casebook::RefusedWork(std::move(complaints));
}

/// Reads the book, and the form about a new item that hangs where its address says.
template <class Item>
std::pair<ChainBook, Item> begin_new(const Visit& visit) {
  std::pair<ChainBook, Item> begun;
  visit.house.work.with_store([&](store::Store& store) { begun.first = book_in(store, visit); });
  hang(begun.second, begun.first, visit);
  return begun;
}

/// An item of the store with its form, as it is now.
template <class Item>
struct Present {
  ChainBook book;
  Item item;
  Json feature;
  FormPage form;
};

template <class Item>
Present<Item> present_in(const store::Store& store, const Visit& visit) {
  Present<Item> present;
  present.book = book_in(store, visit);
  auto item = store.casework().find<Item>(visit.grant, number_asked(visit));
  if (!item) refuse_unknown();
  present.item = *std::move(item);
  present.feature = FeatureWriter{present.book.analysis_epsg}.feature(present.item);
  present.form = form_about(visit, present.book, present.item);
  present.form.values = values_of(kind_of(present.item), present.feature);
  present.form.marks = marks_of(present.form.values);
  return present;
}

template <class Item>
Present<Item> present_of(const Visit& visit) {
  std::optional<Present<Item>> present;
  visit.house.work.with_store([&](store::Store& store) { present = present_in<Item>(store, visit); });
  return *std::move(present);
}

/// The feature of a new item with nothing in it but what it hangs on.
template <class Item>
Json bare_feature(const Item& item) {
  Json properties = Json::object();
  if constexpr (std::is_same_v<Item, Cause>) properties["problem"] = item.problem;
  if constexpr (std::is_same_v<Item, Evaluation>) properties["action"] = item.action;
  return {{"type", "Feature"}, {"geometry", nullptr}, {"properties", std::move(properties)}};
}

Values first_values(const Visit& visit, const ChainBook& book, const Problem&) { return proposed_values(visit, book); }
Values first_values(const Visit& visit, const ChainBook&, const Action& action) {
  return {{"problem", action.problem},
          {"causes", pages::parameter(visit.request, "causes").value_or("")},
          {"geometry", ""}};
}
Values first_values(const Visit&, const ChainBook&, const Cause&) {
  return {{"branch", "plats_kontroll"}, {"strength", "medel"}};
}
Values first_values(const Visit&, const ChainBook&, const Evaluation& evaluation) {
  return {{"day", time::format_day(evaluation.day)}, {"verdict", "för_lite_data"}};
}

/// Saves what is mine of the merged values over the present item.
template <class Item>
Item save_merged(store::Store& store, const Visit& visit, const Present<Item>& present, const Merged& merged) {
  const FeatureWriter writer{present.book.analysis_epsg};
  Values mine;
  for (const std::string& name : merged.mine) mine[name] = merged.values.at(name);
  Json feature = present.feature;
  auto complaints = write_values(feature, mine, {visit, kind_of(present.item), present.book.analysis_epsg});
  Item item = present.item;
  read_item(item, writer, {feature, present.feature}, std::move(complaints));
  return store.casework().replace(visit.grant, item, casework::moment_in(store, visit.house.work));
}

}  // namespace

template <class Item>
http::Response new_form(const Visit& visit) {
  const auto [book, item] = begin_new<Item>(visit);
  FormPage form = form_about(visit, book, item);
  form.values = first_values(visit, book, item);
  form.marks = marks_of({});
  return form_page(visit, form);
}

template <class Item>
http::Response answer_new(const Visit& visit) {
  const SentForm sent{visit.request};
  require_ours(visit, sent.value("csrf"));
  auto [book, item] = begin_new<Item>(visit);
  FormPage form = form_about(visit, book, item);
  form.values = sent_values(form.kind, sent);
  form.marks = marks_of({});
  const auto saved = with_form(visit, form, [&]() -> std::optional<http::Response> {
    Json feature = bare_feature(item);
    auto complaints = write_values(feature, form.values, {visit, form.kind, book.analysis_epsg});
    Item made;
    read_item(made, FeatureWriter{book.analysis_epsg}, {feature, Json(nullptr)}, std::move(complaints));
    casework::whole_work(visit.house.work, [&](store::Store& store) {
      made = store.casework().add(visit.grant, made, casework::moment_in(store, visit.house.work));
      return false;  // nothing begins as decided
    });
    return see_other(visit, home_of(book, made));
  });
  return saved ? *saved : form_page(visit, form);
}

template <class Item>
http::Response edit_form(const Visit& visit) {
  const auto present = present_of<Item>(visit);
  visit.house.log(visit.visitor, visit.request.path, 1);
  return form_page(visit, present.form);
}

template <class Item>
http::Response answer_edit(const Visit& visit) {
  const SentForm sent{visit.request};
  require_ours(visit, sent.value("csrf"));
  const std::int64_t version = sent.version();
  FormPage form;
  BothChanged both;
  const auto saved = with_form(visit, form, [&]() -> std::optional<http::Response> {
    std::string home;
    casework::whole_work(visit.house.work, [&](store::Store& store) {
      const auto present = present_in<Item>(store, visit);
      form = present.form;
      home = home_of(present.book, present.item);
      const bool is_newest = version == casework::version_of(present.item);
      const Values base = read_marks(is_newest ? present.form.marks : sent.value("base"));
      const Merged merged = merge(base, sent_values(form.kind, sent), present.form.values);
      both = {is_newest ? std::vector<std::string>{} : merged.both, present.form.values};
      form.values = merged.values;
      if (merged.mine.empty() || !both.fields.empty()) return false;
      const Item after = save_merged(store, visit, present, merged);
      home = home_of(present.book, after);
      return casework::is_shown(present.item) || casework::is_shown(after);
    });
    if (!both.fields.empty()) return conflict_page(visit, form, both);
    return see_other(visit, home);
  });
  return saved ? *saved : form_page(visit, form);
}

template <class Item>
http::Response answer_removal(const Visit& visit) {
  const SentForm sent{visit.request};
  require_ours(visit, sent.value("csrf"));
  const std::int64_t version = sent.version();
  auto present = present_of<Item>(visit);
  const auto removed = with_form(visit, present.form, [&]() -> std::optional<http::Response> {
    casework::whole_work(visit.house.work, [&](store::Store& store) {
      Item item = present.item;
      casework::set_version(item, version);
      store.casework().remove(visit.grant, item, casework::moment_in(store, visit.house.work));
      return false;
    });
    const bool is_problem = std::is_same_v<Item, Problem>;
    return see_other(visit, is_problem ? "/inside/problem" : home_of(present.book, present.item));
  });
  return removed ? *removed : form_page(visit, present.form);
}

template http::Response new_form<Problem>(const Visit&);
template http::Response new_form<Action>(const Visit&);
template http::Response new_form<Cause>(const Visit&);
template http::Response new_form<Evaluation>(const Visit&);
template http::Response answer_new<Problem>(const Visit&);
template http::Response answer_new<Action>(const Visit&);
template http::Response answer_new<Cause>(const Visit&);
template http::Response answer_new<Evaluation>(const Visit&);
template http::Response edit_form<Problem>(const Visit&);
template http::Response edit_form<Action>(const Visit&);
template http::Response edit_form<Cause>(const Visit&);
template http::Response edit_form<Evaluation>(const Visit&);
template http::Response answer_edit<Problem>(const Visit&);
template http::Response answer_edit<Action>(const Visit&);
template http::Response answer_edit<Cause>(const Visit&);
template http::Response answer_edit<Evaluation>(const Visit&);
template http::Response answer_removal<Problem>(const Visit&);
template http::Response answer_removal<Action>(const Visit&);
template http::Response answer_removal<Cause>(const Visit&);
template http::Response answer_removal<Evaluation>(const Visit&);

}  // namespace tryggkarta::chain
