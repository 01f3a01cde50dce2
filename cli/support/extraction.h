// A run of extraction: inputs in, or the texts that the graph has, whole documents in the graph out.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "cli/support/reading_report.h"
#include "extract/read/reader.h"
#include "graph/base/result.h"

namespace entente {

/// How fast, and with how much memory, a run may go. The result does not depend on it.
struct RunLimits {
    std::size_t threads = 0;              // that extract; 0: one for each processor
    std::uint64_t memory = 300;           // megabytes, at the least what the program needs for packs and model
    std::uint64_t batch_documents = 500;  // a transaction's worth
};

struct ExtractionOptions {
    std::vector<std::string> inputs;
    std::string output;
    std::vector<std::string> packs;  // beside the base pack
    bool alone = false;              // without the base pack
    std::vector<std::string> names;  // lists of names, as load_extractor takes them
    std::string date;                // of documents that have none; empty or ISO 8601
    ReadOptions read;                // formats, columns, limits
    std::string report;              // a file for what became of each document and failure; may be empty
    double lock_wait = 5;            // seconds to wait for another program that is writing the graph
    std::string relative_to;         // a folder that is left off the documents' uris; may be empty
    bool prune = false;              // remove the documents that no input holds any more
    RunLimits limits;
};

/// What a run has done. Counts only documents that are safely in the graph.
struct ExtractionReport {
    bool refused = false;      // packs or graph cannot be used, or there is no input: the graph is as it was
    bool interrupted = false;  // ^C
    bool broken = false;       // the graph could not be written to the end
    std::uint64_t added = 0;
    std::uint64_t replaced = 0;
    std::uint64_t unchanged = 0;
    std::uint64_t duplicates = 0;  // of which the graph got another name alone
    std::uint64_t removed = 0;
    std::uint64_t failed = 0;  // inputs or records that could not be read
    std::uint64_t bytes = 0;   // of the inputs, as far as they were read
    double seconds = 0;
    Tally formats, skipped, failures, failed_formats;  // of what was read, by format and by reason

    [[nodiscard]] std::uint64_t documents() const { return added + replaced + unchanged + duplicates; }
};

/// Runs to the end, says everything that is wrong on the way, and stops after the current document on ^C.
[[nodiscard]] ExtractionReport run_extraction(const ExtractionOptions& options);

struct UpdateOptions {
    std::string graph;
    std::vector<std::string> packs;  // beside the base pack
    bool alone = false;              // without the base pack
    double lock_wait = 5;            // seconds
    RunLimits limits;
};

/// Extracts again, from the texts that the graph has, the documents that other packs or another program have made.
[[nodiscard]] ExtractionReport run_update(const UpdateOptions& options);

}  // namespace entente
