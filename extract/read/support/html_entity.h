#pragma once

#include <string>
#include <string_view>

namespace entente {

/// Appends what `entity` ("&amp;", "&#8217;", "&eacute;") stands for; one that is not known is appended as it is.
void append_html_entity(std::string& out, std::string_view entity);

}  // namespace entente
