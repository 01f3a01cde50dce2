// What a page says of its article in JSON-LD (schema.org).
#pragma once

#include <string>
#include <vector>

namespace entente {

struct ArticleData {
    std::string body;
    std::string headline;
    std::string date;  // as written
    std::string author;
    std::string site;
    std::string language;
};

/// The first value of each kind that an Article or a subtype of it has in these scripts. Broken ones are left out.
[[nodiscard]] ArticleData read_json_ld(const std::vector<std::string>& scripts);

}  // namespace entente
