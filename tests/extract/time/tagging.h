// Tags a text and shows what was found, for the tests of this folder.
#pragma once

#include <string>
#include <string_view>

#include "extract/annotate/tokenizer.h"
#include "extract/time/time_tagger.h"
#include "extract/time/time_value.h"

namespace entente::testing {

struct Tagged {
    Document document;
    Analysis analysis;
};

inline Tagged tag(std::string text, std::string date) {
    Tagged tagged;
    tagged.document.text = std::move(text);
    tagged.document.date = std::move(date);
    tagged.document.blocks.push_back({{0, static_cast<std::uint32_t>(tagged.document.text.size())}});
    tokenize(tagged.document, tagged.analysis);
    tag_times(tagged.document, tagged.analysis);
    return tagged;
}

/// "words = value [range] {days}; ..."
inline std::string show(const Tagged& tagged) {
    std::string shown;
    for (const TimeExpression& date : tagged.analysis.dates) {
        if (!shown.empty()) shown += "; ";
        shown.append(date.span.of(tagged.document.text)).append(" = ").append(date.value.empty() ? "-" : date.value);
        if (!date.range.empty()) shown.append(" [").append(date.range).append("]");
        const bool lies_somewhere = date.type == TimeType::duration && !date.date_from.empty();
        if (lies_somewhere) shown.append(" {").append(date.date_from).append("/").append(date.date_to).append("}");
    }
    return shown;
}

}  // namespace entente::testing
