// The kinds of records whose fields are said once (record_fields.hpp), for whoever makes something of each.
#pragma once

#include "geo/casebook/clearance.hpp"

#include "geo/casebook/casework.hpp"
#include "geo/casebook/incident.hpp"
#include "geo/casebook/listening.hpp"
#include "geo/casebook/meeting.hpp"
#include "geo/casebook/report.hpp"

/// `apply(Kind)` for every kind. A macro, since templates can be instantiated in no other way than by name.
#define TRYGGKARTA_EACH_RECORD(apply)                                                                                  \
  apply(tryggkarta::casebook::Pledge) apply(tryggkarta::casebook::PledgeActivity) apply(tryggkarta::casebook::Survey)  \
      apply(tryggkarta::casebook::SurveyValue) apply(tryggkarta::casebook::Observation)                                \
          apply(tryggkarta::casebook::Coverage) apply(tryggkarta::casebook::Meeting) apply(tryggkarta::casebook::Task) \
              apply(tryggkarta::casebook::Report) apply(tryggkarta::casebook::Assessment)
