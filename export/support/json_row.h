// JSON arrays inside an HTML script element, written value by value.
#pragma once

#include <string>
#include <string_view>

#include "export/support/escape.h"
#include "export/support/number.h"

namespace entente {

/// Opens an array when made and closes it at its end; the text must outlive it.
class JsonRow {
public:
    explicit JsonRow(std::string& text) : text_(text) { text_ += '['; }
    ~JsonRow() { text_ += ']'; }
    JsonRow(const JsonRow&) = delete;
    JsonRow& operator=(const JsonRow&) = delete;

    /// Empty texts are the number 0, which is shorter.
    JsonRow& add(std::string_view value) {
        next();
        value.empty() ? static_cast<void>(text_ += '0') : append_script_json_string(text_, value);
        return *this;
    }

    template <typename Number>
    requires std::integral<Number> || std::floating_point<Number> JsonRow& add(Number value) {
        next();
        append_number(text_, value);
        return *this;
    }

private:
    void next() {
        if (!first_) text_ += ',';
        first_ = false;
    }

    std::string& text_;
    bool first_ = true;
};

}  // namespace entente
