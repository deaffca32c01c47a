// Problems, actions and pledges in their public words: only what is decided and marked public.
#pragma once

#include "geo/casebook/casebook.hpp"

#include "geo/published/edition.hpp"

namespace tryggkarta::disclosure {

/// Fills the notices of an edition. A problem is public from `prioriterat`, an action from `beslutad` and never when
/// `avbruten`, a pledge from `publicerat`; each only when it is marked public and has words.
void put_public_words(const casebook::CasebookView& view, published::EditionParts& parts);

}  // namespace tryggkarta::disclosure
