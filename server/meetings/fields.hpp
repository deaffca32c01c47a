// The fields of each record of this room: what they are called, and what they ask.
#pragma once

#include "geo/casebook/casework.hpp"

#include <span>

#include "geo/casebook/listening.hpp"
#include "geo/casebook/meeting.hpp"
#include "server/chain/fields.hpp"

namespace tryggkarta::meetings {

using FieldGroups = std::span<const chain::FieldGroup>;

// Field "area" is one choice, "SO2021:02", of what the API calls scheme and area.

FieldGroups groups_of(const casebook::Meeting& meeting);
FieldGroups groups_of(const casebook::Task& task);
FieldGroups groups_of(const casebook::Pledge& pledge);
FieldGroups groups_of(const casebook::PledgeActivity& activity);
FieldGroups groups_of(const casebook::Survey& survey);
FieldGroups groups_of(const casebook::SurveyValue& value);
FieldGroups groups_of(const casebook::Observation& observation);

std::vector<const chain::Field*> fields_in(FieldGroups groups);

}  // namespace tryggkarta::meetings
