#include "cli/support/reading_report.h"

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <utility>
#include <vector>

#include "cli/support/message.h"
#include "export/support/escape.h"

namespace entente {
namespace {

constexpr std::size_t kMostReasons = 1000;

void count(Tally& tally, const std::string& name) {
    const bool room = tally.size() < kMostReasons || tally.contains(name);
    ++tally[room ? name : "other"];
}

void put(std::string& line, std::string_view key, std::string_view value) {
    if (value.empty()) return;
    line += line.size() > 1 ? ", \"" : "\"";
    line += std::string(key) + "\": ";
    append_json_string(line, value);
}

void put(std::string& line, std::string_view key, std::uint64_t number) {
    if (number > 0) line += ", \"" + std::string(key) + "\": " + std::to_string(number);
}

std::string_view name_of(Stored outcome) {
    switch (outcome) {
        case Stored::added: return "new";
        case Stored::replaced: return "changed";
        case Stored::unchanged: return "unchanged";
        case Stored::duplicate: return "duplicate";
    }
    return {};
}

}  // namespace

Status ReadingReport::open(const std::string& path) {
    if (path.empty()) return Done{};
    path_ = path;
    file_.open(path, std::ios::binary | std::ios::trunc);
    if (!file_) return Error{path + ": " + std::strerror(errno)};
    return Done{};
}

void ReadingReport::add(Line line) {
    const std::scoped_lock lock(mutex_);
    lines_.push_back(std::move(line));
    write_settled();
}

void ReadingReport::write_settled() {
    for (; !lines_.empty() && !lines_.front().waits; lines_.pop_front()) {
        file_ << lines_.front().head << lines_.front().tail << "}\n";
    }
}

void ReadingReport::read(const Document& document) {
    count(formats_, document.format);
    if (!file_.is_open()) return;
    std::uint64_t kept = 0;
    std::uint64_t aside = 0;
    for (const Block& block : document.blocks) (block.aside == Aside::none ? kept : aside) += block.span.size();
    std::string head = "{";
    put(head, "uri", document.uri);
    std::string line;
    put(line, "format", document.format);
    put(line, "title", document.title);
    put(line, "date", document.date);
    put(line, "language", document.language);
    put(line, "address", document.address);
    put(line, "running_bytes", kept);
    put(line, "aside_bytes", aside);
    put(line, "replaced_bytes", document.replaced_bytes);
    add({std::move(head), ", " + line, true});
}

void ReadingReport::settle(Stored outcome) {
    const std::scoped_lock lock(mutex_);
    if (lines_.empty()) return;
    put(lines_.front().head, "outcome", name_of(outcome));
    lines_.front().waits = false;
    write_settled();
}

void ReadingReport::note(const Diagnostic& diagnostic) {
    if (diagnostic.severity == Severity::note) count(skipped_, diagnostic.message);
    if (diagnostic.severity == Severity::error) {
        count(failed_, diagnostic.message);
        count(failed_formats_, diagnostic.format.empty() ? "of no known format" : std::string(diagnostic.format));
    }
    if (!file_.is_open()) return;
    std::string line = "{";
    put(line, "uri", diagnostic.file);
    put(line, "outcome",
        diagnostic.severity == Severity::note    ? "skipped"
        : diagnostic.severity == Severity::error ? "failed"
                                                 : "warning");
    put(line, "format", diagnostic.format);
    put(line, "line", diagnostic.line);
    put(line, "column", diagnostic.column);
    put(line, "reason", diagnostic.message);
    add({std::move(line), {}});
}

Status ReadingReport::close() {
    if (!file_.is_open()) return Done{};
    const std::scoped_lock lock(mutex_);
    for (Line& line : lines_) {
        if (line.waits) put(line.head, "outcome", "not stored");
        line.waits = false;
    }
    write_settled();
    file_.close();
    if (!file_) return Error{path_ + ": the report could not be written whole; is the disk full?"};
    return Done{};
}

std::uint64_t total(const Tally& tally) {
    std::uint64_t sum = 0;
    for (const auto& [name, count] : tally) sum += count;
    return sum;
}

std::string listed(const Tally& tally, std::size_t most) {
    std::vector<std::pair<std::string, std::uint64_t>> entries(tally.begin(), tally.end());
    std::stable_sort(entries.begin(), entries.end(),
                     [](const auto& left, const auto& right) { return left.second > right.second; });
    std::string out;
    for (std::size_t i = 0; i < std::min(most, entries.size()); ++i) {
        out += (out.empty() ? "" : ", ") + grouped(entries[i].second) + " " + entries[i].first;
    }
    return entries.size() > most ? out + ", …" : out;
}

}  // namespace entente
