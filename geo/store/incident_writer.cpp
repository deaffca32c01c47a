// The incidents of one delivery, a million in a few seconds.
#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <cstring>
#include <limits>
#include <unordered_map>

#include "geo/error.hpp"
#include "geo/store/geometry_blob.hpp"
#include "geo/store/identity_book.hpp"
#include "geo/store/incident_rows.hpp"
#include "geo/store/inside.hpp"
#include "geo/store/occurrences.hpp"
#include "geo/store/sha256.hpp"
#include "geo/store/statement.hpp"
#include "geo/store/unchecked_links.hpp"

namespace tryggkarta::store {

namespace {

/// What an incident says, as bytes: equal incidents, equal bytes. Places count in millimetres, so that another
/// release of PROJ does not make another incident of the same row.
class Meaning {
 public:
  std::string_view of(const casebook::Incident& incident) {
    bytes_.clear();
    number(incident.from.time_since_epoch().count());
    number(incident.to.time_since_epoch().count());
    number(incident.where ? std::llround(incident.where->east * 1000) : kNowhere);
    number(incident.where ? std::llround(incident.where->north * 1000) : kNowhere);
    bytes_ += static_cast<char>(incident.precision);
    text(incident.category);
    text(incident.area_scheme);
    text(incident.area_code);
    return bytes_;
  }

 private:
  static constexpr std::int64_t kNowhere = std::numeric_limits<std::int64_t>::min();
  // Codes hold no NUL, so one marks the end of each.
  void text(std::string_view value) { bytes_.append(value) += '\0'; }
  void number(std::int64_t value) { bytes_.append(reinterpret_cast<const char*>(&value), sizeof value); }
  std::string bytes_;
};

std::string_view bytes_of(const Digest& digest) {
  return {reinterpret_cast<const char*>(digest.data()), digest.size()};
}

std::int64_t number_at(const Digest& digest, std::size_t offset) {
  std::int64_t value = 0;
  std::memcpy(&value, digest.data() + offset, sizeof value);
  return value;
}

Identity identity_in(const Digest& digest) { return {number_at(digest, 0), number_at(digest, 8)}; }

/// A prefix for the identities of a source; `domain` keeps keys and contents apart. Two whole blocks of SHA-256, so
/// that an incident takes one block more and not three.
Sha256 hash_prefix(const std::string& salt, std::int64_t source, char domain) {
  std::string block(64, '\0');
  block[0] = domain;
  std::memcpy(block.data() + 1, &source, sizeof source);
  return Sha256{}.add(salt).add(block);
}

std::int64_t next_incident_id(Database& database) {
  Statement statement{database, "SELECT coalesce(max(id), 0) + 1 FROM incident"};
  statement.step();
  return statement.integer(0);
}

std::int64_t open_delivery(Database& database, std::int64_t source) {
  Statement{database, "INSERT INTO delivery (source) VALUES (:source)"}.bind(":source", source).run();
  return database.last_id();
}

constexpr const char* kNameArea = R"(
INSERT INTO named_area (scheme, code) VALUES (:scheme, :code) ON CONFLICT (scheme, code) DO NOTHING)";
constexpr const char* kFindNamedArea = "SELECT id FROM named_area WHERE scheme = :scheme AND code = :code";

}  // namespace

struct Store::IncidentWriter::Writing {
  Writing(Inside& inside, std::int64_t source_number, int epsg)
      : database(inside.database),
        identities(*inside.identities),
        delivery(open_delivery(database, source_number)),
        next_id(next_incident_id(database)),
        has_crs(epsg != 0),
        point_blob(epsg),
        keyed(hash_prefix(salt_of(database), source_number, 'k')),
        unkeyed(hash_prefix(salt_of(database), source_number, 'c')),
        rows(database, source_number, delivery) {
    Statement all{database, "SELECT code, id FROM category"};
    while (all.step()) categories.emplace(all.text(0), all.integer(1));
  }

  /// Refuses before anything is written, so that the caller may go on with other rows.
  IncidentRows::Row row_of(const casebook::Incident& incident) {
    return {0,
            category_id(incident.category),
            incident.from,
            incident.to,
            static_cast<int>(incident.precision),
            named_area_id(incident),
            point_of(incident.where)};
  }

  /// What an incident is known by and what it says, as numbers.
  struct Mark {
    Identity identity;
    std::int64_t content;
  };
  Mark mark_of(const casebook::Incident& incident) {
    const Digest digest = Sha256{unkeyed}.add(meaning.of(incident)).finish();
    return {incident.key.empty() ? identity_of_nth(digest) : identity_in(Sha256{keyed}.add(incident.key).finish()),
            number_at(digest, 16)};
  }

