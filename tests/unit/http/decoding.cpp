#include "tests/unit/http/decoding.hpp"

#include <brotli/decode.h>
#include <libdeflate.h>

#include <optional>
#include <stdexcept>

namespace {

// How many bytes there are; nothing when they are not of that coding or do not fit.
std::optional<std::size_t> decode(std::string_view bytes, std::string_view coding, std::string& plain) {
  std::size_t size = plain.size();
  bool well = false;
  if (coding == "gzip") {
    libdeflate_decompressor* decoder = libdeflate_alloc_decompressor();
    well = libdeflate_gzip_decompress(decoder, bytes.data(), bytes.size(), plain.data(), plain.size(), &size) ==
           LIBDEFLATE_SUCCESS;
    libdeflate_free_decompressor(decoder);
  } else if (coding == "br") {
    well = BrotliDecoderDecompress(bytes.size(), reinterpret_cast<const std::uint8_t*>(bytes.data()), &size,
                                   reinterpret_cast<std::uint8_t*>(plain.data())) == BROTLI_DECODER_RESULT_SUCCESS;
  }
  return well ? std::optional{size} : std::nullopt;
}

}  // namespace

std::string decoded(std::string_view bytes, std::string_view content_encoding) {
  if (content_encoding.empty() || content_encoding == "identity") return std::string(bytes);
  for (const std::size_t room : {std::size_t{1} << 20, std::size_t{1} << 24}) {
    std::string plain(room, '\0');
    if (const auto size = decode(bytes, content_encoding, plain)) return plain.substr(0, *size);
  }
  throw std::runtime_error("the body is not in the coding that its header names");
}
