// The members of a feature's properties, read one by one; what nobody asked for is complained of.
#pragma once

#include "geo/casebook/chain_rules.hpp"

#include <cstdint>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include <nlohmann/json.hpp>

#include "geo/time/period.hpp"

namespace tryggkarta::casework {

using Json = nlohmann::ordered_json;

/// Every read of a member of the wrong type is a complaint and gives what an absent one gives. `null` is absent.
class FieldReader {
 public:
  /// `before` are the properties as the store has them; null for a new feature. Both outlive the reader.
  FieldReader(const Json& properties, const Json& before) : properties_(properties), before_(before) {}

  /// "" when absent.
  std::string text(const char* name);
  bool yes_no(const char* name);
  std::optional<double> number(const char* name);
  std::optional<std::int64_t> whole(const char* name);
  std::optional<time::Day> day(const char* name);
  std::vector<std::string> words(const char* name);
  std::vector<std::int64_t> wholes(const char* name);
  /// One of a list of words; `parse` as in the casebook, `allowed` for the complaint. The default when absent.
  template <class Value>
  Value word(const char* name, std::optional<Value> (*parse)(std::string_view), Value last) {
    const std::string written = text(name);
    if (written.empty()) return Value{};
    if (const auto value = parse(written)) return *value;
    std::string allowed;
    for (int i = 0; i <= static_cast<int>(last); ++i)
      allowed += (i == 0 ? "" : ", ") + std::string{name_of(static_cast<Value>(i))};
    complain(name, "skriv en av " + allowed, "write one of " + allowed);
    return Value{};
  }
  /// As `word`, but an absent one is a complaint.
  template <class Value>
  Value needed_word(const char* name, std::optional<Value> (*parse)(std::string_view), Value last) {
    const Value value = word(name, parse, last);
    need(name);
    return value;
  }
  /// Complains that it is not there, unless something else is wrong with it.
  void need(const char* name);
  /// What only the store gives: may be sent back as it was, and no other way.
  void fixed(const char* name);
  void complain(std::string field, std::string swedish, std::string english);

  /// Throws casebook::RefusedWork for what was complained of, and for members that were not read.
  void finish();

 private:
  const Json* find(const char* name);

  const Json& properties_;
  const Json& before_;
  std::set<std::string> known_;
  casebook::FieldComplaints complaints_;
};

}  // namespace tryggkarta::casework