  /// A row that is new may wait in `rows`.
  Outcome put(const Mark& mark, IncidentRows::Row& row) {
    const auto known = identities.claim(mark.identity, next_id, mark.content);
    if (!known) {
      row.id = next_id++;
      rows.add(row);
      return Outcome::stored;
    }
    if (known->content == mark.content) return Outcome::duplicate;
    identities.change_content(*known, mark.content);
    row.id = known->incident;
    rows.change(row);
    return Outcome::updated;
  }

  Database& database;
  IdentityBook& identities;
  std::int64_t delivery;
  std::int64_t next_id;
  bool has_crs;
  PointBlobMaker point_blob;
  Meaning meaning;
  Sha256 keyed;
  Sha256 unkeyed;
  IncidentRows rows;
  Occurrences occurrences;
  std::unordered_map<std::string, std::int64_t> categories;
  std::unordered_map<std::string, std::int64_t> named_areas;

 private:
  Identity identity_of_nth(const Digest& content) {
    const std::uint32_t n = occurrences.met_before(static_cast<std::uint64_t>(number_at(content, 0)));
    if (n == 0) return identity_in(content);
    const std::string_view nth{reinterpret_cast<const char*>(&n), sizeof n};
    return identity_in(Sha256{unkeyed}.add(bytes_of(content)).add(nth).finish());
  }

  std::optional<PointBlob> point_of(const std::optional<place::Metric>& where) {
    if (!where) return std::nullopt;
    if (!has_crs) {
      throw Error(ErrorKind::bad_input,
                  "incidents with coordinates need the analysis CRS of the city first: import areas");
    }
    PointBlob bytes;  // NOLINT: filled below
    std::ranges::copy(point_blob(*where), bytes.begin());
    return bytes;
  }

  std::int64_t category_id(const std::string& code) const {
    const auto found = categories.find(code);
    if (found == categories.end()) {
      throw Error(ErrorKind::bad_input,
                  fmt::format("there is no category {}: `tryggkarta import categories` adds one", code));
    }
    return found->second;
  }

  std::optional<std::int64_t> named_area_id(const casebook::Incident& incident) {
    if (incident.area_code.empty()) return std::nullopt;
    std::string name = incident.area_scheme + '\n' + incident.area_code;
    if (const auto found = named_areas.find(name); found != named_areas.end()) return found->second;
    Statement{database, kNameArea}.bind(":scheme", incident.area_scheme).bind(":code", incident.area_code).run();
    Statement found{database, kFindNamedArea};
    found.bind(":scheme", incident.area_scheme).bind(":code", incident.area_code).step();
    return named_areas.emplace(std::move(name), found.integer(0)).first->second;
  }
};

Store::IncidentWriter::IncidentWriter(std::unique_ptr<Writing> writing) : writing_(std::move(writing)) {}
Store::IncidentWriter::IncidentWriter(IncidentWriter&&) noexcept = default;
Store::IncidentWriter::~IncidentWriter() = default;

Outcome Store::IncidentWriter::put(const casebook::Incident& incident) {
  IncidentRows::Row row = writing_->row_of(incident);
  const Outcome outcome = writing_->put(writing_->mark_of(incident), row);
  writing_->rows.write();
  return outcome;
}

std::vector<Outcome> Store::IncidentWriter::put(std::span<const casebook::Incident* const> incidents) {
  Writing& to = *writing_;
  std::vector<IncidentRows::Row> rows;
  rows.reserve(incidents.size());
  for (const casebook::Incident* incident : incidents) rows.push_back(to.row_of(*incident));
  std::vector<Writing::Mark> marks;
  marks.reserve(incidents.size());
  for (const casebook::Incident* incident : incidents) marks.push_back(to.mark_of(*incident));

  const UncheckedLinks unchecked{to.database};
  constexpr std::size_t kAhead = 16;
  std::vector<Outcome> outcomes;
  outcomes.reserve(incidents.size());
  for (std::size_t i = 0; i < incidents.size(); ++i) {
    if (i + kAhead < marks.size()) to.identities.will_claim(marks[i + kAhead].identity);
    outcomes.push_back(to.put(marks[i], rows[i]));
  }
  to.rows.write();
  return outcomes;
}

Store::IncidentWriter Store::incident_writer(std::string_view source) {
  Database& database = inside_->database;
  if (!database.in_transaction()) throw Error(ErrorKind::broken, "incidents are written inside a transaction only");
  const std::int64_t id = source_id(database, source);
  if (!inside_->identities) inside_->identities.emplace(database);
  auto writing = std::make_unique<IncidentWriter::Writing>(*inside_, id, city().analysis_epsg);
  inside_->open_deliveries.insert_or_assign(std::string{source}, writing->delivery);
  return IncidentWriter{std::move(writing)};
}

}  // namespace tryggkarta::store
