#include "geo/store/record_rows.hpp"

#include <string>

#include "geo/casebook/record_fields.hpp"
#include "geo/casebook/record_kinds.hpp"
#include "geo/error.hpp"
#include "geo/store/code_list.hpp"
#include "geo/store/geometry_blob.hpp"
#include "geo/store/report_sql.hpp"
#include "geo/store/statement.hpp"

namespace tryggkarta::store {

namespace {

/// Binds every field under its own name. The record and the binder must live until the statement has run.
class Binder {
 public:
  explicit Binder(Statement& row) : row_(row) {}

  void text(const char* name, const std::string& value) { bind(name, std::string_view{value}); }
  void kept_text(const char* name, const std::string& value) { text(name, value); }
  void given_text(const char* name, const std::string& value) { text(name, value); }
  void number(const char* name, const std::optional<double>& value) { bind(name, value); }
  void needed_number(const char* name, double value) { bind(name, value); }
  void whole(const char* name, const std::optional<std::int64_t>& value) { bind(name, value); }
  void needed_whole(const char* name, std::int64_t value) { bind(name, value); }
  void needed_day(const char* name, time::Day value) { bind(name, value); }
  void given_day(const char* name, const std::optional<time::Day>& value) { bind(name, value); }
  template <class Value>
  void word(const char* name, Value value, std::optional<Value> (*)(std::string_view), Value) {
    bind(name, casebook::name_of(value));
  }
  template <class Value>
  void needed_word(const char* name, Value value, std::optional<Value> (*parse)(std::string_view), Value last) {
    word(name, value, parse, last);
  }
  void words(const char* name, const std::vector<std::string>& value) {
    codes_ = encode_codes(value);
    bind(name, std::string_view{codes_});
  }
  void area(const std::string& scheme, const std::string& code) {
    text("scheme", scheme);
    text("area", code);
  }
  void words_for_everyone(const casebook::PublicWords& words) {
    bind("is_public", words.is_public);
    text("public_title", words.title);
    text("public_text", words.text);
  }
  void upkeep(const casebook::Upkeep& upkeep) { bind("is_managed", upkeep.is_managed); }

 private:
  template <class Value>
  void bind(const char* name, const Value& value) {
    row_.bind((":" + std::string{name}).c_str(), value);
  }
  Statement& row_;
  std::string codes_;
};

/// Reads the columns one after the other, from the third on.
class ColumnReader {
 public:
  explicit ColumnReader(const Statement& row) : row_(row) {}

  void text(const char*, std::string& value) { value = row_.text(next_++); }
  void kept_text(const char* name, std::string& value) { text(name, value); }
  void given_text(const char* name, std::string& value) { text(name, value); }
  void number(const char*, std::optional<double>& value) { value = row_.optional_real(next_++); }
  void needed_number(const char*, double& value) { value = row_.real(next_++); }
  void whole(const char*, std::optional<std::int64_t>& value) { value = row_.optional_integer(next_++); }
  template <class Whole>
  void needed_whole(const char*, Whole& value) {
    value = static_cast<Whole>(row_.integer(next_++));
  }
  void needed_day(const char*, time::Day& value) { value = row_.day(next_++).value(); }
  void given_day(const char*, std::optional<time::Day>& value) { value = row_.day(next_++); }
  template <class Value>
  void word(const char*, Value& value, std::optional<Value> (*parse)(std::string_view), Value) {
    const auto read = parse(row_.view(next_++));
    if (!read) throw Error(ErrorKind::broken, "the store holds a word of casework that is none: put back a backup");
    value = *read;
  }
  template <class Value>
  void needed_word(const char* name, Value& value, std::optional<Value> (*parse)(std::string_view), Value last) {
    word(name, value, parse, last);
  }
  void words(const char*, std::vector<std::string>& value) { value = decode_codes(row_.view(next_++)); }
  void area(std::string& scheme, std::string& code) {
    text("scheme", scheme);
    text("area", code);
  }
  void words_for_everyone(casebook::PublicWords& words) {
    words.is_public = row_.integer(next_++) != 0;
    text("public_title", words.title);
    text("public_text", words.text);
  }
  void upkeep(casebook::Upkeep& upkeep) { upkeep.is_managed = row_.integer(next_++) != 0; }
  int next() const { return next_; }

 private:
  const Statement& row_;
  int next_ = 2;
};

/// What a row has beside its fields. Must live until the statement has run.
struct Extra {
  std::string geometry;
  std::optional<time::Period> period;
};

template <class Record>
void bind_extra(Statement& row, const Record& record, Extra& extra, int epsg) {
  if constexpr (requires { record.shape; }) {
    extra.geometry = encode_shape(record.shape, epsg);
    row.bind(":geometry", Blob{extra.geometry});
  }
  if constexpr (std::is_same_v<Record, casebook::Report>) {
    extra.period = time::Period::parse(record.period);
    row.bind(":first_day", extra.period->first_day()).bind(":end_day", extra.period->end_day());
  }
}

template <class Record>
void run_bound(Statement& row, const Record& record, int epsg) {
  Record bound = record;
  Binder binder{row};
  casebook::visit_fields(binder, bound);
  Extra extra;
  bind_extra(row, bound, extra, epsg);
  row.run();
}

}  // namespace

template <class Record>
std::vector<Record> records_in(Database& database) {
  Statement row{database, RecordSql<Record>::select};
  std::vector<Record> records;
  while (row.step()) {
    Record record;
    record.id = static_cast<decltype(record.id)>(row.integer(0));
    ColumnReader reader{row};
    casebook::visit_fields(reader, record);
    version_in(record) = row.integer(1);
    if constexpr (requires { record.shape; }) record.shape = metric_shape_in(row.view(reader.next()));
    records.push_back(std::move(record));
  }
  return records;
}

template <class Record>
std::int64_t insert_row(Database& database, const Record& record, int epsg) {
  Statement row{database, RecordSql<Record>::insert};
  run_bound(row, record, epsg);
  return database.last_id();
}

template <class Record>
bool update_row(Database& database, const Record& record, int epsg) {
  Statement row{database, RecordSql<Record>::update};
  row.bind(":id", record.id).bind(":version", version_in(record));
  run_bound(row, record, epsg);
  return database.changes() == 1;
}

template <class Record>
void remove_row(Database& database, const Record& record) {
  Statement{database, RecordSql<Record>::remove}.bind(":id", record.id).run();
}

#define TRYGGKARTA_RECORD(Record)                                  \
  template std::vector<Record> records_in(Database&);              \
  template std::int64_t insert_row(Database&, const Record&, int); \
  template bool update_row(Database&, const Record&, int);         \
  template void remove_row(Database&, const Record&);
TRYGGKARTA_EACH_RECORD(TRYGGKARTA_RECORD)
#undef TRYGGKARTA_RECORD

}  // namespace tryggkarta::store
