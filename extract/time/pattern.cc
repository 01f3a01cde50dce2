// A recursive-descent parser whose value is the set of all spellings of what it has read: a sequence multiplies the
// sets of its elements, alternatives add them, an option adds the empty spelling. The sets are small because patterns
// are; a limit stops the ones that are not. Each spelling is then a path of the trie, and paths share their beginnings.
#include "extract/time/pattern.h"

#include <algorithm>
#include <optional>

namespace entente::timex {
namespace {

constexpr std::size_t kMaxSpellings = 4096;

using Spellings = std::vector<PatternSteps>;
using ListSource = std::function<const std::vector<WordId>*(std::string_view)>;

class PatternParser {
public:
    PatternParser(std::string_view text, Lexicon& lexicon, const ListSource& lists)
        : text_(text), lexicon_(lexicon), lists_(lists) {}

    Result<Spellings> parse() {
        Spellings all = alternatives();
        skip_spaces();
        if (error_.empty() && at_ < text_.size()) fail("unexpected '" + std::string(1, text_[at_]) + "'");
        for (const PatternSteps& steps : all) check(steps);
        if (!error_.empty()) return Error{error_};
        return all;
    }

private:
    void fail(std::string message) {
        if (error_.empty()) error_ = std::move(message);
        at_ = text_.size();
    }

    void skip_spaces() {
        while (at_ < text_.size() && text_[at_] == ' ') ++at_;
    }

    bool take(char c) {
        skip_spaces();
        if (at_ >= text_.size() || text_[at_] != c) return false;
        ++at_;
        return true;
    }

    Spellings alternatives() {
        Spellings all = sequence();
        while (take('|')) {
            Spellings more = sequence();
            all.insert(all.end(), std::make_move_iterator(more.begin()), std::make_move_iterator(more.end()));
        }
        return all;
    }

    Spellings sequence() {
        Spellings all(1);
        for (skip_spaces(); at_ < text_.size() && !is_closing(text_[at_]); skip_spaces()) append(all, element());
        return all;
    }

    static bool is_closing(char c) { return c == '|' || c == ']' || c == '}' || c == ')'; }

    void append(Spellings& all, const Spellings& next) {
        Spellings product;
        if (all.size() * next.size() > kMaxSpellings) return fail("too many alternatives: split the pattern");
        for (const PatternSteps& left : all) {
            for (const PatternSteps& right : next) {
                PatternSteps& steps = product.emplace_back(left);
                steps.insert(steps.end(), right.begin(), right.end());
            }
        }
        all = std::move(product);
    }

    Spellings element() {
        if (take('[')) return group(']', true, false);
        if (take('{')) return group('}', false, false);
        if (take('(')) return group(')', false, true);
        if (take('<')) return class_step();
        if (take('@')) return list_step();
        const std::string_view word = take_word();
        return {{PatternStep{false, lexicon_.add(word), Slot::none, context_}}};
    }

    Spellings group(char close, bool optional, bool context) {
        const bool outer = context_;
        context_ = context_ || context;
        Spellings all = alternatives();
        context_ = outer;
        if (!take(close)) fail(std::string("missing '") + close + "'");
        if (optional) all.emplace_back();
        return all;
    }

    std::string_view take_word() {
        const std::size_t start = at_;
        const std::size_t end = std::min(text_.find_first_of(" |[]{}()<>@", start + 1), text_.size());
        at_ = end;
        return text_.substr(start, end - start);
    }

    Spellings class_step() {
        const std::size_t end = text_.find('>', at_);
        if (end == std::string_view::npos) return fail("missing '>'"), Spellings{};
        const std::string_view inner = text_.substr(at_, end - at_);
        at_ = end + 1;
        const std::string_view name = inner.substr(0, inner.find(':'));
        const std::size_t id = lexicon_.find_class(name);
        if (id == kMaxClasses) return fail("no class '" + std::string(name) + "'"), Spellings{};
        Slot slot = lexicon_.classes()[id].slot;
        if (name.size() < inner.size()) {
            const std::optional<Slot> given = parse_slot(inner.substr(name.size() + 1));
            if (!given) return fail("no slot '" + std::string(inner.substr(name.size() + 1)) + "'"), Spellings{};
            const bool fits = are_compatible(slot, *given);
            if (!fits)
                return fail("no values of '" + std::string(name) + "' fit " + std::string(to_string(*given))),
                       Spellings{};
            slot = *given;
        }
        return {{PatternStep{true, static_cast<std::uint32_t>(id), slot, context_}}};
    }

