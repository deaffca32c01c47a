// What every field of casework is held against, whatever it is a field of.
#pragma once

#include "geo/casebook/clearance.hpp"

#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "geo/casebook/casework.hpp"
#include "geo/time/period.hpp"

namespace tryggkarta::casebook {

/// What is missing or wrong in one field, for whoever filled it in.
struct FieldComplaint {
  std::string field;
  std::string swedish;
  std::string english;
};
using FieldComplaints = std::vector<FieldComplaint>;

/// No letter in it.
bool is_blank(const std::string& text);

/// Gathers complaints about the fields of one object.
class FieldChecks {
 public:
  void complain(std::string field, std::string swedish, std::string english) {
    found_.push_back({std::move(field), std::move(swedish), std::move(english)});
  }
  void need(const char* field, const std::string& text);
  /// One line of at most 200 bytes, without control characters.
  void line(const char* field, const std::string& text);
  /// At most 20 000 bytes.
  void prose(const char* field, const std::string& text);
  void choice(const char* field, const std::string& value, std::pair<const char*, const char*> allowed);
  void words(const PublicWords& words);
  /// Finite and not negative.
  void amount(const char* field, const std::optional<double>& value);
  /// The period of a token; a complaint where it is none.
  std::optional<time::Period> period(const char* field, const std::string& token);
  FieldComplaints finish() { return std::move(found_); }

 private:
  void at_most(const char* field, const std::string& text, std::size_t most);
  FieldComplaints found_;
};

}  // namespace tryggkarta::casebook
