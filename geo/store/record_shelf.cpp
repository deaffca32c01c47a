// The packages that are kept of decisions.
#include "geo/error.hpp"
#include "geo/store/case_book.hpp"
#include "geo/store/case_places.hpp"
#include "geo/store/inside.hpp"
#include "geo/store/sha256.hpp"
#include "geo/store/statement.hpp"

namespace tryggkarta::store {

namespace {

std::optional<std::string> package_of(Database& database, std::int64_t decision) {
  Statement kept{database, "SELECT package, sha256 FROM record WHERE decision = :decision"};
  if (!kept.bind(":decision", decision).step()) return std::nullopt;
  std::string package = kept.text(0);
  if (sha256_hex(package) != kept.view(1))
    throw Error(ErrorKind::broken, "Arkivpaketet i lagret är skadat: hämta det ur en säkerhetskopia.",
                "the record in the store is damaged: fetch it from a backup");
  return package;
}

}  // namespace

void Store::CaseBook::keep_record(const casebook::Decision& decision, const std::string& package) {
  Statement{inside_->database, "INSERT INTO record (decision, sha256, package) VALUES (:decision, :sha256, :package)"}
      .bind(":decision", decision.id)
      .bind(":sha256", sha256_hex(package))
      .bind(":package", Blob{package})
      .run();
}

std::optional<std::string> Store::CaseBook::record_of(const access::DecisionGrant& grant, casebook::DecidedKind kind,
                                                      const std::string& key) const {
  std::optional<std::string> newest;
  const Places places{inside_->database, grant};
  // Decisions come with the oldest first.
  for (const casebook::Decision& decision : all<casebook::Decision>(grant)) {
    // A package also holds what lies around its object: only whoever has all of the object's place may read it.
    if (decision.kind != kind || decision.key != key || !places.may_change(decision)) continue;
    if (auto package = package_of(inside_->database, decision.id)) newest = std::move(package);
  }
  return newest;
}

}  // namespace tryggkarta::store
