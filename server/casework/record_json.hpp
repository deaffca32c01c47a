// The records whose fields are said once (geo/casebook/record_fields.hpp) ↔ the properties of a feature.
#pragma once

#include "geo/casebook/record_fields.hpp"

#include "server/casework/feature.hpp"
#include "server/casework/field_reader.hpp"

namespace tryggkarta::casework {

/// Writes every field as a property.
class PropertyWriter {
 public:
  explicit PropertyWriter(Json& properties) : properties_(properties) {}

  void text(const char* name, const std::string& value) { properties_[name] = value; }
  void kept_text(const char*, const std::string&) {}
  void given_text(const char* name, const std::string& value) { text(name, value); }
  void number(const char* name, const std::optional<double>& value) { put(name, value); }
  void needed_number(const char* name, double value) { properties_[name] = value; }
  void whole(const char* name, const std::optional<std::int64_t>& value) { put(name, value); }
  void needed_whole(const char* name, std::int64_t value) { properties_[name] = value; }
  void needed_day(const char* name, time::Day value) { properties_[name] = time::format_day(value); }
  void given_day(const char* name, const std::optional<time::Day>& value) {
    properties_[name] = value ? Json(time::format_day(*value)) : Json(nullptr);
  }
  template <class Value>
  void word(const char* name, Value value, std::optional<Value> (*)(std::string_view), Value) {
    properties_[name] = casebook::name_of(value);
  }
  template <class Value>
  void needed_word(const char* name, Value value, std::optional<Value> (*parse)(std::string_view), Value last) {
    word(name, value, parse, last);
  }
  void words(const char* name, const std::vector<std::string>& value) { properties_[name] = value; }
  void area(const std::string& scheme, const std::string& code) {
    text("scheme", scheme);
    text("area", code);
  }
  void words_for_everyone(const casebook::PublicWords& words) {
    properties_["public"] = words.is_public;
    text("public_title", words.title);
    text("public_text", words.text);
  }
  void upkeep(const casebook::Upkeep& upkeep) { properties_["managed"] = upkeep.is_managed; }

 private:
  template <class Value>
  void put(const char* name, const std::optional<Value>& value) {
    properties_[name] = value ? Json(*value) : Json(nullptr);
  }
  Json& properties_;
};

/// Reads every field from a property, and complains of those that are needed and not there.
class PropertyReader {
 public:
  explicit PropertyReader(FieldReader& fields) : fields_(fields) {}

  void text(const char* name, std::string& value) { value = fields_.text(name); }
  void kept_text(const char*, const std::string&) {}
  void given_text(const char* name, const std::string&) { fields_.fixed(name); }
  void number(const char* name, std::optional<double>& value) { value = fields_.number(name); }
  void needed_number(const char* name, double& value) { value = needed(name, fields_.number(name)); }
  void whole(const char* name, std::optional<std::int64_t>& value) { value = fields_.whole(name); }
  template <class Whole>
  void needed_whole(const char* name, Whole& value) {
    value = static_cast<Whole>(needed(name, fields_.whole(name)));
  }
  void needed_day(const char* name, time::Day& value) { value = needed(name, fields_.day(name)); }
  void given_day(const char* name, const std::optional<time::Day>&) { fields_.fixed(name); }
  template <class Value>
  void word(const char* name, Value& value, std::optional<Value> (*parse)(std::string_view), Value last) {
    value = fields_.word(name, parse, last);
  }
  template <class Value>
  void needed_word(const char* name, Value& value, std::optional<Value> (*parse)(std::string_view), Value last) {
    value = fields_.needed_word(name, parse, last);
  }
  void words(const char* name, std::vector<std::string>& value) { value = fields_.words(name); }
  void area(std::string& scheme, std::string& code) {
    scheme = fields_.text("scheme");
    code = fields_.text("area");
  }
  void words_for_everyone(casebook::PublicWords& words) {
    words = {fields_.yes_no("public"), fields_.text("public_title"), fields_.text("public_text")};
  }
  void upkeep(const casebook::Upkeep&) { fields_.fixed("managed"); }

 private:
  template <class Value>
  Value needed(const char* name, const std::optional<Value>& value) {
    if (!value) fields_.need(name);
    return value.value_or(Value{});
  }
  FieldReader& fields_;
};

template <class Record>
Json properties_of(const Record& record) {
  Json properties = Json::object();
  PropertyWriter writer{properties};
  Record written = record;
  casebook::visit_fields(writer, written);
  properties["version"] = version_of(record);
  return properties;
}

template <class Record>
void read_into(Record& record, FieldReader& fields) {
  PropertyReader reader{fields};
  casebook::visit_fields(reader, record);
  fields.fixed("version");
}

}  // namespace tryggkarta::casework
