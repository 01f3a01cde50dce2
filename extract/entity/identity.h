// Decides whom each mention means, and what descriptions such as "the North Korean leader" mean.
#pragma once

#include "extract/entity/gazetteer.h"
#include "extract/text/analysis.h"

namespace entente {

/// Fills Mention::entity, Mention::kind and Mention::form, and `analysis.entities`; adds nominal mentions for
/// descriptions by office; removes mentions that mean nobody known. Offices are taken at document.date (the latest
/// holders where it is empty). A surname alone is resolved within the document, by the title before it, or where one
/// leader of that name was in office; else it means nobody.
void resolve_identity(const Gazetteer& gazetteer, const Document& document, Analysis& analysis);

}  // namespace entente
