// How a SOURCE of the command line is shown in sentences, and how what OGR says is made fit for them.
#pragma once

#include <string>
#include <string_view>

namespace tryggkarta::import {

/// The source as it was typed, with passwords masked ("PG:… password=*****", "https://user:*****@…").
std::string shown_source(std::string_view source);

/// The words of a library without paths that the user did not type, without passwords, on one line, at most 200
/// characters long. Empty when nothing readable is left.
std::string cleaned_words(std::string_view words, std::string_view source);

/// Whether the source is a file (and not a connection such as `PG:` or `https://`).
bool is_file_source(std::string_view source);

}  // namespace tryggkarta::import
