#include "tests/unit/http/decoding.hpp"

#include <brotli/decode.h>
#include <libdeflate.h>

#include <stdexcept>

namespace {
constexpr std::size_t kMostBytes = 1u << 20;
}

std::string decoded(std::string_view bytes, std::string_view content_encoding) {
  if (content_encoding.empty() || content_encoding == "identity") return std::string(bytes);
  std::string plain(kMostBytes, '\0');
  std::size_t size = plain.size();
  bool well = false;
  if (content_encoding == "gzip") {
    libdeflate_decompressor* decoder = libdeflate_alloc_decompressor();
    well = libdeflate_gzip_decompress(decoder, bytes.data(), bytes.size(), plain.data(), plain.size(), &size) ==
           LIBDEFLATE_SUCCESS;
    libdeflate_free_decompressor(decoder);
  } else if (content_encoding == "br") {
    well = BrotliDecoderDecompress(bytes.size(), reinterpret_cast<const std::uint8_t*>(bytes.data()), &size,
                                   reinterpret_cast<std::uint8_t*>(plain.data())) == BROTLI_DECODER_RESULT_SUCCESS;
  }
  if (!well) throw std::runtime_error("the body is not in the coding that its header names");
  plain.resize(size);
  return plain;
}
