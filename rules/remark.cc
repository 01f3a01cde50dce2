#include "rules/remark.h"

#include <algorithm>

namespace entente {

Diagnostics Remarks::in_order(const std::vector<std::string>& files) && {
    std::stable_sort(items_.begin(), items_.end(), [](const Remark& a, const Remark& b) { return a.where < b.where; });
    Diagnostics out;
    for (Remark& remark : items_) {
        out.add({.severity = remark.severity,
                 .file = files[remark.where.file],
                 .line = remark.where.line,
                 .column = remark.where.column,
                 .message = std::move(remark.message)});
    }
    return out;
}

}  // namespace entente
