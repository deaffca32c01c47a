// source list, source set, source map.
#include <algorithm>
#include <chrono>

#include <fmt/format.h>

#include "geo/access/policy.hpp"
#include "geo/casebook/retention.hpp"
#include "geo/error.hpp"
#include "geo/store/audit_log.hpp"
#include "geo/store/source_shelf.hpp"
#include "geo/store/store.hpp"
#include "server/commands/commands.hpp"

namespace tryggkarta::commands {

namespace {

std::string decided(const std::string& text) { return text.empty() ? "ej beslutat" : text; }

void list(const std::string& file) {
  const auto store = store::Store::open(file, store::Access::read_only);
  for (const auto& source : store.sources()) {
    fmt::print(
        "{}\n  title       {}\n  owner       {}\n  controller  {}\n  purpose     {}\n  retention   {}\n  decision    "
        "{}\n"
        "  cadence     {}\n  secrecy     {}\n  delivered   {} – {}\n  retained    {}\n",
        source.name, source.title.empty() ? source.name : source.title, decided(source.owner),
        decided(source.controller), decided(source.purpose), decided(source.retention),
        decided(source.retention_decision), decided(source.cadence), source.secrecy,
        source.first_day ? time::format_day(*source.first_day) : "nothing yet",
        source.last_day ? time::format_day(*source.last_day) : "",
        source.retained_before ? "before " + time::format_day(*source.retained_before) : "nothing yet");
  }
}

/// What `import incidents --map` takes.
void print_map(const std::string& file, const std::string& name) {
  const auto store = store::Store::open(file, store::Access::read_only);
  const auto map = store.source_shelf().field_map(name);
  if (!map) {
    throw Error{
        ErrorKind::not_found,
        fmt::format("{} has no field map yet: it is kept when a file of the source is imported by a browser.", name)};
  }
  fmt::print("{}", *map);
}

struct SetRequest {
  std::string store;
  casebook::Source said;
  std::optional<access::Secrecy> secrecy;
};

/// A decision stands for the time that it was made on, and not for another one.
void set_retention(casebook::Source& source, const casebook::Source& said) {
  if (!said.retention.empty() && !casebook::Retention::parse(said.retention)) {
    throw Error{ErrorKind::bad_input, fmt::format("--retention \"{}\" is no time to keep rows: write it like {}.",
                                                  said.retention, casebook::Retention::kExamples)};
  }
  if (!said.retention.empty() && said.retention != source.retention) {
    source.retention = said.retention;
    source.retention_decision.clear();
  }
  if (!said.retention_decision.empty()) source.retention_decision = said.retention_decision;
}

/// What the log is told: who may read the rows, and for how long they are kept.
store::AuditEntry change_of(const casebook::Source& source) {
  return {.when = std::chrono::floor<std::chrono::seconds>(std::chrono::system_clock::now()),
          .member = access::Policy::for_owner_of_the_store_file(access::Act::import).member(),
          .act = "källa ändrad",
          .what = source.name,
          .filter = fmt::format("sekretess {}, gallringsfrist {}", source.secrecy, decided(source.retention))};
}

void set(const SetRequest& request) {
  auto store = store::Store::open(request.store, store::Access::read_write);
  auto transaction = store.begin();
  const auto sources = store.sources();
  const auto known = std::find_if(sources.begin(), sources.end(),
                                  [&](const auto& source) { return source.name == request.said.name; });
  casebook::Source source = known == sources.end() ? casebook::Source{.name = request.said.name} : *known;
  for (const auto field : {&casebook::Source::title, &casebook::Source::owner, &casebook::Source::controller,
                           &casebook::Source::purpose, &casebook::Source::cadence}) {
    if (!(request.said.*field).empty()) source.*field = request.said.*field;
  }
  set_retention(source, request.said);
  if (request.secrecy) source.secrecy = *request.secrecy;
  store.put_source(source);
  const store::AuditEntry entry = change_of(source);
  store.audit().append({&entry, 1});
  transaction.commit();
  fmt::print("{} the source {}.\n", known == sources.end() ? "Registered" : "Changed", source.name);
}

}  // namespace

void add_source_commands(CLI::App& app) {
  auto* source = app.add_subcommand("source", "Sources: whose they are, why they are kept, and for how long");
  source->require_subcommand(1);
  auto file = std::make_shared<std::string>();
  auto* list_command = source->add_subcommand("list", "List the sources");
  list_command->add_option("STORE", *file, "The store")->required();
  list_command->callback([file] { list(*file); });

  auto named = std::make_shared<std::string>();
  auto* map_command = source->add_subcommand("map", "Print the field map that a source's files are read by");
  map_command->add_option("STORE", *file, "The store")->required();
  map_command->add_option("NAME", *named, "The source")->required();
  map_command->callback([file, named] { print_map(*file, *named); });

  auto request = std::make_shared<SetRequest>();
  auto* set_command = source->add_subcommand("set", "Register a source, or change what is decided about it");
  set_command->add_option("STORE", request->store, "The store")->required();
  set_command->add_option("NAME", request->said.name, "The source")->required();
  set_command->add_option("--title", request->said.title, "Its name for the public");
  set_command->add_option("--owner", request->said.owner, "The party that delivers it");
  set_command->add_option("--controller", request->said.controller, "Personuppgiftsansvarig");
  set_command->add_option("--purpose", request->said.purpose, "Ändamål");
  set_command->add_option("--retention", request->said.retention, "Gallringsfrist: 24 månader, 5 år, P24M, bevaras …");
  set_command->add_option("--retention-decision", request->said.retention_decision,
                          "Gallringsbeslut: its diarienummer and day");
  set_command->add_option("--cadence", request->said.cadence, "How often it is expected");
  set_command
      ->add_option("--secrecy", request->secrecy, "Sekretess: 0 open, 1 internal, 2 sensitive, 3 the most secret")
      ->check(CLI::Range(0, access::kHighest));
  set_command->callback([request] { set(*request); });
}

}  // namespace tryggkarta::commands
