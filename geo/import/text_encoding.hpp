// The two encodings of municipal files, told apart and turned into UTF-8.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace tryggkarta::import {

/// ISO-8859-1 is read as Windows-1252: the same letters, and Windows' own where the former has only control codes.
enum class Encoding { utf_8, windows_1252 };

/// "utf-8", "windows-1252", "cp1252", "iso-8859-1", "latin1" …, in any case.
std::optional<Encoding> parse_encoding(std::string_view name);
std::string_view name_of(Encoding encoding);

/// How many bytes from the start are whole, valid UTF-8 characters.
std::size_t valid_utf8_length(std::string_view bytes);
/// Whether the bytes that follow the valid ones could be the beginning of a character that is cut off.
bool may_be_cut_character(std::string_view bytes);

/// Windows-1252 → UTF-8.
std::string utf8_of_windows_1252(std::string_view bytes);
/// The text itself where it is valid UTF-8, else read as Windows-1252.
std::string utf8_of_unknown(std::string_view bytes);

/// Lower case by the rules of Swedish (a–z, å, ä, ö, é, ü), for comparing names.
std::string lower_case(std::string_view text);
/// Without blanks (space, tab, NBSP, line ends) at both ends.
std::string_view trimmed(std::string_view text);

}  // namespace tryggkarta::import