    Spellings list_step() {
        const std::string_view name = take_word();
        const std::vector<WordId>* words = lists_(name);
        if (words == nullptr) return fail("no list '" + std::string(name) + "'"), Spellings{};
        Spellings all;
        for (const WordId word : *words) all.push_back({PatternStep{false, word, Slot::none, context_}});
        return all;
    }

    bool triggers(const PatternStep& step) const {
        if (step.is_class) return lexicon_.classes()[step.id].trigger;
        const char first = lexicon_.word(step.id).text.front();
        return lexicon_.is_trigger(step.id) || (first >= '0' && first <= '9');
    }

    void check(const PatternSteps& steps) {
        if (!error_.empty()) return;
        const auto is_core = [](const PatternStep& step) { return !step.context; };
        const auto first = std::find_if(steps.begin(), steps.end(), is_core);
        const auto last = std::find_if(steps.rbegin(), steps.rend(), is_core).base();
        if (first == steps.end()) return fail("nothing but context");
        if (!std::all_of(first, last, is_core)) return fail("context in the middle of an expression");
        if (steps.size() > kMaxSteps) return fail("longer than " + std::to_string(kMaxSteps) + " words");
        const bool found = std::any_of(steps.begin(), steps.end(), [&](const PatternStep& s) { return triggers(s); });
        if (!found) fail("no number and no word of a class that triggers");
    }

    std::string_view text_;
    Lexicon& lexicon_;
    const ListSource& lists_;
    std::size_t at_ = 0;
    bool context_ = false;
    std::string error_;
};

bool before(const PatternTrie::Edge& edge, std::uint32_t id) {
    return edge.step.id < id;
}

}  // namespace

Result<std::vector<PatternSteps>> parse_pattern(std::string_view pattern, Lexicon& lexicon, const ListSource& lists) {
    return PatternParser(pattern, lexicon, lists).parse();
}

std::uint32_t PatternTrie::child(std::uint32_t node, const PatternStep& step) {
    const auto target = static_cast<std::uint32_t>(nodes_.size());
    std::vector<Edge>& edges = step.is_class ? nodes_[node].classes : nodes_[node].words;
    const auto same = [&](const Edge& e) { return e.step.id == step.id && e.step.slot == step.slot; };
    const auto found = std::find_if(edges.begin(), edges.end(), same);
    if (found != edges.end()) return found->target;
    const auto place = step.is_class ? edges.end() : std::lower_bound(edges.begin(), edges.end(), step.id, before);
    edges.insert(place, Edge{step, target});
    if (step.is_class) nodes_[node].class_set |= bit(static_cast<ClassId>(step.id));
    nodes_.emplace_back();
    return target;
}

void PatternTrie::add(const PatternSteps& steps, std::uint16_t rule) {
    std::uint32_t node = 0;
    Accept accept{rule, 0, 0};
    for (const PatternStep& step : steps) {
        node = child(node, step);
        if (!step.context) ++accept.size;
        if (step.context && accept.size == 0) ++accept.before;
    }
    std::vector<Accept>& accepts = nodes_[node].accepts;
    const auto same = [&](const Accept& a) { return a.before == accept.before && a.size == accept.size; };
    if (std::none_of(accepts.begin(), accepts.end(), same)) accepts.push_back(accept);
}

std::span<const PatternTrie::Edge> edges_of(const PatternTrie::Node& node, WordId word) {
    const auto first = std::lower_bound(node.words.begin(), node.words.end(), word, before);
    auto last = first;
    while (last != node.words.end() && last->step.id == word) ++last;
    return {first, last};
}

}  // namespace entente::timex
