#include "graph/story_table.h"

#include <algorithm>
#include <array>
#include <string_view>
#include <utility>

namespace entente {

Result<StoryTable> StoryTable::open(sqlite3* connection) {
    StoryTable table;
    if (Status prepared = table.prepare(connection); !prepared) return std::move(prepared).error();
    return table;
}

Status StoryTable::prepare(sqlite3* connection) {
    // All documents of a band are of one story: one other of each will do.
    constexpr std::string_view kOthers =
        "SELECT DISTINCT (SELECT other.document_id FROM band AS other WHERE other.hash = band.hash "
        "AND other.document_id <> band.document_id LIMIT 1) FROM band WHERE document_id = ?";
    const std::array<std::pair<Statement*, std::string_view>, 9> statements = {{
        {&insert_band_, "INSERT OR IGNORE INTO band (hash, document_id) VALUES (?, ?)"},
        {&find_story_, "SELECT story_id FROM story WHERE document_id = ?"},
        {&find_members_, "SELECT document_id FROM story WHERE story_id = ?"},
        {&drop_story_, "DELETE FROM story WHERE story_id = ?"},
        {&find_others_, kOthers},
        {&insert_member_,
         "INSERT INTO story (document_id, story_id, uri) SELECT ?1, ?2, uri FROM document WHERE id = ?1"},
        {&rename_story_, "UPDATE story SET story_id = ? WHERE story_id = ?"},
        {&rename_member_, "UPDATE story SET uri = (SELECT uri FROM document WHERE id = ?1) WHERE document_id = ?1"},
        {&count_members_, "SELECT count(*) FROM story WHERE story_id = ?"},
    }};
    return prepare_all(connection, statements);
}

Status StoryTable::put(std::int64_t document_id, const std::vector<std::int64_t>& bands) {
    for (const std::int64_t band : bands) {
        if (Status done = insert_band_.run_with(band, document_id); !done) return done;
    }
    if (!bands.empty()) pending_.push_back(document_id);
    return Done{};
}

Status StoryTable::leave(std::int64_t document_id) {
    const auto story = story_of(document_id);
    if (!story) return story.error();
    if (!*story) return Done{};
    if (Status done = list(find_members_.bind(**story), pending_); !done) return done;
    return drop_story_.run_with(**story);
}

Status StoryTable::settle() {
    std::sort(pending_.begin(), pending_.end());
    pending_.erase(std::unique(pending_.begin(), pending_.end()), pending_.end());
    for (const std::int64_t document_id : pending_) {
        if (Status done = settle(document_id); !done) return done;
    }
    pending_.clear();
    return Done{};
}

Status StoryTable::settle(std::int64_t document_id) {
    std::vector<std::int64_t> others;
    if (Status done = list(find_others_.bind(document_id), others); !done) return done;
    for (const std::int64_t other : others) {
        if (Status done = unite(document_id, other); !done) return done;
    }
    return Done{};
}

Status StoryTable::unite(std::int64_t document_id, std::int64_t other) {
    const auto story = story_of(document_id);
    if (!story) return story.error();
    const auto other_story = story_of(other);
    if (!other_story) return other_story.error();
    if (*story && *story == *other_story) return Done{};
    std::int64_t into = (*story).value_or((*other_story).value_or(std::min(document_id, other)));
    if (*story && *other_story) {
        const Result<std::int64_t> most = larger(**story, **other_story);
        if (!most) return most.error();
        into = *most;
    }
    if (Status done = enter(document_id, *story, into); !done) return done;
    return enter(other, *other_story, into);
}

/// Which of two stories has more members: the other one is moved, so that a document is seldom moved twice.
Result<std::int64_t> StoryTable::larger(std::int64_t story, std::int64_t other) {
    const auto members = count_members_.bind(story).integer_of();
    if (!members) return members.error();
    const auto others = count_members_.bind(other).integer_of();
    if (!others) return others.error();
    return *members >= *others ? story : other;
}

/// Moves a document with its story, where it has one.
Status StoryTable::enter(std::int64_t document_id, std::optional<std::int64_t> from, std::int64_t into) {
    if (!from) return insert_member_.run_with(document_id, into);
    return *from == into ? Status(Done{}) : rename_story_.run_with(into, *from);
}

Result<std::optional<std::int64_t>> StoryTable::story_of(std::int64_t document_id) {
    return find_story_.bind(document_id).integer_of();
}

/// Appends the numbers that a bound statement gives, without nulls.
Status StoryTable::list(Statement& statement, std::vector<std::int64_t>& out) {
    while (true) {
        const Result<bool> row = statement.step();
        if (row && *row) {
            if (!statement.is_null(0)) out.push_back(statement.integer(0));
            continue;
        }
        statement.reset();
        return row ? Status(Done{}) : Status(row.error());
    }
}

}  // namespace entente
