// member token, tokens, revoke.
#include <fmt/format.h>

#include "geo/error.hpp"
#include "geo/store/member_book.hpp"
#include "server/commands/commands.hpp"
#include "server/commands/member_options.hpp"
#include "server/session/password.hpp"

namespace tryggkarta::commands {

namespace {

struct TokenRequest {
  std::string store;
  std::string member;
  std::string name;
  std::vector<std::string> part;
  int days = 90;
  std::string purpose;
};

store::Account known_member(const store::Store& store, const std::string& name) {
  if (auto account = store.members().named(name)) return *std::move(account);
  throw Error(ErrorKind::not_found,
              fmt::format("there is no member {}: `tryggkarta member list` shows who there is", name));
}

void make_token(const TokenRequest& request) {
  auto store = store::Store::open(request.store, store::Access::read_write);
  const auto account = known_member(store, request.member);
  const std::string secret = session::random_secret();
  store::ApiToken token;
  token.secret_hash = session::hash_secret(secret);
  token.member = request.member;
  token.name = request.name;
  if (request.part.empty() && account.member.assignments.empty()) {
    throw Error(ErrorKind::not_allowed,
                fmt::format("{} plays no part now: give one with `tryggkarta member set --as`", request.member));
  }
  token.assignment = request.part.empty() ? account.member.assignments.at(0) : parts_of(request.part).front();
  token.purpose = request.purpose;
  token.ending = secret.substr(secret.size() - 4);
  const auto now = this_second();
  token.expires = now + std::chrono::days{request.days};
  const auto id = store.members().keep_token(right_to_manage(), token, now);
  fmt::print(stderr, "Token {} for {} as {}, until {}. It is shown this once:\n", id, request.member,
             access::format_assignment(token.assignment), time::format_instant(token.expires));
  // Alone on standard output, so that it can go straight into a file.
  fmt::print("{}\n", secret);
}

std::string_view state_of(const store::ApiToken& token, const access::Member& member) {
  if (token.expires <= this_second()) return "expired";
  return access::covers(member.assignments, token.assignment) ? "valid" : "no longer a part of the member's";
}

void list_tokens(const std::string& file, const std::string& member) {
  const auto store = store::Store::open(file, store::Access::read_only);
  const auto account = known_member(store, member);
  const auto tokens = store.members().tokens_of(member);
  for (const store::ApiToken& token : tokens) {
    fmt::print(
        "{}  {} (…{})\n  as          {}\n  purpose     {}\n  created     {}\n  expires     {}\n  state       {}\n",
        token.id, token.name, token.ending, access::format_assignment(token.assignment),
        token.purpose.empty() ? "none" : token.purpose, time::format_instant(token.created),
        time::format_instant(token.expires), state_of(token, account.member));
  }
  if (tokens.empty()) fmt::print("{} has no tokens.\n", member);
}

void revoke_token(const std::string& file, std::int64_t id) {
  auto store = store::Store::open(file, store::Access::read_write);
  store.members().revoke_token(right_to_manage(), id, this_second());
  fmt::print("Revoked token {}.\n", id);
}

void add_making(CLI::App& member) {
  auto request = std::make_shared<TokenRequest>();
  auto* command = member.add_subcommand("token", "Make a token for a program: its secret is printed once");
  command->add_option("STORE", request->store, "The store")->required();
  command->add_option("NAME", request->member, "The member")->required();
  command->add_option("--name", request->name, "What the token is for")->required();
  add_parts_option(*command, request->part, "The part it stands for; the member's first where nothing is said")
      ->expected(1);
  command->add_option("--days", request->days, "How long it lasts")
      ->check(CLI::Range(1, store::Store::MemberBook::kLongestTokenDays))
      ->capture_default_str();
  command->add_option("--purpose", request->purpose, "The purpose that every use of it states");
  command->callback([request] { make_token(*request); });
}

}  // namespace

void add_token_commands(CLI::App& member) {
  add_making(member);

  auto listed = std::make_shared<std::pair<std::string, std::string>>();
  auto* list_command = member.add_subcommand("tokens", "List a member's tokens");
  list_command->add_option("STORE", listed->first, "The store")->required();
  list_command->add_option("NAME", listed->second, "The member")->required();
  list_command->callback([listed] { list_tokens(listed->first, listed->second); });

  auto revoked = std::make_shared<std::pair<std::string, std::int64_t>>();
  auto* revoke_command = member.add_subcommand("revoke", "Make a token worthless");
  revoke_command->add_option("STORE", revoked->first, "The store")->required();
  revoke_command->add_option("TOKEN_ID", revoked->second, "Its number, as `member tokens` shows it")->required();
  revoke_command->callback([revoked] { revoke_token(revoked->first, revoked->second); });
}

}  // namespace tryggkarta::commands
