// check, backup.
#include <fmt/format.h>

#include "geo/access/policy.hpp"
#include "geo/store/audit_log.hpp"
#include "geo/store/case_book.hpp"
#include "geo/store/retention_book.hpp"
#include "geo/store/store.hpp"
#include "server/commands/commands.hpp"
#include "server/commands/import_options.hpp"

namespace tryggkarta::commands {

namespace {

struct CheckRequest {
  std::string store;
  bool prints_policy = false;
};

void check(const std::string& file) {
  const auto store = store::Store::open(file, store::Access::read_only);
  auto findings = store.check();
  const auto overdue = store.retention().findings(today_in(store.city().timezone));
  findings.insert(findings.end(), overdue.begin(), overdue.end());
  int broken = 0;
  for (const auto& finding : findings) {
    const bool is_broken = finding.severity == store::Severity::broken;
    broken += is_broken ? 1 : 0;
    fmt::print("{}: {}\n", is_broken ? "BROKEN" : "warning", finding.text);
  }
  for (const auto& proof : store.casework().proofs()) {
    if (proof.objects > 0 && proof.broken.empty())
      fmt::print("Held: {} {} ({} of {}).\n", proof.rule, proof.promise, proof.objects, proof.objects);
  }
  // Whoever writes this line down elsewhere can tell later whether the log was written anew.
  const auto log = store.audit().head();
  fmt::print("The log has {} rows and ends with {}.\n", log.count, log.hash);
  fmt::print("{} broken, {} warnings. Edition {}.\n", broken, findings.size() - static_cast<std::size_t>(broken),
             store.latest_edition_number());
  if (broken > 0) end_with(1);
}

void backup(const std::string& file, const std::string& target) {
  store::Store::open(file, store::Access::read_only).backup_to(target);
  fmt::print("Copied {} to {}.\n", file, target);
}

}  // namespace

void add_keeping_commands(CLI::App& app) {
  auto request = std::make_shared<CheckRequest>();
  auto* check_command =
      app.add_subcommand("check", "Check a store: integrity, accounts, rules, the log, and what is not decided");
  check_command->add_option("STORE", request->store, "The store");
  check_command->add_flag("--policy", request->prints_policy, "Print who may see and do what; needs no store");
  check_command->callback([request] {
    if (request->prints_policy) fmt::print("{}", access::Policy::in_words());
    if (!request->prints_policy && request->store.empty()) throw CLI::RequiredError("STORE");
    if (!request->store.empty()) check(request->store);
  });

  auto files = std::make_shared<std::pair<std::string, std::string>>();
  auto* backup_command = app.add_subcommand("backup", "Copy a store, also while it is served");
  backup_command->add_option("STORE", files->first, "The store")->required();
  backup_command->add_option("FILE", files->second, "The copy to make")->required();
  backup_command->callback([files] { backup(files->first, files->second); });
}

}  // namespace tryggkarta::commands
