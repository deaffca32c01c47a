#include <memory>

#include "geo/import/category_import.hpp"
#include "server/commands/import_commands.hpp"
#include "server/commands/import_options.hpp"

namespace tryggkarta::commands {

namespace {

void run(const ImportOptions& options) {
  auto store = store::Store::open(options.store, store::Access::read_write);
  auto transaction = store.begin();
  const import::CategoryImport read = import::read_categories(options.source, store.categories());
  ImportAccount account;
  ReasonList reasons;
  for (const auto& category : read.categories) account.add(store.put_category(category));
  for (const auto& refused : read.refused) {
    account.add_rejected();
    reasons.add(refused.line, refused.complaint.field, refused.complaint.english);
  }
  if (options.keeping == Keeping::keep) transaction.commit();
  print_warnings(reasons.sentences());
  print_account(account, options.form, options.keeping);
}

}  // namespace

void add_import_categories(CLI::App& import) {
  CLI::App* command = import.add_subcommand("categories", "Categories, added to the tree of the store");
  const auto options = std::make_shared<ImportOptions>();
  add_shared_options(*command, *options);
  command->callback([options] { run(*options); });
}

}  // namespace tryggkarta::commands
