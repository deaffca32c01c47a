#include "geo/store/case_book.hpp"

#include <algorithm>
#include <string>
#include <utility>

#include <fmt/format.h>

#include "geo/casebook/record_kinds.hpp"
#include "geo/casebook/rules.hpp"
#include "geo/store/audit_log.hpp"
#include "geo/store/case_checks.hpp"
#include "geo/store/case_parts.hpp"
#include "geo/store/case_places.hpp"
#include "geo/store/case_rows.hpp"
#include "geo/store/inside.hpp"
#include "geo/store/record_checks.hpp"
#include "geo/store/record_rows.hpp"
#include "geo/store/report_sql.hpp"
#include "geo/store/savepoint.hpp"
#include "geo/store/statement.hpp"
#include "geo/store/whole_write.hpp"

namespace tryggkarta::store {

namespace {

using access::DecisionGrant;
using casebook::Action;
using casebook::Cause;
using casebook::Decision;
using casebook::Evaluation;
using casebook::PlanVersion;
using casebook::Problem;

template <class Item>
constexpr const char* kKeyOf = "";
template <>
constexpr const char* kKeyOf<Problem> = "problem";
template <>
constexpr const char* kKeyOf<Action> = "action";
template <>
constexpr const char* kKeyOf<casebook::Pledge> = "lofte";
template <>
constexpr const char* kKeyOf<casebook::Report> = "lagesbild";

// What is the same of every kind, said once for each.
std::string_view noun_of(const Problem&) { return "problem"; }
std::string_view noun_of(const Action&) { return "action"; }
std::string_view noun_of(const Cause&) { return "cause"; }
std::string_view noun_of(const Evaluation&) { return "evaluation"; }

template <class Record>
std::string_view noun_of(const Record&) {
  return RecordSql<Record>::noun;
}

void require_work(const DecisionGrant& grant) {
  if (grant.act() == access::Act::plan || grant.act() == access::Act::decide) return;
  throw Error(ErrorKind::not_allowed, "Rollen ger inte rätt till ärendena.", "the role gives no right to casework");
}

/// A link to what one may not see is a link to nothing.
void require_seen_links(Database& database, const DecisionGrant& grant, const Action& action) {
  if (action.problem.empty() || grant.areas().empty()) return;
  const auto problems = problems_in(database);
  const Problem* problem = with_key(problems, action.problem);
  if (problem == nullptr || !Places{database, grant}.sees(*problem))
    refuse({{"problem", "det finns inget sådant problem", "there is no such problem"}});
}
template <class Item>
void require_seen_links(Database&, const DecisionGrant&, const Item&) {}

/// The present object, where the grant may change it and `version` is its own.
template <class Item>
Item changeable(Database& database, const DecisionGrant& grant, const Item& wanted) {
  auto present = find_row<Item>(database, wanted.id);
  const Places places{database, grant};
  if (!present || !places.sees(*present)) refuse_unknown();
  if (!places.may_change(*present)) refuse_place();
  if (version_in(*present) != version_in(wanted)) throw StaleVersion();
  return *std::move(present);
}

/// The first of "problem-1", "problem-2" … that nobody has: the number that the row will have where it is free.
template <class Keyed>
std::string next_key(const std::vector<Keyed>& all, const char* noun) {
  std::int64_t number = 1;
  for (const Keyed& each : all) number = std::max<std::int64_t>(number, std::int64_t{each.id} + 1);
  while (with_key(all, fmt::format("{}-{}", noun, number)) != nullptr) ++number;
  return fmt::format("{}-{}", noun, number);
}

/// What the store gives to what begins in it.
template <class Item>
void make_managed(Database& database, Item& item) {
  if constexpr (requires { item.upkeep; }) {
    item.upkeep.is_managed = true;
    if (item.key.empty()) item.key = next_key(rows_of(database, &item), kKeyOf<Item>);
  }
}

bool same(const casebook::PublicWords& a, const casebook::PublicWords& b) {
  return a.is_public == b.is_public && a.title == b.title && a.text == b.text;
}

/// What everyone reads was decided with the rest, and is changed by those who decide.
template <class Shaped>
void require_words(const DecisionGrant& grant, const Shaped& before, const Shaped& after) {
  if (grant.act() == access::Act::decide || !casebook::is_decided(before) || same(before.words, after.words)) return;
  throw Error(ErrorKind::not_allowed, "De offentliga orden till det som är beslutat ändrar den som beslutar.",
              "the public words of what is decided are changed by those who decide");
}

/// What stays as the store has it, whoever changes the rest.
void carry_over(const DecisionGrant& grant, const Problem& before, Problem& after) {
  require_words(grant, before, after);
  after.upkeep = before.upkeep;
  after.decided = before.decided;
}
template <class Item>
void carry_over(const DecisionGrant& grant, const Item& before, Item& after) {
  if constexpr (requires { after.words; }) require_words(grant, before, after);
  if constexpr (requires { after.upkeep; }) after.upkeep = before.upkeep;
  if constexpr (requires { after.snapshot; }) {
    after.snapshot = before.snapshot;
    after.snapshot_hash = before.snapshot_hash;
    after.snapshot_day = before.snapshot_day;
  }
}

template <class Item>
std::string label_of(const Item& item, std::int64_t id) {
  return fmt::format("{} {}", noun_of(item), id);
}

}  // namespace

StaleVersion::StaleVersion()
    : Error(ErrorKind::conflict, "Någon annan har ändrat objektet sedan det lästes.",
            "somebody else has changed the object since it was read") {}

Store::CaseBook Store::casework() const { return CaseBook{*inside_}; }

template <class Item>
std::vector<Item> Store::CaseBook::all(const DecisionGrant& grant) const {
  require_work(grant);
  Savepoint one_view{inside_->database};
  auto rows = rows_of(inside_->database, static_cast<const Item*>(nullptr));
  const Places places{inside_->database, grant};
  std::erase_if(rows, [&](const Item& item) { return !places.sees(item); });
  one_view.keep();
  return rows;
}

template <class Item>
std::optional<Item> Store::CaseBook::find(const DecisionGrant& grant, std::int64_t id) const {
  require_work(grant);
  Savepoint one_view{inside_->database};
  auto found = find_row<Item>(inside_->database, id);
  if (found && !Places{inside_->database, grant}.sees(*found)) found.reset();
  one_view.keep();
  return found;
}

template <class Item>
Item Store::CaseBook::add(const DecisionGrant& grant, const Item& item, const Moment& moment) {
  require_work(grant);
  Database& database = inside_->database;
  WholeWrite whole{database};
  const int epsg = needed_crs(database);
  const Places places{database, grant};
  if (!places.may_change(item)) {
    // Of a cause or an evaluation nothing but its link says where it lies.
    if constexpr (std::is_same_v<Item, Cause>)
      refuse({{"problem", "det finns inget sådant problem", "there is no such problem"}});
    if constexpr (std::is_same_v<Item, Evaluation>)
      refuse({{"action", "det finns ingen sådan åtgärd", "there is no such action"}});
    if constexpr (std::is_same_v<Item, casebook::PledgeActivity>)
      refuse({{"pledge", "det finns inget sådant löfte", "there is no such pledge"}});
    refuse_place();
  }
  require_seen_links(database, grant, item);
  require_new(database, item);
  Item made = item;
  make_managed(database, made);
  const auto id = insert_row(database, made, epsg);
  const auto entry = entry_of(grant, "case add", label_of(item, id), moment.when);
  AuditLog{*inside_}.append({&entry, 1});
  auto stored = find_row<Item>(database, id).value();
  whole.keep();
  return stored;
}

template <class Item>
Item Store::CaseBook::replace(const DecisionGrant& grant, const Item& item, const Moment& moment) {
  require_work(grant);
  Database& database = inside_->database;
  WholeWrite whole{database};
  const int epsg = needed_crs(database);
  const Item before = changeable(database, grant, item);
  Item after = item;
  carry_over(grant, before, after);
  if (!Places{database, grant}.may_change(after)) refuse_place();
  require_seen_links(database, grant, after);
  require_change(database, before, after);
  if constexpr (std::is_same_v<Item, Action>) {
    if (after.upkeep.is_managed && casebook::is_decided(before))
      keep_plan(database, after, moment.today, grant.member());
  }
  if (!update_row(database, after, epsg)) throw StaleVersion();
  const std::int64_t id = item.id;
  const auto entry = entry_of(grant, "case change", label_of(item, id), moment.when);
  AuditLog{*inside_}.append({&entry, 1});
  auto stored = find_row<Item>(database, id).value();
  whole.keep();
  return stored;
}

template <class Item>
void Store::CaseBook::remove(const DecisionGrant& grant, const Item& item, const Moment& moment) {
  require_work(grant);
  Database& database = inside_->database;
  WholeWrite whole{database};
  const Item before = changeable(database, grant, item);
  require_removable(database, before);
  remove_row(database, before);
  const auto entry = entry_of(grant, "case remove", label_of(before, before.id), moment.when);
  AuditLog{*inside_}.append({&entry, 1});
  whole.keep();
}

#define TRYGGKARTA_READ(Item)                                                  \
  template std::vector<Item> Store::CaseBook::all(const DecisionGrant&) const; \
  template std::optional<Item> Store::CaseBook::find(const DecisionGrant&, std::int64_t) const;
#define TRYGGKARTA_ITEM(Item)                                                               \
  TRYGGKARTA_READ(Item)                                                                     \
  template Item Store::CaseBook::add(const DecisionGrant&, const Item&, const Moment&);     \
  template Item Store::CaseBook::replace(const DecisionGrant&, const Item&, const Moment&); \
  template void Store::CaseBook::remove(const DecisionGrant&, const Item&, const Moment&);
TRYGGKARTA_ITEM(Problem)
TRYGGKARTA_ITEM(Action)
TRYGGKARTA_ITEM(Cause)
TRYGGKARTA_ITEM(Evaluation)
TRYGGKARTA_READ(Decision)
TRYGGKARTA_READ(PlanVersion)
TRYGGKARTA_EACH_RECORD(TRYGGKARTA_ITEM)
#undef TRYGGKARTA_ITEM
#undef TRYGGKARTA_READ

}  // namespace tryggkarta::store
