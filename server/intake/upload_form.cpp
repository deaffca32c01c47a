#include "server/intake/upload_form.hpp"

#include <fcntl.h>
#include <unistd.h>

#include <cerrno>
#include <optional>

#include "geo/error.hpp"
#include "geo/import/text_encoding.hpp"
#include "server/http/body_file.hpp"
#include "server/intake/multipart.hpp"

namespace tryggkarta::intake {

namespace {

constexpr std::size_t kMostFieldBytes = 64 * 1024;
constexpr std::size_t kPiece = std::size_t{1} << 20;

Error no_room() {
  return Error{ErrorKind::unavailable, "Servern kan inte ta emot filen: disken är full eller går inte att skriva på.",
               "The server cannot take the file: its disk is full or cannot be written."};
}

Error unknown_kind(const std::string& shown) {
  return Error{ErrorKind::bad_input,
               shown +
                   " är av ett slag som inte tas emot: skicka CSV, Excel (.xlsx), OpenDocument, GeoJSON, GeoPackage, "
                   "FlatGeobuf eller en packad Shapefile (.zip).",
               shown +
                   " is of a kind that is not taken: send CSV, Excel (.xlsx), OpenDocument, GeoJSON, GeoPackage, "
                   "FlatGeobuf or a packed Shapefile (.zip)."};
}

/// A new file that its owner alone may open.
class NewFile {
 public:
  explicit NewFile(const std::filesystem::path& path)
      : descriptor_(::open(path.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, 0600)) {
    if (descriptor_ < 0) throw no_room();
  }
  ~NewFile() { ::close(descriptor_); }
  NewFile(const NewFile&) = delete;
  NewFile& operator=(const NewFile&) = delete;

  void write(std::string_view bytes) {
    while (!bytes.empty()) {
      const ssize_t count = ::write(descriptor_, bytes.data(), bytes.size());
      if (count < 0 && errno == EINTR) continue;
      if (count <= 0) throw no_room();
      bytes.remove_prefix(static_cast<std::size_t>(count));
    }
  }

 private:
  int descriptor_;
};

class Receiving {
 public:
  explicit Receiving(std::filesystem::path folder) : folder_(std::move(folder)) {}

  void begin(const PartHead& head) {
    field_ = nullptr;
    is_file_ = head.file_name.has_value();
    // A browser sends a part without a name for a file that was not chosen.
    if (!is_file_) field_ = &form_.fields[head.name];
    if (!is_file_ || head.file_name->empty()) return;
    if (file_) throw Error{ErrorKind::bad_input, "Skicka en fil i taget.", "Send one file at a time."};
    form_.shown = shown_file_name(*head.file_name);
    const auto kind = kind_of(form_.shown);
    if (!kind) throw unknown_kind(form_.shown);
    form_.kind = *kind;
    form_.file = folder_ / kind->saved_as;
    file_.emplace(form_.file);
  }

  void take(std::string_view bytes) {
    if (is_file_) {
      if (file_) file_->write(bytes);
      form_.bytes += bytes.size();
      return;
    }
    field_bytes_ += bytes.size();
    if (field_bytes_ > kMostFieldBytes)
      throw Error{ErrorKind::bad_input, "Formulärets fält är för långa.", "The fields of the form are too long."};
    field_->append(bytes);
  }

  SentForm finish() {
    for (const auto& [name, value] : form_.fields) {
      if (import::valid_utf8_length(value) != value.size())
        throw Error{ErrorKind::bad_input, "Formuläret är inte skrivet i UTF-8.", "The form is not written in UTF-8."};
    }
    return std::move(form_);
  }

 private:
  std::filesystem::path folder_;
  SentForm form_;
  std::optional<NewFile> file_;
  std::string* field_ = nullptr;
  bool is_file_ = false;
  std::size_t field_bytes_ = 0;
};

}  // namespace

std::string SentForm::value(std::string_view name) const {
  const auto found = fields.find(name);
  return found == fields.end() ? "" : found->second;
}

SentForm read_sent_form(const http::Request& request, const std::filesystem::path& folder) {
  const std::string boundary = boundary_of(request.header("content-type"));
  if (boundary.empty() || !request.body_file)
    throw Error{ErrorKind::bad_input, "Adressen tar emot ett formulär med en fil.",
                "This address takes a form with a file."};
  Receiving receiving{folder};
  MultipartReader reader{
      boundary,
      {[&](const PartHead& head) { receiving.begin(head); }, [&](std::string_view bytes) { receiving.take(bytes); }}};
  for (std::uint64_t at = 0; at < request.body_file->size();) {
    const std::string piece = request.body_file->read(at, kPiece);
    if (piece.empty()) break;
    reader.take(piece);
    at += piece.size();
  }
  reader.finish();
  return receiving.finish();
}

}  // namespace tryggkarta::intake
