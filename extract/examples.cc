#include "extract/examples.h"

#include <algorithm>
#include <set>

#include "extract/extractor.h"
#include "graph/base/fold.h"

namespace entente {
namespace {

std::set<std::string> content_words(std::string_view text) {
    static const std::set<std::string, std::less<>> small = {"the", "a",     "an",  "of", "to", "its", "his",
                                                             "her", "their", "and", "in", "on", "for"};
    std::set<std::string> out;
    std::string word;
    for (const char c : folded(text) + " ") {
        const bool inside = (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || (c & 0x80) != 0;
        if (inside) {
            word.push_back(c);
        } else if (!word.empty()) {
            if (!small.contains(word)) out.insert(word);
            word.clear();
        }
    }
    return out;
}

/// Half of the expected words, and not a whole sentence around them.
bool words_match(std::string_view expected, std::string_view found) {
    const std::set<std::string> a = content_words(expected);
    const std::set<std::string> b = content_words(found);
    std::vector<std::string> both;
    std::set_intersection(a.begin(), a.end(), b.begin(), b.end(), std::back_inserter(both));
    return !a.empty() && 2 * both.size() >= a.size() && b.size() <= 3 * a.size() + 4;
}

class ExampleCheck {
public:
    ExampleCheck(const Frame& frame, const FrameExample& example, const DocumentFacts& facts)
        : frame_(frame), example_(example), facts_(facts) {}

    ExampleFailure run(ExampleReport& report) {
        ExampleFailure out{example_.where, frame_.name, example_.text, {}, {}};
        std::vector<const Relation*> left;
        for (const Relation& relation : facts_.relations) {
            if (relation.name == frame_.name) left.push_back(&relation);
        }
        for (const ExpectedFact& fact : example_.expect) {
            const auto hit =
                std::find_if(left.begin(), left.end(), [&](const Relation* r) { return matches(fact, *r); });
            ++report.expected;
            if (hit == left.end()) {
                out.missing.push_back(fact.written);
            } else {
                ++report.found;
                left.erase(hit);
            }
        }
        for (const Relation* relation : left) out.unexpected.push_back(write(*relation));
        report.unexpected += left.size();
        return out;
    }

private:
    const std::string& name(std::uint32_t entity) const { return facts_.entities[entity].name; }

    bool same_name(const std::string& expected, std::optional<std::uint32_t> entity) const {
        return entity && folded(expected) == folded(name(*entity));
    }

    bool ends_match(const ExpectedFact& fact, const Relation& relation) const {
        if (fact.object.empty()) {
            return same_name(fact.subject, relation.subject) && words_match(fact.object_text, relation.object_text);
        }
        if (same_name(fact.subject, relation.subject) && same_name(fact.object, relation.object)) return true;
        return frame_.symmetric && same_name(fact.object, relation.subject) && same_name(fact.subject, relation.object);
    }

    bool matches(const ExpectedFact& fact, const Relation& relation) const {
        if (!ends_match(fact, relation)) return false;
        if (!fact.object.empty() && !fact.object_text.empty() && !words_match(fact.object_text, relation.object_text)) {
            return false;
        }
        if (fact.polarity && *fact.polarity != to_string(relation.polarity)) return false;
        if (fact.modality && *fact.modality != to_string(relation.modality)) return false;
        if (fact.date && *fact.date != relation.date) return false;
        if (fact.place && !same_name(*fact.place, relation.place)) return false;
        return !fact.by || same_name(*fact.by, relation.speaker);
    }

    std::string write(const Relation& relation) const {
        std::string out = name(relation.subject) + " " + relation.name;
        if (relation.object) out += " " + name(*relation.object);
        if (!relation.object_text.empty()) out += " \"" + relation.object_text + "\"";
        if (relation.polarity == Polarity::negated) out += " [negated]";
        if (relation.modality != Modality::actual) out += " [" + std::string(to_string(relation.modality)) + "]";
        return out;
    }

    const Frame& frame_;
    const FrameExample& example_;
    const DocumentFacts& facts_;
};

Document document_of(const FrameExample& example) {
    Document document;
    document.uri = "example";
    document.text = example.text;
    document.date = example.date;
    document.blocks.push_back({{0, static_cast<std::uint32_t>(example.text.size())}, BlockKind::paragraph});
    return document;
}

}  // namespace

ExampleReport run_examples(const Packs& packs) {
    ExampleReport report;
    const auto extractor = Extractor::open(packs);
    if (!extractor) return report;
    Scratch scratch;
    for (const Frame& frame : packs.frames) {
        for (const FrameExample& example : frame.examples) {
            const DocumentFacts facts = extractor->extract(document_of(example), scratch);
            ExampleFailure failure = ExampleCheck(frame, example, facts).run(report);
            if (failure.missing.empty() && failure.unexpected.empty()) {
                ++report.passed;
                if (example.pending) report.ready.push_back(std::move(failure));
            } else if (example.pending) {
                ++report.pending;
            } else {
                report.failures.push_back(std::move(failure));
            }
        }
    }
    return report;
}

}  // namespace entente
