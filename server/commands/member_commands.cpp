// member add, set, list, remove.
#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "geo/error.hpp"
#include "geo/store/member_book.hpp"
#include "server/commands/commands.hpp"
#include "server/commands/member_options.hpp"
#include "server/commands/password_input.hpp"

namespace tryggkarta::commands {

namespace {

struct MemberRequest {
  std::string store;
  std::string name;
  std::string title;
  std::vector<std::string> parts;
  PasswordInput password;
  bool asks_for_password = false;
  store::Subject subject;

  bool changes_password() const { return password.is_given() || asks_for_password; }
  bool changes_something() const {
    return changes_password() || !title.empty() || !parts.empty() || !subject.issuer.empty();
  }
  std::optional<store::Subject> said_subject() const {
    if (subject.issuer.empty()) return std::nullopt;
    return subject;
  }
};

void add_member(const MemberRequest& request) {
  auto store = store::Store::open(request.store, store::Access::read_write);
  store::Account account{{0, request.name, request.title, parts_of(request.parts)}, "", request.said_subject(), {}};
  // Who signs in with the city's own log-in has a password of ours only where one is given.
  if (!account.subject || request.password.is_given())
    account.password_hash = password_hash_from(request.password, request.name);
  store.members().add(right_to_manage(), account, this_second());
  fmt::print("Added {} ({}).\n", request.name, request.title);
}

void set_member(const MemberRequest& request) {
  auto store = store::Store::open(request.store, store::Access::read_write);
  auto book = store.members();
  if (!book.named(request.name)) {
    throw Error(ErrorKind::not_found,
                fmt::format("there is no member {}: `tryggkarta member list {}` shows who there is", request.name,
                            request.store));
  }
  const std::string hash = request.changes_password() ? password_hash_from(request.password, request.name) : "";
  auto transaction = store.begin();
  const auto grant = right_to_manage();
  const auto when = this_second();
  if (!request.title.empty()) book.set_title(grant, request.name, request.title, when);
  if (!request.parts.empty()) book.set_assignments(grant, request.name, parts_of(request.parts), when);
  if (request.changes_password()) book.set_password(grant, request.name, hash, when);
  if (const auto subject = request.said_subject()) book.set_subject(grant, request.name, subject, when);
  transaction.commit();
  fmt::print("Changed {}.\n", request.name);
}

std::vector<std::string> parts_in_words(const access::Member& member) {
  std::vector<std::string> words;
  for (const access::Assignment& part : member.assignments) words.push_back(access::format_assignment(part));
  return words;
}

nlohmann::ordered_json json_of(const store::Account& account, std::size_t tokens) {
  nlohmann::ordered_json json{{"name", account.member.name},
                              {"title", account.member.title},
                              {"assignments", parts_in_words(account.member)},
                              {"password", !account.password_hash.empty()},
                              {"created", time::format_instant(account.created)},
                              {"tokens", tokens}};
  if (account.subject) {
    json["issuer"] = account.subject->issuer;
    json["subject"] = account.subject->subject;
  }
  return json;
}

std::string_view way_in(const store::Account& account) {
  if (account.subject)
    return account.password_hash.empty() ? "the city's own log-in" : "the city's own log-in, password";
  return account.password_hash.empty() ? "nothing yet" : "password";
}

void print_member(const store::Account& account, std::size_t tokens) {
  fmt::print("{}\n  title       {}\n", account.member.name, account.member.title);
  for (const std::string& part : parts_in_words(account.member)) fmt::print("  as          {}\n", part);
  fmt::print("  signs in    {}\n  tokens      {}\n  since       {}\n", way_in(account), tokens,
             time::format_instant(account.created));
}

void list_members(const std::string& file, bool as_json) {  // NOLINT: what --json says
  const auto store = store::Store::open(file, store::Access::read_only);
  const auto book = store.members();
  nlohmann::ordered_json all = nlohmann::ordered_json::array();
  for (const store::Account& account : book.all()) {
    const std::size_t tokens = book.tokens_of(account.member.name).size();
    if (as_json) {
      all.push_back(json_of(account, tokens));
    } else {
      print_member(account, tokens);
    }
  }
  if (as_json) fmt::print("{}\n", all.dump(-1, ' ', false, nlohmann::json::error_handler_t::replace));
  if (!as_json && book.all().empty()) fmt::print("No members yet: tryggkarta member add {} NAME …\n", file);
}

void remove_member(const std::string& file, const std::string& name) {
  auto store = store::Store::open(file, store::Access::read_write);
  store.members().remove(right_to_manage(), name, this_second());
  fmt::print("Removed {} and every token of theirs.\n", name);
}

CLI::App* add_change(CLI::App& member, const char* name, const char* what, MemberRequest& request) {
  auto* command = member.add_subcommand(name, what);
  command->add_option("STORE", request.store, "The store")->required();
  command->add_option("NAME", request.name, "What the member signs in with: a-z, 0-9 and . - _ @")->required();
  add_password_options(*command, request.password);
  auto* issuer = command->add_option("--issuer", request.subject.issuer, "The city's own log-in (OpenID Connect)");
  auto* subject = command->add_option("--subject", request.subject.subject, "Who the member is there");
  issuer->needs(subject);
  subject->needs(issuer);
  return command;
}

}  // namespace

void add_member_commands(CLI::App& app) {
  auto* member = app.add_subcommand("member", "Members: who may sign in, in which parts, and their tokens");
  member->require_subcommand(1);

  auto added = std::make_shared<MemberRequest>();
  auto* add_command = add_change(*member, "add", "Add a member; asks for a password where none is given", *added);
  add_command->add_option("--title", added->title, "The person's name")->required();
  add_parts_option(*add_command, added->parts, "A part that the member plays; once for each, the usual one first")
      ->required();
  add_command->callback([added] { add_member(*added); });

  auto changed = std::make_shared<MemberRequest>();
  auto* set_command = add_change(*member, "set", "Change a member", *changed);
  set_command->add_option("--title", changed->title, "The person's name");
  add_parts_option(*set_command, changed->parts, "The parts from now on, in place of the former ones");
  set_command->add_flag("--password", changed->asks_for_password, "Ask for a new password on the terminal");
  set_command->callback([changed] {
    if (!changed->changes_something()) throw CLI::RequiredError("--title, --as, --password or --issuer");
    set_member(*changed);
  });

  auto listed = std::make_shared<std::pair<std::string, bool>>();
  auto* list_command = member->add_subcommand("list", "List the members");
  list_command->add_option("STORE", listed->first, "The store")->required();
  list_command->add_flag("--json", listed->second, "As one JSON array");
  list_command->callback([listed] { list_members(listed->first, listed->second); });

  auto removed = std::make_shared<std::pair<std::string, std::string>>();
  auto* remove_command = member->add_subcommand("remove", "Remove a member with all tokens; the log stays");
  remove_command->add_option("STORE", removed->first, "The store")->required();
  remove_command->add_option("NAME", removed->second, "The member")->required();
  remove_command->callback([removed] { remove_member(removed->first, removed->second); });

  add_token_commands(*member);
}

}  // namespace tryggkarta::commands
