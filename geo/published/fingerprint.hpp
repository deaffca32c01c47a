// A fingerprint of an edition's content: equal content, equal text, on every machine.
#pragma once

#include <string>

namespace tryggkarta::published {

struct EditionParts;

/// 32 hexadecimal digits over everything but number and time of publication. Not for secrets: it only tells
/// versions apart.
std::string fingerprint_of(const EditionParts& parts);

}  // namespace tryggkarta::published
