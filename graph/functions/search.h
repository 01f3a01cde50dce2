// Sentences that hold sought words. The index (document_text in graph/schema.sql) is one of documents, which costs half
// of what one of sentences does: it says in which documents all words stand, the best first; of these, the sentences
// are looked at one by one. Only graph/*.cc includes this.
#pragma once

#include "graph/functions/table_function.h"

namespace entente {

extern const TableFunction kSearchFunction;

}  // namespace entente
