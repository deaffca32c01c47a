#include "server/meetings/record_form.hpp"

#include <algorithm>
#include <charconv>
#include <functional>
#include <optional>
#include <type_traits>
#include <utility>

#include "geo/error.hpp"
#include "server/casework/feature.hpp"
#include "server/casework/work.hpp"
#include "server/chain/merge.hpp"
#include "server/chain/named_place.hpp"
#include "server/chain/sent_form.hpp"
#include "server/meetings/subject.hpp"

namespace tryggkarta::meetings {

using casework::FeatureWriter;
using chain::Field;
using chain::Json;
using chain::SentForm;
using chain::Values;

namespace {

std::string text_of(const Json& value) {
  if (value.is_string()) {
    auto text = value.get<std::string>();
    // Browsers send line ends as they please: only the words are compared.
    std::erase(text, '\r');
    return text;
  }
  if (value.is_boolean()) return value.get<bool>() ? "true" : "false";
  if (value.is_number_integer()) return std::to_string(value.get<std::int64_t>());
  return value.is_number() ? chain::plain_number(value.get<double>()) : std::string{};
}

Values values_in(FieldGroups groups, const Json& feature) {
  Values values;
  const Json& properties = feature.at("properties");
  for (const Field* field : fields_in(groups)) {
    const std::string_view name = field->name;
    if (field->kind == chain::FieldKind::place) {
      const Json& geometry = feature.at("geometry");
      values[field->name] = geometry.is_null() ? std::string{} : geometry.dump();
    } else if (name == "area") {
      values["area"] = area_value({text_of(properties.at("scheme")), text_of(properties.at("area"))});
    } else if (const auto found = properties.find(field->name); found != properties.end()) {
      values[field->name] = text_of(*found);
    }
  }
  return values;
}

Values sent_values(FieldGroups groups, const SentForm& form) {
  Values sent;
  for (const Field* field : fields_in(groups)) {
    if (!form.has(field->name)) continue;
    sent[field->name] = field->kind == chain::FieldKind::place ? chain::place_sent(form) : form.value(field->name);
  }
  return sent;
}

/// Writes the named values into a feature; what is wrong with the place is kept, so that all is complained of at once.
casebook::FieldComplaints write_values(Json& feature, FieldGroups groups, const Values& values,
                                       const std::function<Json(const std::string&)>& place) {
  casebook::FieldComplaints complaints;
  for (const Field* field : fields_in(groups)) {
    const auto value = values.find(field->name);
    if (value == values.end()) continue;
    if (std::string_view{field->name} == "area") {
      const auto colon = std::min(value->second.find(':'), value->second.size());
      feature["properties"]["scheme"] = value->second.substr(0, colon);
      feature["properties"]["area"] = value->second.substr(std::min(colon + 1, value->second.size()));
    } else if (field->kind != chain::FieldKind::place) {
      put_value(feature, *field, value->second);
    } else {
      try {
        feature["geometry"] = place(value->second);
      } catch (const casebook::RefusedWork& refused) {
        complaints = refused.complaints();
      }
    }
  }
  return complaints;
}

/// What the reader and the place complain of, as one.
template <class Record>
void read_record(Record& record, const FeatureWriter& writer, const std::pair<const Json&, const Json&>& features,
                 casebook::FieldComplaints complaints) {
  const bool is_placed = complaints.empty();
  try {
    writer.read(record, features.first, features.second);
  } catch (const casebook::RefusedWork& refused) {
    for (const auto& complaint : refused.complaints()) {
      if (is_placed || complaint.field != "geometry") complaints.push_back(complaint);
    }
  }
  if (!complaints.empty()) throw casebook::RefusedWork(std::move(complaints));
}

/// What the store says that no field is to blame for, at the top of the form; what is nobody's to mend goes on.
template <class Work>
std::optional<http::Response> with_form(const Visit& visit, RecordForm& form, const Work& work) {
  try {
    return work();
  } catch (const casebook::RefusedWork& refused) {
    form.page.complaints = refused.complaints();
    form.page.status = 422;
  } catch (const Error& error) {
    const bool is_theirs = error.kind() == ErrorKind::not_allowed || error.kind() == ErrorKind::conflict;
    if (!is_theirs) throw;
    form.page.trouble = visit.words()(error.swedish(), error.english());
    form.page.status = error.kind() == ErrorKind::conflict ? 409 : 403;
  }
  return std::nullopt;
}

/// A record with its form, as it is now.
template <class Record>
struct Present {
  MeetingBook book;
  Record record{};
  Json feature;
  RecordForm form;
};

template <class Record>
Present<Record> present_in(const store::Store& store, const Visit& visit) {
  Present<Record> present;
  present.book = read_meeting_book(store, visit);
  auto found = store.casework().find<Record>(visit.asked.grant, chain::number_asked(visit.asked));
  if (!found) chain::refuse_unknown();
  present.record = *std::move(found);
  present.feature = FeatureWriter{present.book.chain.analysis_epsg}.feature(present.record);
  present.form = form_about(present.record, present.book, visit);
  present.form.page.values = values_in(present.form.groups, present.feature);
  present.form.page.marks = chain::marks_of(present.form.page.values);
  return present;
}

template <class Record>
Present<Record> present_of(const Visit& visit) {
  std::optional<Present<Record>> present;
  visit.house.chain.work.with_store([&](store::Store& store) { present = present_in<Record>(store, visit); });
  return *std::move(present);
}

template <class Record>
struct Begun {
  MeetingBook book;
  Record record{};
  RecordForm form;
};

template <class Record>
Begun<Record> begin(const Visit& visit) {
  Begun<Record> begun;
  begun.book = meeting_book_of(visit);
  Values values = begin_new(begun.record, begun.book, visit);
  begun.form = form_about(begun.record, begun.book, visit);
  begun.form.page.values = std::move(values);
  begun.form.page.marks = chain::marks_of({});
  return begun;
}

/// The feature of a new record with nothing in it but what it hangs on.
template <class Record>
Json bare_feature(const Record& record) {
  Json properties = Json::object();
  if constexpr (requires { record.meeting; }) {
    if (record.meeting) properties["meeting"] = *record.meeting;
  }
  if constexpr (requires { record.pledge; }) properties["pledge"] = record.pledge;
  if constexpr (requires { record.survey; }) properties["survey"] = record.survey;
  return {{"type", "Feature"}, {"geometry", nullptr}, {"properties", std::move(properties)}};
}

template <class Record>
Record read_new(const Visit& visit, const Begun<Record>& begun) {
  const int epsg = begun.book.chain.analysis_epsg;
  Json feature = bare_feature(begun.record);
  auto complaints = write_values(feature, begun.form.groups, begun.form.page.values, [&](const std::string& text) {
    return chain::place_geometry(text, visit.asked.view.edition, epsg);
  });
  Record made;
  read_record(made, FeatureWriter{epsg}, {feature, Json(nullptr)}, std::move(complaints));
  complete(made, begun.book);
  return made;
}

/// Saves what is mine of the merged values over the present record.
template <class Record>
Record save_merged(store::Store& store, const Visit& visit, const Present<Record>& present,
                   const chain::Merged& merged) {
  const int epsg = present.book.chain.analysis_epsg;
  Values mine;
  for (const std::string& name : merged.mine) mine[name] = merged.values.at(name);
  Json feature = present.feature;
  auto complaints = write_values(feature, present.form.groups, mine, [&](const std::string& text) {
    return chain::place_geometry(text, visit.asked.view.edition, epsg);
  });
  Record record = present.record;
  read_record(record, FeatureWriter{epsg}, {feature, present.feature}, std::move(complaints));
  return store.casework().replace(visit.asked.grant, record, casework::moment_in(store, visit.house.chain.work));
}

/// Every field that both have changed says what is saved; the form is of the newest version, so that sending it again
/// chooses mine.
void tell_of_theirs(const Visit& visit, RecordForm& form, const std::vector<std::string>& both, const Values& theirs) {
  form.page.status = 409;
  form.page.trouble = visit.words()(
      "Någon annan har sparat samtidigt. Det som ni båda har ändrat står kvar som du "
      "skrev det; spara igen för att det ska gälla.",
      "Somebody else has saved at the same time. What both of you have changed stands as "
      "you wrote it; save again to make it hold.");
  for (const std::string& name : both) {
    const std::string& saved = theirs.at(name);
    form.page.complaints.push_back({name, "sparat av någon annan: " + (saved.empty() ? "(tomt)" : saved),
                                    "saved by somebody else: " + (saved.empty() ? "(empty)" : saved)});
  }
}

/// Back to the meeting on whose page a form stood.
std::string home_after(const SentForm& sent, std::string home) {
  const std::string text = sent.value("to_meeting");
  std::uint32_t number = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  const bool is_number = error == std::errc{} && end == text.data() + text.size();
  return is_number ? "/inside/avstamning/" + std::to_string(number) : std::move(home);
}

}  // namespace

template <class Record>
http::Response new_record(const Visit& visit) {
  return record_page(visit, begin<Record>(visit).form);
}

template <class Record>
http::Response answer_new_record(const Visit& visit) {
  const SentForm sent{visit.asked.request};
  chain::require_ours(visit.asked, sent.value("csrf"));
  auto begun = begin<Record>(visit);
  begun.form.page.values = sent_values(begun.form.groups, sent);
  const auto saved = with_form(visit, begun.form, [&]() -> std::optional<http::Response> {
    Record made = read_new(visit, begun);
    casework::whole_work(visit.house.chain.work, [&](store::Store& store) {
      made = store.casework().add(visit.asked.grant, made, casework::moment_in(store, visit.house.chain.work));
      return false;  // nothing begins as decided
    });
    // A task that a meeting gave is seen on the meeting's page.
    const std::string home = std::is_same_v<Record, casebook::Task> ? begun.form.page.back : home_of(made, begun.book);
    return chain::see_other(visit.asked, home);
  });
  return saved ? *saved : record_page(visit, begun.form);
}

template <class Record>
http::Response edit_record(const Visit& visit) {
  return record_page(visit, present_of<Record>(visit).form);
}

template <class Record>
http::Response answer_edit_record(const Visit& visit) {
  const SentForm sent{visit.asked.request};
  chain::require_ours(visit.asked, sent.value("csrf"));
  const std::int64_t version = sent.version();
  RecordForm form;
  bool is_both = false;
  const auto saved = with_form(visit, form, [&]() -> std::optional<http::Response> {
    std::string home;
    casework::whole_work(visit.house.chain.work, [&](store::Store& store) {
      const auto present = present_in<Record>(store, visit);
      form = present.form;
      home = home_of(present.record, present.book);
      const bool is_newest = version == casework::version_of(present.record);
      const Values base = chain::read_marks(is_newest ? form.page.marks : sent.value("base"));
      const auto merged = chain::merge(base, sent_values(form.groups, sent), present.form.page.values);
      form.page.values = merged.values;
      is_both = !is_newest && !merged.both.empty();
      if (is_both) tell_of_theirs(visit, form, merged.both, present.form.page.values);
      if (merged.mine.empty() || is_both) return false;
      const Record after = save_merged(store, visit, present, merged);
      return casework::is_shown(present.record) || casework::is_shown(after);
    });
    if (is_both) return std::nullopt;
    return chain::see_other(visit.asked, home_after(sent, home));
  });
  return saved ? *saved : record_page(visit, form);
}

template <class Record>
http::Response answer_record_removal(const Visit& visit) {
  const SentForm sent{visit.asked.request};
  chain::require_ours(visit.asked, sent.value("csrf"));
  const std::int64_t version = sent.version();
  auto present = present_of<Record>(visit);
  const auto removed = with_form(visit, present.form, [&]() -> std::optional<http::Response> {
    casework::whole_work(visit.house.chain.work, [&](store::Store& store) {
      Record record = present.record;
      casework::set_version(record, version);
      store.casework().remove(visit.asked.grant, record, casework::moment_in(store, visit.house.chain.work));
      return false;
    });
    return chain::see_other(visit.asked, present.form.list.first);
  });
  return removed ? *removed : record_page(visit, present.form);
}

#define TRYGGKARTA_RECORD(Record)                                             \
  template http::Response new_record<casebook::Record>(const Visit&);         \
  template http::Response answer_new_record<casebook::Record>(const Visit&);  \
  template http::Response edit_record<casebook::Record>(const Visit&);        \
  template http::Response answer_edit_record<casebook::Record>(const Visit&); \
  template http::Response answer_record_removal<casebook::Record>(const Visit&);
TRYGGKARTA_RECORD(Meeting)
TRYGGKARTA_RECORD(Task)
TRYGGKARTA_RECORD(Pledge)
TRYGGKARTA_RECORD(PledgeActivity)
TRYGGKARTA_RECORD(Survey)
TRYGGKARTA_RECORD(SurveyValue)
TRYGGKARTA_RECORD(Observation)
#undef TRYGGKARTA_RECORD

}  // namespace tryggkarta::meetings
