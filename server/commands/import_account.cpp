#include "server/commands/import_account.hpp"

#include <iostream>

namespace tryggkarta::commands {

void print_notes(const std::vector<std::string>& notes) {
  for (const std::string& note : notes) std::cerr << "note: " << note << '\n';
}

void print_warnings(const std::vector<std::string>& warnings) {
  for (const std::string& warning : warnings) std::cerr << "warning: " << warning << '\n';
}

void print_account(const ImportAccount& account, AccountForm form, Keeping keeping) {
  if (keeping == Keeping::dry_run) std::cerr << "note: Dry run: nothing was kept.\n";
  std::cout << (form == AccountForm::json ? account.in_json() : account.in_words()) << std::endl;
}

}  // namespace tryggkarta::commands
