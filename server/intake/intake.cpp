#include "server/intake/intake.hpp"

#include <fstream>
#include <utility>

#include "geo/error.hpp"
#include "server/account/form.hpp"
#include "server/account/sign_in_page.hpp"
#include "server/intake/preview_page.hpp"
#include "server/intake/sources_page.hpp"
#include "server/intake/taking_in.hpp"
#include "server/intake/upload_form.hpp"
#include "server/intake/upload_shelf.hpp"
#include "server/log.hpp"

namespace tryggkarta::intake {

namespace {

/// What lasts from request to request.
struct Room {
  explicit Room(const House& given) : house(given), shelf(given.store.string() + ".leveranser") {}
  House house;
  UploadShelf shelf;
};

access::DecisionGrant right_of(const session::Visitor& visitor) {
  if (auto grant = visitor.may(access::Act::import)) return *grant;
  throw Error{ErrorKind::not_allowed, "Bara en roll för hela staden med rätt att läsa in får skicka filer.",
              "Only a part for the whole city with the right to import may send files."};
}

/// Before a file is read: who sends it may. Which page it comes from is in the file's form, and asked then.
session::Visitor sender_of(const Room& room, const http::Request& request) {
  const auto visitor = room.house.doorkeeper.who(request);
  if (!visitor || visitor->csrf.empty()) throw Error{ErrorKind::not_allowed, "Logga in först.", "Sign in first."};
  right_of(*visitor);
  if (session::Doorkeeper::is_from_elsewhere(request))
    throw Error{ErrorKind::not_allowed, "Filer skickas från kartans egen sida.", "Files are sent from our own page."};
  return *visitor;
}

store::Store reading_store(const Room& room) { return store::Store::open(room.house.store, store::Access::read_only); }

time::Day today_of(const Room& room, const store::Store& store) {
  const auto zone = time::TimeZone::named(store.city().timezone);
  return zone ? zone->day_of(room.house.now()) : std::chrono::floor<std::chrono::days>(room.house.now());
}

CityChoices choices_of(const store::Store& store) {
  CityChoices city{store.categories(), {}, store.sources()};
  for (const auto& scheme : store.area_schemes()) city.schemes.push_back({scheme.code, scheme.title});
  return city;
}

http::Response show_sources(const Room& room, const Asking& asking) {
  if (!asking.visitor.reads() && !asking.visitor.may(access::Act::import)) {
    throw Error{ErrorKind::not_allowed, "Rollen läser inga händelser.", "The role reads no incidents."};
  }
  const auto store = reading_store(room);
  return sources_page(asking, {store.sources(), store.source_shelf().latest_deliveries(), today_of(room, store)});
}

http::Response show_form(const Room& room, const Asking& asking) {
  right_of(asking.visitor);
  return sending_page(asking, {reading_store(room).sources(), room.house.most_bytes});
}

/// The form again, with what is wrong.
http::Response form_with(const Room& room, const Asking& asking, const Error& error) {
  const int status = error.kind() == ErrorKind::unavailable ? 503 : error.kind() == ErrorKind::not_allowed ? 403 : 400;
  return sending_page(asking, {reading_store(room).sources(), room.house.most_bytes,
                               asking.view.words(error.swedish(), error.english()), status});
}

std::string source_of(const SentForm& form) {
  constexpr std::size_t kLongest = 80;
  const std::string chosen = form.value("source");
  const std::string name{import::trimmed(chosen.empty() ? form.value("new-source") : chosen)};
  const bool has_controls = name.find_first_of("\r\n\t") != std::string::npos;
  if (!name.empty() && name.size() <= kLongest && !has_controls) return name;
  throw Error{ErrorKind::bad_input, "Välj en källa, eller ge en ny källa ett namn på högst 80 tecken.",
              "Choose a source, or give a new one a name of at most 80 characters."};
}

http::Response take_file(Room& room, const Asking& asking) {
  const auto visitor = sender_of(room, asking.request);
  const auto upload = room.shelf.add(visitor.member.id, room.house.now());
  try {
    const std::lock_guard lock(upload->working);
    const SentForm form = read_sent_form(asking.request, upload->folder());
    account::require_ours(asking.request, visitor, form.value("csrf"));
    if (form.file.empty()) throw Error{ErrorKind::bad_input, "Välj en fil.", "Choose a file."};
    if (form.bytes == 0) {
      throw Error{ErrorKind::bad_input, form.shown + " är tom: exportera den igen.",
                  form.shown + " is empty: export it again."};
    }
    Reading reading{.file = form.file, .kind = form.kind, .shown = form.shown, .source = source_of(form)};
    Look look = first_look(std::move(reading), {room.house.store, upload->folder(), room.house.now()});
    upload->stage.replace(
        std::make_shared<const Stage>(Stage{std::move(look.reading), std::move(look.preview), std::nullopt}));
  } catch (const Error& error) {
    room.shelf.remove(*upload);
    if (error.kind() == ErrorKind::broken) throw;
    return form_with(room, asking, error);
  } catch (...) {
    room.shelf.remove(*upload);
    throw;
  }
  return account::see_other(asking.request, "/inside/leverans/" + upload->id());
}

std::shared_ptr<Upload> upload_of(Room& room, const Asking& asking) {
  right_of(asking.visitor);
  return room.shelf.find(asking.request.capture("id"), asking.visitor.member.id, room.house.now());
}

std::shared_ptr<const Stage> stage_of(const Upload& upload) {
  if (auto stage = upload.stage.current()) return stage;
  throw Error{ErrorKind::conflict, "Filen läses just nu: vänta en stund.", "The file is being read: wait a moment."};
}

http::Response show_upload(Room& room, const Asking& asking) {
  const auto upload = upload_of(room, asking);
  const auto stage = stage_of(*upload);
  if (stage->taken) return taken_page(asking, *upload, *stage);
  return preview_page(asking, *upload, *stage, choices_of(reading_store(room)));
}

Trial take_in_for_good(const Room& room, const Asking& asking, const Upload& upload, const Reading& reading) {
  const session::Visitor& visitor = asking.visitor;
  const Taking taking{visitor.member.name, std::string{access::name_of(visitor.assignment.role)}, visitor.purpose,
                      upload.rejects(), room.house.now()};
  std::optional<Trial> trial;
  room.house.writing([&](store::Store& store) { trial = take_in(reading, store, taking); });
  server::log_event("delivery.taken_in", {{"rows", trial->account.rows()}, {"stored", trial->account.stored()}});
  std::error_code ignored;
  std::filesystem::remove(reading.file, ignored);
  room.house.taken_in();
  return *std::move(trial);
}

/// Reads again where the form says something else than what was looked at; only what was seen is taken in.
std::shared_ptr<const Stage> next_stage(Room& room, const Asking& asking, const Upload& upload,
                                        const SentFields& fields) {
  const auto before = stage_of(upload);
  if (before->taken) return before;
  Stage next{changed_reading(before->reading, fields), before->preview, std::nullopt};
  const bool is_seen = is_same(before->reading, next.reading) && before->preview.trial.has_value();
  if (fields.value("what") != "take" || !is_seen) {
    // Words of another column are other words.
    if (next.reading.map.columns.category != before->reading.map.columns.category) next.reading.map.categories.clear();
    Look look = look_again(std::move(next.reading), {room.house.store, upload.folder(), room.house.now()});
    return std::make_shared<const Stage>(Stage{std::move(look.reading), std::move(look.preview), std::nullopt});
  }
  try {
    next.taken = take_in_for_good(room, asking, upload, next.reading);
  } catch (const Error& error) {
    if (error.kind() != ErrorKind::bad_input && error.kind() != ErrorKind::conflict) throw;
    const Error shown = with_shown_name(error, next.reading);
    next.preview.troubles = {{shown.swedish(), shown.english()}};
  }
  return std::make_shared<const Stage>(std::move(next));
}

http::Response change_upload(Room& room, const Asking& asking) {
  const SentFields fields{asking.request};
  account::require_ours(asking.request, asking.visitor, fields.value("csrf"));
  const auto upload = upload_of(room, asking);
  const std::unique_lock lock(upload->working, std::try_to_lock);
  if (!lock)
    throw Error{ErrorKind::conflict, "Filen läses just nu: vänta en stund.", "The file is being read: wait a moment."};
  upload->stage.replace(next_stage(room, asking, *upload, fields));
  return account::see_other(asking.request, "/inside/leverans/" + upload->id());
}

http::Response throw_away(Room& room, const Asking& asking) {
  const SentFields fields{asking.request};
  account::require_ours(asking.request, asking.visitor, fields.value("csrf"));
  room.shelf.remove(*upload_of(room, asking));
  return account::see_other(asking.request, "/inside/leverans");
}

http::Response hand_out_rejects(Room& room, const Asking& asking) {
  const auto upload = upload_of(room, asking);
  const auto file = std::make_shared<std::ifstream>(upload->rejects(), std::ios::binary);
  if (!*file || !stage_of(*upload)->taken)
    throw Error{ErrorKind::not_found, "Det finns inga avvisade rader.", "There are no rejected rows."};
  auto response = http::plain_response(200, "text/csv; charset=utf-8", "");
  response.body = nullptr;
  response.more = [file](std::string& out) {
    const std::size_t before = out.size();
    out.resize(before + http::kPieceBytes);
    file->read(out.data() + before, static_cast<std::streamsize>(http::kPieceBytes));
    out.resize(before + static_cast<std::size_t>(file->gcount()));
    return file->eof() ? http::Piece::last : http::Piece::more_follow;
  };
  response.headers.emplace_back("Content-Disposition", "attachment; filename=\"avvisade.csv\"");
  response.audience = http::Audience::inside;
  return response;
}

using Answer = std::function<http::Response(Room&, const Asking&)>;

/// For sessions of browsers: whoever has none is led to signing in, and back where that is a page.
http::Response for_signed_in(Room& room, const http::Request& request, const Answer& answer) {
  const auto edition = room.house.edition();
  if (!edition)
    throw Error{ErrorKind::unavailable, "Kartan läses in: försök igen om en stund.",
                "The map is being loaded: try again in a moment."};
  const auto visitor = room.house.doorkeeper.who(request);
  if (!visitor || visitor->csrf.empty())
    return account::see_other(request, "/logga-in?next=" + pages::percent_encode(account::next_of(request.path)));
  const pages::View view = pages::view_of(*edition, room.house.settings, request);
  return answer(room, {request, *visitor, view});
}

}  // namespace

void add_intake_pages(http::Router& router, const House& house) {
  const auto room = std::make_shared<Room>(house);
  const auto with = [room](Answer answer) {
    return [room, answer = std::move(answer)](const http::Request& request) {
      return for_signed_in(*room, request, answer);
    };
  };
  router.get("/inside/leverans", with(show_sources), http::Pace::slow);
  router.get("/inside/leverans/ny", with(show_form), http::Pace::slow);
  router.upload("/inside/leverans/ny", with(take_file),
                {[room](const http::Request& request) {
                   sender_of(*room, request);
                   return room->shelf.body_file();
                 },
                 house.most_bytes + (std::uint64_t{1} << 20)});
  router.get("/inside/leverans/{id}", with(show_upload), http::Pace::slow);
  router.post_lengthy("/inside/leverans/{id}", with(change_upload), http::BodySize::document);
  router.post("/inside/leverans/{id}/kasta", with(throw_away));
  router.get("/inside/leverans/{id}/avvisade.csv", with(hand_out_rejects), http::Pace::slow);
}

}  // namespace tryggkarta::intake
