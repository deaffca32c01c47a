#include <algorithm>
#include <memory>

#include <fmt/format.h>

#include "geo/error.hpp"
#include "geo/import/denominator_import.hpp"
#include "server/commands/import_commands.hpp"
#include "server/commands/import_options.hpp"

namespace tryggkarta::commands {

namespace {

struct DenominatorOptions {
  ImportOptions shared;
  import::DenominatorRequest request;
  std::string scheme;
};

const casebook::AreaScheme& scheme_of(const std::vector<casebook::AreaScheme>& schemes, const std::string& code) {
  const auto found =
      std::find_if(schemes.begin(), schemes.end(), [&](const auto& scheme) { return scheme.code == code; });
  if (found != schemes.end()) return *found;
  std::string codes;
  for (const auto& scheme : schemes) codes += (codes.empty() ? "" : ", ") + scheme.code;
  throw Error{ErrorKind::bad_input, fmt::format("The store has no scheme {}: it has {}; import its areas first.", code,
                                                codes.empty() ? "none" : codes)};
}

void run(const DenominatorOptions& options) {
  import::DenominatorRequest request = options.request;
  request.source = options.shared.source;
  request.layer = options.shared.layer;
  auto store = store::Store::open(options.shared.store, store::Access::read_write);
  auto transaction = store.begin();
  const auto schemes = store.area_schemes();
  const import::DenominatorImport read = import::read_denominators(request, scheme_of(schemes, options.scheme));
  const auto outcomes = store.put_denominators(read.denominators);
  if (options.shared.keeping == Keeping::keep) transaction.commit();

  ImportAccount account;
  ReasonList reasons;
  for (std::size_t i = 0; i < outcomes.size(); ++i) account.add(outcomes[i], read.rows_of[i]);
  account.add_unplaced(read.unplaced_rows);
  for (const auto& refused : read.refused) {
    account.add_rejected();
    reasons.add(refused.line, refused.complaint.field, refused.complaint.english);
  }
  print_warnings(read.warnings);
  print_warnings(reasons.sentences());
  print_account(account, options.shared.form, options.shared.keeping);
}

}  // namespace

void add_import_denominators(CLI::App& import) {
  CLI::App* command = import.add_subcommand("denominators", "What rates are divided by: inhabitants by area");
  const auto options = std::make_shared<DenominatorOptions>();
  add_shared_options(*command, options->shared);
  command->add_option("--scheme", options->scheme, "Code of the scheme of the areas")->required();
  command->add_option("--code", options->request.code_field, "Field with the areas' codes")->required();
  command->add_option("--value", options->request.value_field, "Field with the values")->required();
  command->add_option("--kind", options->request.kind, "population")->required()->check(CLI::IsMember({"population"}));
  command->add_option("--year", options->request.year, "Year that the values are for")
      ->required()
      ->check(CLI::Range(1900, 2999));
  command->callback([options] { run(*options); });
}

}  // namespace tryggkarta::commands
