// The names that patterns may use of Universal Dependencies: tags, features and relations. A test holds them equal to
// those of extract/text/tags.h, which this library does not see.
#pragma once

#include <span>
#include <string_view>

namespace entente {

[[nodiscard]] std::span<const std::string_view> tag_names();  // UPOS and XPOS
[[nodiscard]] std::span<const std::string_view> relation_label_names();
/// In the order of the bits of Feat.
[[nodiscard]] std::span<const std::string_view> feature_names();

}  // namespace entente
