// What an element's name, role, class and id say of the text in it.
#pragma once

#include <string_view>

#include "extract/read/support/html_attributes.h"
#include "extract/read/support/html_page.h"
#include "extract/read/support/html_tags.h"

namespace entente {

/// How sure it is that the element holds no article text.
[[nodiscard]] Noise noise_of(std::string_view name, TagKind kind, const Attributes& attributes);

/// Whether a class or the itemprop says that the element holds an article's text and nothing else.
[[nodiscard]] bool is_article_body(const Attributes& attributes);

}  // namespace entente
