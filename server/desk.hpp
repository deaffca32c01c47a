// Between the rooms of signed-in people and the store: who has an account, and what is written when they act.
#pragma once

#include <functional>
#include <memory>

#include "geo/store/store.hpp"
#include "server/account/account.hpp"
#include "server/inside/visit.hpp"
#include "server/session/people.hpp"
#include "server/writer.hpp"

namespace tryggkarta::server {

/// Everyone with an account, and their tokens.
std::shared_ptr<const session::People> people_in(const store::Store& store);

/// `writer` may be empty, where the store cannot be written: then whatever needs the log throws Error(unavailable).
/// `changed` is called when a member has been added, changed or removed.
account::Desk desk_on(const std::shared_ptr<Writer>& writer, const std::function<void()>& changed);
/// Of readings alone: in whose name, at which address, how many.
std::function<void(const session::Visitor&, const std::string& what, std::int64_t rows)> reading_log_on(
    const std::shared_ptr<Writer>& writer);
inside::KeepLog log_on(const std::shared_ptr<Writer>& writer);
/// Hands over the store of the writer, alone.
std::function<void(const std::function<void(store::Store&)>&)> store_of(const std::shared_ptr<Writer>& writer);

}  // namespace tryggkarta::server
