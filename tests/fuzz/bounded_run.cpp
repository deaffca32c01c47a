// A fuzzer's main function where there is no libFuzzer: a fixed number of inputs, the same in every run.
//
// PROGRAM INPUTS runs inputs 0 … INPUTS − 1; PROGRAM INPUTS ONLY runs that one and writes it to standard output first.
#include <signal.h>
#include <unistd.h>

#include <algorithm>
#include <cstdio>
#include <random>
#include <string>

#include "tests/fuzz/fuzz.hpp"

namespace {

constexpr std::size_t kLongest = 4096;

class Maker {
 public:
  explicit Maker(std::uint32_t number) : chance_(number) {}

  std::string make() {
    const auto seeds = fuzz_seeds();
    if (seeds.empty() || chance(4) == 0) return noise(1 + chance(1U << chance(13)));
    std::string input{seeds[chance(seeds.size())]};
    for (std::size_t changes = chance(1U << chance(5)); changes > 0; --changes) change(input, seeds);
    input.resize(std::min(input.size(), kLongest));
    return input;
  }

 private:
  std::size_t chance(std::size_t end) { return end == 0 ? 0 : chance_() % end; }

  std::string noise(std::size_t length) {
    std::string bytes(std::min(length - 1, kLongest), '\0');
    for (char& byte : bytes) byte = static_cast<char>(chance_());
    return bytes;
  }

  void change(std::string& input, const std::vector<std::string_view>& seeds) {
    static constexpr std::string_view kTokens[] = {"0",       "-1",       "99999999999999999999",
                                                   ",",       ",,",       "..",
                                                   "/",       "%00",      "%2F",
                                                   "=",       "&",        "?",
                                                   ";",       "\"",       "\r\n",
                                                   "\n",      "\xc3\xa5", "\xff",
                                                   "2026-Q1", "1e400",    "NaN",
                                                   " "};
    const std::size_t at = chance(input.size() + 1);
    const std::size_t length = chance(std::min<std::size_t>(16, input.size() - at) + 1);
    switch (chance(7)) {
      case 0: input.insert(at, noise(1 + chance(8))); break;
      case 1: input.erase(at, length); break;
      case 2: input.insert(chance(input.size() + 1), input.substr(at, length)); break;
      case 3: input.replace(at, length, kTokens[chance(std::size(kTokens))]); break;
      case 4: {
        const auto other = seeds[chance(seeds.size())];
        input = input.substr(0, at) + std::string{other.substr(chance(other.size()))};
        break;
      }
      default:
        if (at < input.size()) input[at] = static_cast<char>(input[at] ^ (1U << chance(8)));
    }
  }

  std::mt19937 chance_;
};

volatile std::uint32_t running = 0;

/// Says which input it was; nothing here may allocate.
extern "C" void tell_which(int signal_number) {
  char text[64];
  std::size_t length = 0;
  for (const char c : std::string_view{"failed at input "}) text[length++] = c;
  char digits[10];
  std::size_t count = 0;
  for (std::uint32_t rest = running; count == 0 || rest > 0; rest /= 10)
    digits[count++] = static_cast<char>('0' + rest % 10);
  while (count > 0) text[length++] = digits[--count];
  text[length++] = '\n';
  [[maybe_unused]] const auto written = write(STDERR_FILENO, text, length);
  signal(signal_number, SIG_DFL);
  raise(signal_number);
}

void run(std::uint32_t number) {
  running = number;
  // A block of its own, so that a reader that runs past the end is seen by tools that watch the heap.
  const std::string input = Maker{number}.make();
  const std::vector<std::uint8_t> bytes(input.begin(), input.end());
  LLVMFuzzerTestOneInput(bytes.data(), bytes.size());
}

}  // namespace

int main(int count, char** arguments) {
  if (count < 2) return 2;
  for (const int number : {SIGABRT, SIGSEGV, SIGFPE, SIGBUS, SIGILL}) signal(number, tell_which);
  if (count > 2) {
    const auto only = static_cast<std::uint32_t>(std::stoul(arguments[2]));
    const std::string input = Maker{only}.make();
    std::fwrite(input.data(), 1, input.size(), stdout);
    std::fflush(stdout);
    run(only);
    return 0;
  }
  const auto inputs = static_cast<std::uint32_t>(std::stoul(arguments[1]));
  for (std::uint32_t number = 0; number < inputs; ++number) run(number);
  std::printf("%u inputs\n", inputs);
  return 0;
}
