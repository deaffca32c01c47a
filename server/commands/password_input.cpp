#include "server/commands/password_input.hpp"

#include <termios.h>
#include <unistd.h>

#include <fstream>
#include <iostream>

#include <fmt/format.h>

#include "geo/error.hpp"
#include "server/session/password.hpp"

namespace tryggkarta::commands {

namespace {

/// While it lives, what is typed is not shown. Ctrl-C is a character then, as in getpass(3): a program that ended here
/// would leave its user a terminal that shows nothing.
class UnseenTyping {
 public:
  UnseenTyping() {
    tcgetattr(STDIN_FILENO, &before_);
    termios unseen = before_;
    unseen.c_lflag &= ~static_cast<tcflag_t>(ECHO | ISIG);
    tcsetattr(STDIN_FILENO, TCSAFLUSH, &unseen);
  }
  UnseenTyping(const UnseenTyping&) = delete;
  UnseenTyping& operator=(const UnseenTyping&) = delete;
  ~UnseenTyping() { tcsetattr(STDIN_FILENO, TCSAFLUSH, &before_); }

 private:
  termios before_{};
};

std::string first_line(std::istream& from) {
  std::string line;
  std::getline(from, line);
  if (!line.empty() && line.back() == '\r') line.pop_back();
  return line;
}

std::string ask(const std::string& prompt) {
  constexpr char kCtrlC = '\x03';
  const std::string typed = [&] {
    const UnseenTyping unseen;
    fmt::print(stderr, "{}: ", prompt);
    return first_line(std::cin);
  }();
  fmt::print(stderr, "\n");
  if (!std::cin || typed.find(kCtrlC) != std::string::npos)
    throw Error(ErrorKind::bad_input, "no password was given: nothing was changed");
  return typed;
}

std::string read_password(const PasswordInput& input, std::string_view name) {
  if (!input.file.empty()) {
    std::ifstream file{input.file, std::ios::binary};
    std::string line = first_line(file);
    if (!file && line.empty())
      throw Error(ErrorKind::bad_input, fmt::format("{} holds no password: check the name", input.file));
    return line;
  }
  if (input.from_standard_input) return first_line(std::cin);
  if (::isatty(STDIN_FILENO) == 0) {
    throw Error(ErrorKind::bad_input,
                "there is no terminal to ask for a password: give --password-file FILE or --password-stdin");
  }
  std::string typed = ask(fmt::format("Password for {} (12 characters or more)", name));
  session::refuse_weak_password(typed, name);
  if (ask("Once more") != typed) throw Error(ErrorKind::bad_input, "the two passwords differ: nothing was changed");
  return typed;
}

}  // namespace

void add_password_options(CLI::App& command, PasswordInput& input) {
  auto* file = command.add_option("--password-file", input.file, "A file whose first line is the password");
  command.add_flag("--password-stdin", input.from_standard_input, "The password is the first line of standard input")
      ->excludes(file);
}

std::string password_hash_from(const PasswordInput& input, std::string_view name) {
  const std::string password = read_password(input, name);
  session::refuse_weak_password(password, name);
  return session::hash_password(password);
}

}  // namespace tryggkarta::commands
