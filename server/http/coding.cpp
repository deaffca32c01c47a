#include "server/http/coding.hpp"

#include <brotli/encode.h>
#include <libdeflate.h>

#include <memory>

#include "geo/error.hpp"

namespace tryggkarta::http {
namespace {

// Level 4 or 5 online: eleven times the time of level 11 buys a few per cent (tiles-and-http 1.4, step 8).
constexpr int kBrotliQuality = 5;
constexpr int kGzipLevel = 6;

std::string as_brotli(std::string_view plain) {
  std::string out(BrotliEncoderMaxCompressedSize(plain.size()), '\0');
  std::size_t size = out.size();
  const auto done = BrotliEncoderCompress(kBrotliQuality, BROTLI_DEFAULT_WINDOW, BROTLI_MODE_GENERIC, plain.size(),
                                          reinterpret_cast<const std::uint8_t*>(plain.data()), &size,
                                          reinterpret_cast<std::uint8_t*>(out.data()));
  if (done != BROTLI_TRUE) throw Error(ErrorKind::broken, "brotli could not compress an answer");
  out.resize(size);
  out.shrink_to_fit();
  return out;
}

std::string as_gzip(std::string_view plain) {
  struct Free {
    void operator()(libdeflate_compressor* compressor) const { libdeflate_free_compressor(compressor); }
  };
  // A compressor is some 300 KiB of tables and may not be shared: one a thread.
  thread_local const std::unique_ptr<libdeflate_compressor, Free> compressor(libdeflate_alloc_compressor(kGzipLevel));
  if (!compressor) throw Error(ErrorKind::broken, "gzip could not compress an answer");
  std::string out(libdeflate_gzip_compress_bound(compressor.get(), plain.size()), '\0');
  const std::size_t size =
      libdeflate_gzip_compress(compressor.get(), plain.data(), plain.size(), out.data(), out.size());
  if (size == 0) throw Error(ErrorKind::broken, "gzip could not compress an answer");
  out.resize(size);
  out.shrink_to_fit();
  return out;
}

}  // namespace

std::string coded(std::string_view plain, Coding coding) {
  switch (coding) {
    case Coding::brotli: return as_brotli(plain);
    case Coding::gzip: return as_gzip(plain);
    case Coding::identity: break;
  }
  return std::string(plain);
}

}  // namespace tryggkarta::http
