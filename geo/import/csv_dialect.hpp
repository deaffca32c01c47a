// How a delimited text file separates its cells and lines.
#pragma once

#include <string_view>

namespace tryggkarta::import {

struct CsvDialect {
  char delimiter = ';';
  char newline = '\n';        ///< '\r' for files of old Macs
  bool names_itself = false;  ///< the first line is Excel's "sep=;" and no header
};

/// Recognised from the beginning of the text: of `;`, tab and `,` the one that separates most in the first line,
/// outside quotes.
CsvDialect recognise_dialect(std::string_view beginning);

}  // namespace tryggkarta::import
