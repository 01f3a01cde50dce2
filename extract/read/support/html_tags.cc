#include "extract/read/support/html_tags.h"

#include <algorithm>
#include <array>
#include <utility>

namespace entente {
namespace {

using Tag = std::pair<std::string_view, TagKind>;

constexpr auto kTags = [] {
    using enum TagKind;
    std::array tags = {
        Tag{"address", block},    Tag{"article", article}, Tag{"aside", noise},    Tag{"audio", silent},
        Tag{"blockquote", quote}, Tag{"body", block},      Tag{"br", line_break},  Tag{"button", silent},
        Tag{"canvas", silent},    Tag{"caption", noise},   Tag{"center", block},   Tag{"dd", item},
        Tag{"details", block},    Tag{"dialog", noise},    Tag{"div", block},      Tag{"dl", block},
        Tag{"dt", item},          Tag{"embed", silent},    Tag{"fieldset", block}, Tag{"figcaption", noise},
        Tag{"figure", figure},    Tag{"footer", noise},    Tag{"form", block},     Tag{"h1", heading},
        Tag{"h2", heading},       Tag{"h3", heading},      Tag{"h4", heading},     Tag{"h5", heading},
        Tag{"h6", heading},       Tag{"head", block},      Tag{"header", header},  Tag{"hr", block},
        Tag{"html", block},       Tag{"iframe", silent},   Tag{"label", silent},   Tag{"legend", silent},
        Tag{"li", item},          Tag{"link", link},       Tag{"main", main},      Tag{"map", silent},
        Tag{"math", silent},      Tag{"menu", noise},      Tag{"meta", meta},      Tag{"nav", noise},
        Tag{"noscript", silent},  Tag{"object", silent},   Tag{"ol", block},       Tag{"option", silent},
        Tag{"p", paragraph},      Tag{"pre", block},       Tag{"script", script},  Tag{"section", block},
        Tag{"select", silent},    Tag{"style", silent},    Tag{"summary", block},  Tag{"svg", silent},
        Tag{"table", block},      Tag{"tbody", block},     Tag{"td", cell},        Tag{"template", silent},
        Tag{"textarea", silent},  Tag{"tfoot", block},     Tag{"th", cell},        Tag{"thead", block},
        Tag{"time", time},        Tag{"title", title},     Tag{"tr", row},         Tag{"ul", block},
        Tag{"video", silent},
    };
    std::sort(tags.begin(), tags.end());
    return tags;
}();

}  // namespace

TagKind tag_kind(std::string_view name) {
    const auto* const found =
        std::lower_bound(kTags.begin(), kTags.end(), name, [](const Tag& tag, auto key) { return tag.first < key; });
    return found != kTags.end() && found->first == name ? found->second : TagKind::inline_text;
}

bool is_block(TagKind kind) {
    return kind != TagKind::inline_text && kind != TagKind::line_break && kind < TagKind::script &&
           kind != TagKind::silent;
}

}  // namespace entente
