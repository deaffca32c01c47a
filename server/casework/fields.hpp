// Casework ↔ the properties of a feature: every field by its name in the API.
#pragma once

#include "geo/casebook/casework.hpp"

#include "geo/casebook/chain.hpp"
#include "server/casework/field_reader.hpp"

namespace tryggkarta::casework {

Json properties_of(const casebook::Problem& problem);
Json properties_of(const casebook::Action& action);
Json properties_of(const casebook::Cause& cause);
Json properties_of(const casebook::Evaluation& evaluation);
Json properties_of(const casebook::PlanVersion& version);
Json properties_of(const casebook::Decision& decision);

/// Everything but number, version and place. Complaints stay with the reader, whose `finish` throws them.
void read_into(casebook::Problem& problem, FieldReader& fields);
void read_into(casebook::Action& action, FieldReader& fields);
void read_into(casebook::Cause& cause, FieldReader& fields);
void read_into(casebook::Evaluation& evaluation, FieldReader& fields);
void read_into(casebook::Decision& decision, FieldReader& fields);

}  // namespace tryggkarta::casework
