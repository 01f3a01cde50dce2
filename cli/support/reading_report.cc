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

void add(Tally& tally, const std::string& name) {
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

}  // namespace

Status ReadingReport::open(const std::string& path) {
    if (path.empty()) return Done{};
    path_ = path;
    file_.open(path, std::ios::binary | std::ios::trunc);
    if (!file_) return Error{path + ": " + std::strerror(errno)};
    return Done{};
}

void ReadingReport::write(const std::string& line) {
    if (file_.is_open()) file_ << line << "}\n";
}

void ReadingReport::read(const Document& document) {
    add(formats_, document.format);
    if (!file_.is_open()) return;
    std::uint64_t kept = 0;
    std::uint64_t aside = 0;
    for (const Block& block : document.blocks) (block.aside == Aside::none ? kept : aside) += block.span.size();
    std::string line = "{";
    put(line, "uri", document.uri);
    put(line, "outcome", "read");
    put(line, "format", document.format);
    put(line, "title", document.title);
    put(line, "date", document.date);
    put(line, "language", document.language);
    put(line, "address", document.address);
    put(line, "running_bytes", kept);
    put(line, "aside_bytes", aside);
    put(line, "replaced_bytes", document.replaced_bytes);
    write(line);
}

void ReadingReport::note(const Diagnostic& diagnostic) {
    if (diagnostic.severity == Severity::note) add(skipped_, diagnostic.message);
    if (diagnostic.severity == Severity::error) add(failed_, diagnostic.message);
    if (!file_.is_open()) return;
    std::string line = "{";
    put(line, "uri", diagnostic.file);
    put(line, "outcome",
        diagnostic.severity == Severity::note    ? "skipped"
        : diagnostic.severity == Severity::error ? "failed"
                                                 : "warning");
    put(line, "line", diagnostic.line);
    put(line, "column", diagnostic.column);
    put(line, "reason", diagnostic.message);
    write(line);
}

Status ReadingReport::close() {
    if (!file_.is_open()) return Done{};
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
