#include "graph/functions/same_name.h"

#include <algorithm>
#include <cstdint>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "graph/base/fold.h"
#include "graph/base/hash.h"
#include "graph/base/utf8.h"
#include "graph/rows.h"

namespace entente {
namespace {

constexpr std::string_view kNames =
    "SELECT id, name FROM entity UNION ALL SELECT entity_id, name FROM profile "
    "UNION ALL SELECT profile.entity_id, alias.name FROM alias JOIN profile ON profile.id = alias.profile_id";

/// Who goes by which name, as pairs of the folded name's hash and the entity, sorted.
struct Names {
    std::vector<std::pair<std::uint64_t, std::int64_t>> pairs;
    std::pair<std::int64_t, std::int64_t> state = {-1, -1};  // of the graph when they were read
};

Result<std::pair<std::int64_t, std::int64_t>> state_of(sqlite3* connection) {
    const Result<std::int64_t> others = integer_of(connection, "PRAGMA data_version");
    if (!others) return others.error();
    return std::pair(*others, static_cast<std::int64_t>(sqlite3_total_changes(connection)));
}

Status refresh(sqlite3* connection, Names& names) {
    const auto state = state_of(connection);
    if (!state) return state.error();
    if (names.state == *state) return Done{};
    names.pairs.clear();
    const auto keep = [&names](const Statement& row) {
        names.pairs.emplace_back(hash_text(folded(row.text(1))), row.integer(0));
    };
    if (Status read = each_row(connection, kNames, keep); !read) return read;
    std::sort(names.pairs.begin(), names.pairs.end());
    names.pairs.erase(std::unique(names.pairs.begin(), names.pairs.end()), names.pairs.end());
    names.state = *state;
    return Done{};
}

bool share_an_entity(const Names& names, const std::string& left, const std::string& right) {
    const auto of = [&names](const std::string& name) {
        const std::uint64_t hash = hash_text(name);
        return std::pair(std::lower_bound(names.pairs.begin(), names.pairs.end(), std::pair(hash, INT64_MIN)), hash);
    };
    auto [a, a_hash] = of(left);
    auto [b, b_hash] = of(right);
    const auto end = names.pairs.end();
    while (a != end && b != end && a->first == a_hash && b->first == b_hash) {
        if (a->second == b->second) return true;
        a->second < b->second ? ++a : ++b;
    }
    return false;
}

std::string folded_argument(sqlite3_value* value) {
    const auto* data = reinterpret_cast<const char*>(sqlite3_value_text(value));
    if (data == nullptr) return {};
    std::string text(data, static_cast<std::size_t>(sqlite3_value_bytes(value)));
    repair_utf8(text);
    return folded(text);
}

void same_name(sqlite3_context* context, int /*count*/, sqlite3_value** values) {
    if (sqlite3_value_type(values[0]) == SQLITE_NULL || sqlite3_value_type(values[1]) == SQLITE_NULL) return;
    const std::string left = folded_argument(values[0]);
    const std::string right = folded_argument(values[1]);
    if (left == right) return sqlite3_result_int(context, 1);
    auto& names = *static_cast<Names*>(sqlite3_user_data(context));
    if (const Status read = refresh(sqlite3_context_db_handle(context), names); !read) {
        return sqlite3_result_error(context, read.error().message.c_str(), -1);
    }
    sqlite3_result_int(context, share_an_entity(names, left, right) ? 1 : 0);
}

}  // namespace

Status register_same_name(sqlite3* connection) {
    const auto forget = [](void* names) { delete static_cast<Names*>(names); };
    const int code =
        sqlite3_create_function_v2(connection, "same_name", 2, SQLITE_UTF8, std::make_unique<Names>().release(),
                                   same_name, nullptr, nullptr, +forget);
    if (code != SQLITE_OK) return sqlite_error(connection);
    return Done{};
}

}  // namespace entente
