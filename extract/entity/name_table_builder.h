// Compiles lists of names into a NameTable, and finds what no single row shows: ids that are taken, aliases that two
// entries claim with nothing to decide between them, loops of aliases.
#pragma once

#include <cstdint>
#include <iosfwd>
#include <memory>
#include <string_view>

#include "graph/base/diagnostics.h"
#include "rules/name_list.h"

namespace entente {

class NameTableBuilder {
public:
    /// The table's texts are written while names are added. The stream is seekable, open for reading and writing, and
    /// outlives the builder.
    explicit NameTableBuilder(std::iostream& stream);
    ~NameTableBuilder();
    NameTableBuilder(const NameTableBuilder&) = delete;
    NameTableBuilder& operator=(const NameTableBuilder&) = delete;

    /// Starts a list; rows that follow are from it. `path` is what messages show.
    void begin_list(std::string_view path);
    /// Rows of one Wikidata item, one after another or not, are one entry: the query service repeats an item for each
    /// of its values.
    void add(ListedName&& name, Diagnostics& diagnostics);

    /// How long the texts of all lists are together: what is allocated at once need not be moved when it grows.
    void expect(std::size_t bytes);
    /// Writes the rest of the table. Adds what is wrong with the whole to `diagnostics`, which the table keeps. The
    /// last call.
    void finish(std::uint64_t key, Diagnostics& diagnostics);

private:
    struct State;
    std::unique_ptr<State> state_;
};

}  // namespace entente
