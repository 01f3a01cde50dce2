// What is wrong at one place of a pack, before places become text.
#pragma once

#include <string>
#include <utility>
#include <vector>

#include "graph/base/diagnostics.h"
#include "rules/pack.h"

namespace entente {

struct Remark {
    SourcePlace where;
    Severity severity = Severity::error;
    std::string message;
};

class Remarks {
public:
    void error(SourcePlace where, std::string message) {
        items_.push_back({.where = where, .severity = Severity::error, .message = std::move(message)});
    }
    void warning(SourcePlace where, std::string message) {
        items_.push_back({.where = where, .severity = Severity::warning, .message = std::move(message)});
    }
    void append(Remarks other) {
        for (Remark& remark : other.items_) items_.push_back(std::move(remark));
    }
    [[nodiscard]] std::size_t size() const { return items_.size(); }

    /// In the order of files, lines and columns; `files` are the paths to show.
    [[nodiscard]] Diagnostics in_order(const std::vector<std::string>& files) &&;

private:
    std::vector<Remark> items_;
};

}  // namespace entente
