// Patterns of personal data in a text: what must never get into a store.
#pragma once

#include <optional>
#include <string_view>

namespace tryggkarta::import {

enum class PersonalPattern { personnummer, phone, email, plate, case_number };

/// "personnummer", "telefonnummer", "e-postadress", "registreringsnummer", "ärendenummer".
std::string_view swedish_name_of(PersonalPattern pattern);
/// "personal identity number", "telephone number", "e-mail address", "registration plate", "case number".
std::string_view english_name_of(PersonalPattern pattern);

/// The first pattern found in a text, if any:
/// - personnummer and samordningsnummer, with or without century and dash, by date and checksum
/// - Swedish telephone numbers: +46, mobile, and fixed ones written with a separator or after "tel"
/// - e-mail addresses
/// - registration plates ABC 123, ABC12D; in small letters only after "reg"
/// - case numbers of the police (5000-K123456-24, K123456-24) and what follows "dnr" or "diarienr"
std::optional<PersonalPattern> find_personal_data(std::string_view text);

}  // namespace tryggkarta::import
