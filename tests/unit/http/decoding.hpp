// Undoes a content coding with the decoders of the libraries, to see what a browser would see.
#pragma once

#include <string>
#include <string_view>

/// `bytes` decoded by the value of Content-Encoding ("" or "identity": as they are). Throws when they are not of that
/// coding.
std::string decoded(std::string_view bytes, std::string_view content_encoding);
