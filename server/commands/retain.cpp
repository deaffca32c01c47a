// retain: gallring.
#include <algorithm>
#include <chrono>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "geo/access/policy.hpp"
#include "geo/store/retention_book.hpp"
#include "server/commands/commands.hpp"
#include "server/commands/import_options.hpp"

namespace tryggkarta::commands {

namespace {

// A server reads the casebook anew after every change, and a large one takes a while.
constexpr std::chrono::seconds kPatienceWithReaders{60};

struct RetainRequest {
  std::string store;
  std::string today;
  AccountForm form = AccountForm::words;
  Keeping keeping = Keeping::keep;
};

/// What was done, or would be.
struct Retained {
  time::Day today{};
  std::vector<store::RetentionAccount> accounts;
  bool is_rewritten = false;

  std::int64_t rows() const {
    std::int64_t rows = 0;
    for (const auto& account : accounts) rows += account.due;
    return rows;
  }
};

std::string sentence_of(const store::RetentionAccount& account) {
  if (!account.limit) {
    return fmt::format("{} ({}): every row is kept, {} in all", account.source,
                       account.retention.empty() ? "ej beslutat" : account.retention, account.kept);
  }
  return fmt::format("{} ({}, days before {}): {} rows retained now, {} before, {} kept exactly", account.source,
                     account.retention, time::format_day(*account.limit), account.due, account.retained, account.kept);
}

nlohmann::ordered_json json_of(const store::RetentionAccount& account) {
  nlohmann::ordered_json json{{"source", account.source}, {"retention", account.retention}};
  json["before"] = account.limit ? nlohmann::ordered_json(time::format_day(*account.limit)) : nullptr;
  json["retained"] = account.due;
  json["retained_earlier"] = account.retained;
  json["kept"] = account.kept;
  return json;
}

void print_json(const Retained& retained) {
  nlohmann::ordered_json json{{"today", time::format_day(retained.today)},
                              {"retained", retained.rows()},
                              {"rewritten", retained.is_rewritten},
                              {"sources", nlohmann::ordered_json::array()}};
  for (const auto& account : retained.accounts) json["sources"].push_back(json_of(account));
  fmt::print("{}\n", json.dump(-1, ' ', false, nlohmann::ordered_json::error_handler_t::replace));
}

void print_words(const Retained& retained) {
  for (const auto& account : retained.accounts) fmt::print("{}\n", sentence_of(account));
  if (retained.rows() == 0) {
    fmt::print("No row is older than its source may keep it.{}\n",
               retained.is_rewritten ? " The file was written anew, without what was retained before." : "");
  } else {
    fmt::print("{} rows in all: place and key {}, areas and counts stay.\n", retained.rows(),
               retained.is_rewritten ? "are gone from the file" : "would go");
  }
}

Retained look_only(const store::Store& store, time::Day today) {
  return {today, store.retention().accounts(today), false};
}

Retained retain_in(const store::Store& store, time::Day today) {
  auto book = store.retention();
  const auto now = std::chrono::floor<std::chrono::seconds>(std::chrono::system_clock::now());
  Retained retained{today, book.retain(access::Policy::for_owner_of_the_store_file(access::Act::retain), {today, now})};
  // Also what an earlier run left behind that was ended before its time.
  if (book.must_rewrite()) {
    book.rewrite_file(kPatienceWithReaders);
    retained.is_rewritten = true;
  }
  return retained;
}

void retain(const RetainRequest& request) {
  const auto said = day_option("--today", request.today);
  const bool keeps = request.keeping == Keeping::keep;
  const auto store = store::Store::open(request.store, keeps ? store::Access::read_write : store::Access::read_only);
  const time::Day today = said.value_or(today_in(store.city().timezone));
  const Retained retained = keeps ? retain_in(store, today) : look_only(store, today);
  if (!keeps) print_notes({"Dry run: nothing was changed."});
  if (today > today_in(store.city().timezone))
    print_notes({fmt::format("Reckoned from {}, a day that has not come yet.", time::format_day(today))});
  if (request.form == AccountForm::json) {
    print_json(retained);
  } else {
    print_words(retained);
  }
}

}  // namespace

void add_retain_command(CLI::App& app) {
  auto request = std::make_shared<RetainRequest>();
  auto* command = app.add_subcommand(
      "retain", "Gallring: exact place and key of rows older than their source's retention go, areas and counts stay");
  command->add_option("STORE", request->store, "The store")->required();
  command->add_option("--today", request->today, "Reckon from this day instead of today");
  command->add_flag_callback(
      "--json", [request] { request->form = AccountForm::json; }, "Print the accounts as one JSON object");
  command->add_flag_callback(
      "--dry-run", [request] { request->keeping = Keeping::dry_run; }, "Only say what would be retained");
  command->callback([request] { retain(*request); });
}

}  // namespace tryggkarta::commands
