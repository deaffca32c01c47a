// Which form of an answer is wanted: `f` decides, else Accept.
#pragma once

#include <optional>
#include <string_view>

#include "server/public/endpoint.hpp"

namespace tryggkarta::public_routes {

enum class Format { json, csv };

struct ChosenFormat {
  Format format;
  bool by_accept;  ///< then the answer varies with Accept
};

/// The rules of `f` for addresses with JSON alone and with CSV as well.
ParameterRule json_rule();
ParameterRule json_or_csv_rule();

/// `f` wins over Accept. Nothing when Accept allows neither (406); throws http::ProblemError for an unknown `f`.
/// `json_type` is what JSON is called here; application/json is understood as well.
std::optional<ChosenFormat> choose_json_or_csv(const Call& call, std::string_view json_type);

/// The answer of an address that has only JSON: 406 when Accept refuses it. The address must know `f`.
http::Response respond_with_json(const Call& call, Representation representation);

/// 406 as a problem document.
http::Response not_acceptable(const Call& call);

}  // namespace tryggkarta::public_routes
