#include "rules/check.h"

namespace entente {

Diagnostics check_packs(const Packs& packs) {
    Remarks remarks;
    check_names(packs, remarks);
    check_offices(packs, remarks);
    check_frames(packs, remarks);
    check_claims(packs, remarks);
    check_examples(packs, remarks);
    return std::move(remarks).in_order(packs.files);
}

}  // namespace entente
