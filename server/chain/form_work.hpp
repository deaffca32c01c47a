// Work that a form has asked for, and what comes back into the form where it cannot be kept.
#pragma once

#include "geo/casebook/chain_rules.hpp"

#include <optional>

#include "geo/error.hpp"
#include "server/chain/form_page.hpp"
#include "server/http/response.hpp"

namespace tryggkarta::chain {

/// Gives what the work gives; nothing where it was refused: complaints then stand at their fields, and what
/// the store says that no field is to blame for at the top of the form. What is nobody's to mend goes on.
template <class Work>
std::optional<http::Response> with_form(const Visit& visit, FormPage& form, const Work& work) {
  try {
    return work();
  } catch (const casebook::RefusedWork& refused) {
    form.complaints = refused.complaints();
    form.status = 422;
  } catch (const Error& error) {
    const bool is_theirs = error.kind() == ErrorKind::not_allowed || error.kind() == ErrorKind::conflict;
    if (!is_theirs) throw;
    form.trouble = visit.words()(error.swedish(), error.english());
    form.status = error.kind() == ErrorKind::conflict ? 409 : 403;
  }
  return std::nullopt;
}

}  // namespace tryggkarta::chain
