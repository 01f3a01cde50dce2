// What became of all that was read: counts for the summary, and a line of JSON for each document, skipped thing and
// failure where the user asks for it (--report).
#pragma once

#include <cstdint>
#include <fstream>
#include <map>
#include <string>

#include "extract/text/document.h"
#include "graph/base/diagnostics.h"
#include "graph/base/result.h"

namespace entente {

/// Counts by a name or a reason; beyond a thousand different ones the rest is counted as "other".
using Tally = std::map<std::string, std::uint64_t>;

class ReadingReport {
public:
    /// Opens the file for --report; an empty path is none.
    [[nodiscard]] Status open(const std::string& path);

    void read(const Document& document);
    /// Notes are skipped things, errors failures; warnings are only reported.
    void note(const Diagnostic& diagnostic);

    [[nodiscard]] const Tally& formats() const { return formats_; }
    [[nodiscard]] const Tally& skipped() const { return skipped_; }
    [[nodiscard]] const Tally& failed() const { return failed_; }

    /// Closes the file. An error where not all could be written.
    [[nodiscard]] Status close();

private:
    void write(const std::string& line);

    std::string path_;
    std::ofstream file_;
    Tally formats_, skipped_, failed_;
};

[[nodiscard]] std::uint64_t total(const Tally& tally);

/// "12 html, 5 text": the most frequent first, at most `most` of them.
[[nodiscard]] std::string listed(const Tally& tally, std::size_t most = 8);

}  // namespace entente
