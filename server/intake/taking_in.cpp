#include "server/intake/taking_in.hpp"

#include <algorithm>
#include <utility>

#include <fmt/format.h>

#include "geo/import/field_map_text.hpp"
#include "geo/import/packed_file.hpp"
#include "geo/store/audit_log.hpp"
#include "geo/store/source_shelf.hpp"
#include "server/delivery/incident_import.hpp"

namespace tryggkarta::intake {

namespace {

delivery::ImportRequest request_of(const Reading& reading, time::Instant now) {
  delivery::ImportRequest request;
  request.table = table_of(reading);
  request.shown = reading.shown;
  request.source = reading.source;
  request.now = now;
  return request;
}

Trial trial_of(const delivery::IncidentImport& run) {
  return {run.account(), run.first_not_taken(), run.first_day(), run.last_day()};
}

std::string replaced(std::string text, const std::string& what, const std::string& by) {
  for (std::size_t at = text.find(what); at != std::string::npos; at = text.find(what, at + by.size()))
    text.replace(at, what.size(), by);
  return text;
}

/// A file that is gone when this is.
class Copy {
 public:
  Copy(const std::filesystem::path& store, const std::filesystem::path& folder) : path_(folder / "trial.tryggkarta") {
    remove();
    store::Store::open(store, store::Access::read_only).backup_to(path_);
  }
  ~Copy() { remove(); }
  Copy(const Copy&) = delete;
  Copy& operator=(const Copy&) = delete;
  const std::filesystem::path& path() const { return path_; }

 private:
  void remove() const {
    std::error_code ignored;
    for (const char* more : {"", "-wal", "-shm", "-journal"}) std::filesystem::remove(path_.string() + more, ignored);
  }
  std::filesystem::path path_;
};

/// I14: a source without controller, purpose and retention accepts no rows.
void require_decided(const store::Store& store, const std::string& name) {
  const auto sources = store.sources();
  const auto source =
      std::find_if(sources.begin(), sources.end(), [&](const casebook::Source& each) { return each.name == name; });
  if (source != sources.end() && source->decided()) return;
  throw Error{
      ErrorKind::conflict,
      "Källan tar inte emot rader förrän personuppgiftsansvarig, ändamål och gallringsfrist är beslutade: fyll i "
      "dem under Källa.",
      "The source takes no rows until controller, purpose and retention are decided: fill them in under Source."};
}

}  // namespace

auto table_of(const Reading& reading) -> import::TableRequest {
  import::TableRequest table{.source = reading.file.string(), .layer = reading.layer};
  table.encoding = reading.map.encoding;
  table.delimiter = reading.map.delimiter;
  if (!reading.kind.driver.empty()) table.drivers = {std::string{reading.kind.driver}};
  return table;
}

Error with_shown_name(const Error& error, const Reading& reading) {
  const std::string path = reading.file.string();
  return Error{error.kind(), replaced(error.swedish(), path, reading.shown),
               replaced(error.english(), path, reading.shown)};
}

Trial try_out(const Reading& reading, const Workplace& place) {
  const Copy copy{place.store, place.folder};
  auto store = store::Store::open(copy.path(), store::Access::read_write);
  const auto transaction = store.begin();
  delivery::IncidentImport run{request_of(reading, place.now), reading.map, store};
  run.run([](std::int64_t) {});
  return trial_of(run);
}

Trial take_in(const Reading& reading, store::Store& store, const Taking& taking) {
  auto transaction = store.begin();
  auto request = request_of(reading, taking.now);
  request.by = taking.member;
  request.rejects = taking.rejects;
  delivery::IncidentImport run{request, reading.map, store};
  require_decided(store, reading.source);
  run.run([](std::int64_t) {});
  if (reading.is_remembered)
    store.source_shelf().keep_field_map(reading.source, import::toml_of(reading.map), taking.now);
  const store::AuditEntry entry{.when = taking.now,
                                .member = taking.member,
                                .role = taking.role,
                                .purpose = taking.purpose,
                                .act = "läst in",
                                .what = reading.source,
                                .filter = run.account().in_json(),
                                .rows = run.account().rows()};
  store.audit().append({&entry, 1});
  run.keep_rejects();
  transaction.commit();
  return trial_of(run);
}

}  // namespace tryggkarta::intake
