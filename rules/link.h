// The drafts of all files become one Packs: ids turn into indices (link_names.cc), and what several files say of one
// relation is added up (link_frames.cc). What names nothing is reported and left out.
#pragma once

#include <string>
#include <vector>

#include "rules/draft.h"

namespace entente {

/// Moves the names and offices of the drafts into `packs`.
void link_names(std::vector<FileDraft>& drafts, Packs& packs, Remarks& remarks);

/// Moves the relations and the modality verbs of the drafts into `packs`. `packs.files` must be there, and
/// `pack_names[f]` be the name of the pack in folder f.
void link_frames(std::vector<FileDraft>& drafts, const std::vector<std::string>& pack_names, Packs& packs,
                 Remarks& remarks);

}  // namespace entente
