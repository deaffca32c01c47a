#include "geo/import/personal_data.hpp"

#include <array>
#include <cstddef>

#include "geo/import/text_encoding.hpp"

namespace tryggkarta::import {

namespace {

bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool is_upper(char c) { return c >= 'A' && c <= 'Z'; }
bool is_letter(char c) { return is_upper(c) || (c >= 'a' && c <= 'z') || static_cast<unsigned char>(c) > 0x7F; }
bool is_word(char c) { return is_digit(c) || is_letter(c); }

/// A text and a place in it; characters beyond its ends are 0.
struct Reading {
  std::string_view text;
  std::size_t at;
  char operator[](std::size_t ahead) const { return at + ahead < text.size() ? text[at + ahead] : '\0'; }
  char before() const { return at > 0 ? text[at - 1] : '\0'; }
  std::size_t digits(std::size_t ahead) const {
    std::size_t count = 0;
    while (is_digit((*this)[ahead + count])) ++count;
    return count;
  }
};

/// Luhn over the ten digits YYMMDDNNNC.
bool checksum_holds(const std::array<int, 10>& digits) {
  int sum = 0;
  for (std::size_t i = 0; i < digits.size(); ++i) {
    const int weighted = digits[i] * (i % 2 == 0 ? 2 : 1);
    sum += weighted / 10 + weighted % 10;
  }
  return sum % 10 == 0;
}

bool is_personnummer(const Reading& reading) {
  const std::size_t date_digits = reading.digits(0);
  std::size_t skip = 0;  // the century
  std::size_t separator = 0;
  if (date_digits == 12 || date_digits == 8) skip = 2;
  if (date_digits == 6 || date_digits == 8) {
    separator = 1;
    const char dash = reading[date_digits];
    // "20240305 0823" is a time: a blank separates only after six digits.
    const bool separates = dash == '-' || dash == '+' || (dash == ' ' && date_digits == 6);
    if (!separates || reading.digits(date_digits + 1) != 4) return false;
  } else if (date_digits != 10 && date_digits != 12) {
    return false;
  }
  if (is_word(reading[skip + 10 + separator])) return false;
  if (skip == 2 && !(reading[0] == '1' && reading[1] == '9') && !(reading[0] == '2' && reading[1] == '0') &&
      !(reading[0] == '1' && reading[1] == '8')) {
    return false;
  }
  std::array<int, 10> digits{};
  for (std::size_t i = 0; i < 10; ++i) digits[i] = reading[skip + i + (i >= 6 ? separator : 0)] - '0';
  const int month = digits[2] * 10 + digits[3];
  const int written_day = digits[4] * 10 + digits[5];
  const int day = written_day > 60 ? written_day - 60 : written_day;  // samordningsnummer: day + 60
  return month >= 1 && month <= 12 && day >= 1 && day <= 31 && checksum_holds(digits);
}

/// The groups of digits from `ahead` on, with single blanks (or the separators given) between them.
struct Groups {
  std::size_t digits = 0;
  std::size_t first = 0;  // length of the first group
  std::size_t longest = 0;
  std::size_t count = 0;
  std::size_t end = 0;
};
Groups groups_at(const Reading& reading, std::size_t ahead, std::string_view separators) {
  Groups groups;
  for (;;) {
    const std::size_t length = reading.digits(ahead);
    if (length == 0) return groups;
    if (groups.count++ == 0) groups.first = length;
    groups.digits += length;
    groups.longest = std::max(groups.longest, length);
    ahead += length;
    groups.end = ahead;
    if (reading[ahead] == '\0' || separators.find(reading[ahead]) == std::string_view::npos) return groups;
    ++ahead;
  }
}

bool follows_word(const Reading& reading, std::initializer_list<std::string_view> words) {
  const std::size_t from = reading.at > 24 ? reading.at - 24 : 0;
  const std::string before = lower_case(reading.text.substr(from, reading.at - from));
  std::string_view rest = before;
  while (!rest.empty() && (rest.back() == ' ' || rest.back() == ':' || rest.back() == '.')) rest.remove_suffix(1);
  for (const std::string_view word : words) {
    if (rest.ends_with(word)) return true;
  }
  return false;
}

bool is_phone(const Reading& reading) {
  std::size_t ahead = 0;
  if (reading[0] == '+' && reading[1] == '4' && reading[2] == '6') ahead = 3;
  if (reading[0] == '0' && reading[1] == '0' && reading[2] == '4' && reading[3] == '6') ahead = 4;
  if (ahead > 0) {
    if (reading[ahead] == ' ' || reading[ahead] == '-') ++ahead;
    if (reading[ahead] == '(' && reading[ahead + 1] == '0' && reading[ahead + 2] == ')') ahead += 3;
    if (reading[ahead] == ' ') ++ahead;
    const Groups groups = groups_at(reading, ahead, " -");
    return groups.digits >= 7 && groups.digits <= 10;
  }
  if (reading[0] != '0' || reading[1] < '1' || reading[1] > '9') return false;
  const std::size_t area = reading.digits(0);
  const Groups whole = groups_at(reading, 0, " -/");
  const bool mobile = reading[1] == '7' && std::string_view{"02369"}.find(reading[2]) != std::string_view::npos;
  if (is_word(reading[whole.end])) return false;
  if (mobile && whole.digits == 10 && whole.longest <= 10) return true;
  if (area >= 8 && area <= 10)
    return follows_word(reading, {"tel", "tfn", "telefon", "telefonnummer", "mobil", "ring", "nummer", "phone"});
  if (area < 2 || area > 4) return false;
  const char separator = reading[area];
  if (separator != '-' && separator != '/' && separator != ' ') return false;
  // "05-03-2024" is a date: after the area code only blanks separate, and the groups are short.
  const Groups rest = groups_at(reading, area + 1, " ");
  if (is_word(reading[rest.end]) || reading[rest.end] == '-' || rest.digits < 5 || rest.digits > 8) return false;
  if (area + rest.digits < 8 || area + rest.digits > 10) return false;
  if (separator == ' ') return rest.count >= 2 && rest.longest <= 3;
  return rest.count == 1 || rest.longest <= 4;
}

bool is_email_around(const Reading& at_sign) {
  if (at_sign.at == 0) return false;
  const char before = at_sign.before();
  if (!is_word(before) && before != '_' && before != '-' && before != '+') return false;
  std::size_t ahead = 1;
  bool dot = false;
  std::size_t since_dot = 0;
  while (is_word(at_sign[ahead]) || at_sign[ahead] == '-' || at_sign[ahead] == '.') {
    if (at_sign[ahead] == '.') {
      if (ahead > 1 && is_letter(at_sign[ahead + 1])) {
        dot = true;
        since_dot = 0;
      }
    } else {
      ++since_dot;
    }
    ++ahead;
  }
  return dot && since_dot >= 2;
}

/// Letters that Swedish plates use.
bool is_plate_letter(char c) {
  const char upper = c >= 'a' && c <= 'z' ? static_cast<char>(c - ('a' - 'A')) : c;
  return is_upper(upper) && upper != 'I' && upper != 'Q' && upper != 'V';
}

/// Words of three letters that often stand before three digits and are no plates.
bool is_common_word(std::string_view three) {
  for (const std::string_view word :
       {"SOS", "LGH", "RUM", "TEL", "DNR", "MAX", "NRS", "BUS", "KRM", "MOM", "SEK", "KLM", "FAX", "BOX"}) {
    if (three == word) return true;
  }
  return false;
}

bool is_plate(const Reading& reading) {
  for (std::size_t i = 0; i < 3; ++i) {
    if (!is_plate_letter(reading[i])) return false;
  }
  const bool capitals = is_upper(reading[0]) && is_upper(reading[1]) && is_upper(reading[2]);
  const bool apart = reading[3] == ' ' || reading[3] == '-';
  const std::size_t number = apart ? 4 : 3;
  if (!is_digit(reading[number]) || !is_digit(reading[number + 1])) return false;
  const char last = reading[number + 2];
  if (!is_digit(last) && !(is_plate_letter(last) && last != 'O' && last != 'o')) return false;
  if (is_word(reading[number + 3])) return false;
  if (!capitals)
    return follows_word(reading,
                        {"reg", "regnr", "reg nr", "reg.nr", "registreringsnummer", "registrerad", "regnummer"});
  return !apart || !is_common_word(reading.text.substr(reading.at, 3));
}

/// "K123456-24" from the K on.
bool is_police_case(const Reading& reading) {
  if (reading[0] != 'K' && reading[0] != 'k') return false;
  const std::size_t number = reading.digits(1);
  return number >= 3 && number <= 8 && reading[1 + number] == '-' && reading.digits(2 + number) == 2 &&
         !is_word(reading[4 + number]);
}

/// "dnr N161-0345/21", "Diarienummer: 2024-00123", from the word on.
bool is_registry_number(const Reading& reading) {
  const std::string beginning = lower_case(reading.text.substr(reading.at, 15));
  for (const std::string_view word : {"diarienummer", "diarienr", "dnr"}) {
    if (!beginning.starts_with(word)) continue;
    std::size_t ahead = word.size();
    while (reading[ahead] == ' ' || reading[ahead] == ':' || reading[ahead] == '.') ++ahead;
    std::size_t digits = 0;
    std::size_t letters = 0;
    for (;; ++ahead) {
      const char c = reading[ahead];
      if (is_digit(c)) {
        ++digits;
      } else if (is_letter(c) && ++letters > 6) {
        break;
      } else if (!is_letter(c) && c != '-' && c != '/' && !(c == ' ' && digits == 0) && c != ':') {
        break;
      }
    }
    return digits >= 3;
  }
  return false;
}

std::optional<PersonalPattern> pattern_beginning_at(const Reading& reading) {
  const char c = reading[0];
  if (is_digit(c) || c == '+') {
    if (is_personnummer(reading)) return PersonalPattern::personnummer;
    if (reading.digits(0) == 4 && reading[4] == '-' && is_police_case({reading.text, reading.at + 5}))
      return PersonalPattern::case_number;
    if (is_phone(reading)) return PersonalPattern::phone;
    return std::nullopt;
  }
  if (is_police_case(reading) || is_registry_number(reading)) return PersonalPattern::case_number;
  if (is_plate(reading)) return PersonalPattern::plate;
  return std::nullopt;
}

}  // namespace

std::string_view swedish_name_of(PersonalPattern pattern) {
  constexpr std::array<std::string_view, 5> kNames{"personnummer", "telefonnummer", "e-postadress",
                                                   "registreringsnummer", "ärendenummer"};
  return kNames.at(static_cast<std::size_t>(pattern));
}

std::string_view english_name_of(PersonalPattern pattern) {
  constexpr std::array<std::string_view, 5> kNames{"personal identity number", "telephone number", "e-mail address",
                                                   "registration plate", "case number"};
  return kNames.at(static_cast<std::size_t>(pattern));
}

std::optional<PersonalPattern> find_personal_data(std::string_view text) {
  if (text.size() < 5) return std::nullopt;
  char before = '\0';
  for (std::size_t i = 0; i < text.size(); before = text[i++]) {
    const char c = text[i];
    if (c == '@') {
      if (is_email_around({text, i})) return PersonalPattern::email;
      continue;
    }
    // A pattern begins where a word begins; digits after a decimal mark or a minus are part of a number.
    if (!is_word(c) && c != '+') continue;
    if (is_word(before) || before == '_') continue;
    if (is_digit(c) && (before == '.' || before == ',') && i >= 2 && is_digit(text[i - 2])) continue;
    if (const auto found = pattern_beginning_at({text, i})) return found;
  }
  return std::nullopt;
}

}  // namespace tryggkarta::import
