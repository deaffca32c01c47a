// What is left of a question under a right: rows outside of the right are as if they did not exist.
#pragma once

#include "geo/casebook/casebook.hpp"

#include "geo/access/grant.hpp"
#include "geo/analysis/incident_filter.hpp"

namespace tryggkarta::analysis {

/// The filter with the right's own limits beside those that were asked for: sensitive categories and sources above its
/// secrecy are left out, and points outside its areas. Answers that are made from it tell nothing of what it leaves
/// out.
///
/// Throws Error(not_allowed) where the right gives no such detail at all, and where nothing was asked for but what is
/// above its secrecy (the sentence says whether stating a purpose would help).
IncidentFilter granted(const casebook::CasebookView& view, const access::ReadGrant& grant, IncidentFilter asked,
                       access::Detail detail);

}  // namespace tryggkarta::analysis
