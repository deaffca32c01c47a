// record.
#include <chrono>
#include <filesystem>
#include <fstream>
#include <memory>

#include <fmt/format.h>

#include "geo/access/policy.hpp"
#include "geo/error.hpp"
#include "geo/store/audit_log.hpp"
#include "geo/store/case_book.hpp"
#include "geo/store/store.hpp"
#include "server/commands/commands.hpp"

namespace tryggkarta::commands {

namespace {

struct RecordRequest {
  std::string store;
  std::string kind;
  std::string key;
  std::string file;
};

/// Whole or not at all, and never over a file that is there.
void write_new_file(const std::string& path, const std::string& bytes) {
  if (std::filesystem::exists(path))
    throw Error{ErrorKind::conflict, fmt::format("{} is there already: name another file.", path)};
  std::ofstream file(path, std::ios::binary);
  file.write(bytes.data(), static_cast<std::streamsize>(bytes.size()));
  file.close();
  if (file) return;
  std::error_code ignored;
  std::filesystem::remove(path, ignored);
  throw Error{ErrorKind::unavailable, fmt::format("{} cannot be written: choose another place.", path)};
}

void hand_out(const RecordRequest& request) {
  const auto grant = access::Policy::for_owner_of_the_store_file(access::Act::decide);
  auto store = store::Store::open(request.store, store::Access::read_write);
  const auto kind = casebook::parse_decided_kind(request.kind).value();
  const auto package = store.casework().record_of(grant, kind, request.key);
  if (!package)
    throw Error{ErrorKind::not_found,
                fmt::format("No record is kept of the {} {}: it is not there, or not decided here.", request.kind,
                            request.key)};
  write_new_file(request.file, *package);
  const store::AuditEntry entry{.when = std::chrono::floor<std::chrono::seconds>(std::chrono::system_clock::now()),
                                .member = grant.member(),
                                .role = std::string{access::name_of(grant.role())},
                                .act = "utlämnat",
                                .what = fmt::format("record {} {}", request.kind, request.key),
                                .rows = 1};
  store.audit().append({&entry, 1});
  fmt::print("Wrote the record of the {} {} to {}.\n", request.kind, request.key, request.file);
}

}  // namespace

void add_record_command(CLI::App& app) {
  auto request = std::make_shared<RecordRequest>();
  auto* command = app.add_subcommand("record", "Write out what was decided, as it was kept at the decision");
  command->add_option("STORE", request->store, "The store")->required();
  command->add_option("KIND", request->kind, "report or action")
      ->required()
      ->check(CLI::IsMember({"report", "action"}));
  command->add_option("KEY", request->key, "The key of the report or the action")->required();
  command->add_option("FILE", request->file, "The ZIP to make")->required();
  command->callback([request] { hand_out(*request); });
}

}  // namespace tryggkarta::commands
