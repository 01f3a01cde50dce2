// What became of all that was read: counts for the summary, and a line of JSON for each document, skipped thing and
// failure where the user asks for it (--report).
#pragma once

#include <cstdint>
#include <deque>
#include <fstream>
#include <map>
#include <mutex>
#include <string>

#include "extract/text/document.h"
#include "graph/base/diagnostics.h"
#include "graph/base/result.h"
#include "graph/store.h"

namespace entente {

/// Counts by a name or a reason; beyond a thousand different ones the rest is counted as "other".
using Tally = std::map<std::string, std::uint64_t>;

/// Lines stand in the order of reading, whichever thread learns what became of a document, and when. For one thread
/// that reads and one that writes.
class ReadingReport {
public:
    /// Opens the file for --report; an empty path is none.
    [[nodiscard]] Status open(const std::string& path);
    [[nodiscard]] bool is_open() const { return file_.is_open(); }

    /// Its line waits for its outcome.
    void read(const Document& document);
    /// What became of the first document that waits.
    void settle(Stored outcome);
    /// Notes are skipped things, errors failures; warnings are only reported.
    void note(const Diagnostic& diagnostic);

    [[nodiscard]] const Tally& formats() const { return formats_; }
    [[nodiscard]] const Tally& skipped() const { return skipped_; }
    [[nodiscard]] const Tally& failed() const { return failed_; }
    [[nodiscard]] const Tally& failed_formats() const { return failed_formats_; }

    /// Closes the file; documents that still wait were not stored. An error where not all could be written.
    [[nodiscard]] Status close();

private:
    struct Line {
        std::string head, tail;  // the outcome goes between
        bool waits = false;
    };

    void add(Line line);
    void write_settled();

    std::string path_;
    std::mutex mutex_;  // of the file and the lines
    std::deque<Line> lines_;
    std::ofstream file_;
    Tally formats_, skipped_, failed_, failed_formats_;
};

[[nodiscard]] std::uint64_t total(const Tally& tally);

/// "12 html, 5 text": the most frequent first, at most `most` of them.
[[nodiscard]] std::string listed(const Tally& tally, std::size_t most = 8);

}  // namespace entente
