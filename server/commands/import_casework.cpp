#include <memory>

#include "geo/import/casework_import.hpp"
#include "server/commands/import_commands.hpp"
#include "server/commands/import_options.hpp"
#include "server/commands/interruption.hpp"
#include "server/delivery/source_registration.hpp"

namespace tryggkarta::commands {

namespace {

struct CaseworkOptions {
  ImportOptions shared;
  std::string map;
  std::string crs;
};

store::Outcome put(store::Store& store, const casebook::Problem& problem) { return store.put_problem(problem); }
store::Outcome put(store::Store& store, const casebook::Action& action) { return store.put_action(action); }
store::Outcome put(store::Store& store, const casebook::Pledge& pledge) { return store.put_pledge(pledge); }

/// How one kind of casework is read, and its fields.
template <class Item>
struct CaseworkKind {
  import::CaseworkImport<Item> (*read)(const import::CaseworkRequest&, const import::CaseworkSurroundings&);
  const std::vector<std::string>& (*fields)();
};

template <class Item>
void run(const CaseworkOptions& options, CaseworkKind<Item> kind) {
  import::CaseworkRequest request;
  request.source = options.shared.source;
  request.layer = options.shared.layer;
  request.epsg = epsg_option(options.crs);
  if (!options.map.empty())
    request.map = import::parse_column_map(read_small_file(options.map), options.map, kind.fields());

  const Interruption interruption;
  auto store = store::Store::open(options.shared.store, store::Access::read_write);
  auto transaction = store.begin();
  const auto read = kind.read(request, {store.area_schemes(), store.categories(), store.city().analysis_epsg});
  interruption.stop_if_asked();
  delivery::settle_analysis_epsg(store, read.analysis_epsg);
  ImportAccount account;
  ReasonList reasons;
  for (const Item& item : read.items) account.add(put(store, item));
  for (const auto& refused : read.refused) {
    account.add_rejected();
    reasons.add(refused.line, refused.complaint.field, refused.complaint.english);
  }
  interruption.stop_if_asked();
  if (options.shared.keeping == Keeping::keep) transaction.commit();
  print_warnings(reasons.sentences());
  print_account(account, options.shared.form, options.shared.keeping);
}

template <class Item>
void add_command(CLI::App& import, const std::string& name, const std::string& title, CaseworkKind<Item> kind) {
  CLI::App* command = import.add_subcommand(name, title);
  const auto options = std::make_shared<CaseworkOptions>();
  add_shared_options(*command, options->shared);
  command->add_option("--map", options->map, "TOML with [columns]: our field = their column");
  command->add_option("--crs", options->crs, "EPSG:n, where the file does not say it");
  command->callback([options, kind] { run_interruptibly([&] { run(*options, kind); }); });
}

}  // namespace

void add_import_casework(CLI::App& import) {
  add_command<casebook::Problem>(import, "problems", "Priority problem areas",
                                 {import::read_problems, import::problem_fields});
  add_command<casebook::Action>(import, "actions", "Actions and where they are",
                                {import::read_actions, import::action_fields});
  add_command<casebook::Pledge>(import, "pledges", "Pledges to citizens",
                                {import::read_pledges, import::pledge_fields});
}

}  // namespace tryggkarta::commands
