// Each string is parsed by itself. Then the order: what asks for a relation, or names one in `after`, is read when all
// that states it has been; among those that are free the most specific goes first, then the order of names.
#include "rules/link_patterns.h"

#include <algorithm>
#include <map>
#include <set>

#include "rules/pattern_parse.h"
#include "rules/words.h"

namespace entente {
namespace {

/// The place in the file of a byte inside a string that begins at `where`.
SourcePlace place_in(const LocatedText& text, std::size_t offset) {
    SourcePlace out = text.where;
    const std::string_view before = std::string_view(text.text).substr(0, offset);
    const auto breaks = std::count(before.begin(), before.end(), '\n');
    if (text.text.find('\n') == std::string::npos) {
        out.column += static_cast<std::uint32_t>(offset) + 1;  // the quote
    } else {
        out.line += static_cast<std::uint32_t>(breaks) + 1;  // the text begins on the line after """
        out.column = static_cast<std::uint32_t>(before.size() - (before.rfind('\n') + 1)) + 1;
    }
    return out;
}

class PatternLinker {
public:
    PatternLinker(const std::vector<FragmentDraft>& fragments, WordLists& lists, Packs& packs, Remarks& remarks)
        : lists_(lists), packs_(packs), remarks_(remarks) {
        for (const FragmentDraft& fragment : fragments) add_fragment(fragment);
        names_.fragment = [this](std::string_view name) -> const std::string* {
            const auto found = fragments_.find(name);
            if (found == fragments_.end()) return nullptr;
            for (FragmentInfo& info : packs_.fragments) info.used |= info.name == name;
            return &found->second;
        };
        names_.list = [this](std::string_view name) { return lists_.use(name); };
        for (const auto& [name, text] : fragments_) names_.fragments.push_back(name);
        names_.lists = lists_.names();
        for (const Frame& frame : packs_.frames) names_.relations.push_back(frame.name);
    }

    void link(std::vector<LinkedPattern>& patterns) {
        for (LinkedPattern& pattern : patterns) add(pattern);
        put_in_order();
    }

private:
    void add_fragment(const FragmentDraft& fragment) {
        const auto [place, is_new] = fragments_.emplace(fragment.name.text, fragment.text);
        if (is_new) {
            packs_.fragments.push_back({.where = fragment.name.where, .name = fragment.name.text, .used = false});
        } else if (place->second != fragment.text) {
            remarks_.error(fragment.name.where,
                           "another [fragment] has the name " + backquoted(fragment.name.text) + "; rename one");
        }
    }

    template <typename T>
    bool parse(const LocatedText& text, Parsed<T> (*parser)(std::string_view, const PatternNames&), T& out) {
        auto parsed = parser(text.text, names_);
        if (const auto* error = std::get_if<PatternError>(&parsed)) {
            remarks_.error(place_in(text, error->offset), error->message);
            return false;
        }
        out = std::move(std::get<T>(parsed));
        return true;
    }

    bool parse_role(const LocatedText& text, std::optional<RolePath>& out) {
        if (text.text.empty()) return true;
        RolePath path;
        if (!parse(text, parse_role_path, path)) return false;
        out = std::move(path);
        return true;
    }

    void add(LinkedPattern& linked) {
        const PatternDraft& draft = linked.draft;
        const auto frame =
            std::lower_bound(packs_.frames.begin(), packs_.frames.end(), linked.relation,
                             [](const Frame& known, const std::string& name) { return known.name < name; });
        if (frame == packs_.frames.end() || frame->name != linked.relation) return;  // said: the relation is broken
        PatternRule rule;
        rule.where = draft.where;
        rule.pack = linked.pack;
        rule.name = draft.name.text;
        rule.about = draft.about.text;
        rule.written = draft.trigger.text.empty() ? draft.tokens.text : draft.trigger.text;
        rule.frame = static_cast<std::uint32_t>(frame - packs_.frames.begin());
        rule.negative = draft.negative;
        rule.confidence = draft.confidence.value_or(frame->confidence);
        if (draft.modality.text == "future") rule.modality = ContentModality::future;
        if (draft.modality.text == "possible") rule.modality = ContentModality::possible;
        if (draft.modality.text == "negated") rule.modality = ContentModality::negated;
        bool good = read_trigger(draft, rule);
        good &= parse_role(draft.subject, rule.subject) && parse_role(draft.object, rule.object) &&
                parse_role(draft.text, rule.text) && parse_role(draft.place, rule.place) &&
                parse_role(draft.content, rule.content);
        for (const LocatedText& absent : draft.without) {
            TokenTest test;
            good &= parse(absent, parse_test, test);
            rule.without.push_back(std::move(test));
        }
        good = good && read_optional(draft, rule) && check_roles(draft, rule, *frame) && check_name(rule);
        if (!good) return;
        add_needs(rule);
        drafts_.push_back(&draft);
        rules_.push_back(std::move(rule));
    }

    bool read_trigger(const PatternDraft& draft, PatternRule& rule) {
        const bool sequence = draft.trigger.text.empty();
        if (sequence ? !parse(draft.tokens, parse_sequence, rule.tokens)
                     : !parse(draft.trigger, parse_test, rule.trigger)) {
            return false;
        }
        rule.anchor = sequence ? anchor_of(rule.tokens, rule.anchor_item) : anchor_of(rule.trigger);
        rule.specificity = sequence ? specificity(rule.tokens) : specificity(rule.trigger);
        if (!rule.anchor.empty()) return true;
        remarks_.error(sequence ? draft.tokens.where : draft.trigger.where,
                       "this would have to be tried on every word: ask for a word, lemma, @list or kind that must "
                       "stand there");
        return false;
    }

    bool read_optional(const PatternDraft& draft, PatternRule& rule) {
        for (const LocatedText& role : draft.optional) {
            if (role.text == "object") {
                rule.optional_object = true;
            } else if (role.text == "text") {
                rule.optional_text = true;
            } else {
                remarks_.error(role.where, backquoted(role.text) + " cannot be optional: object and text can");
                return false;
            }
        }
        return true;
    }

    static bool captures(const Sequence& sequence, PatternRole role) {
        return std::any_of(sequence.begin(), sequence.end(), [&](const SequenceItem& item) {
            return item.capture == role ||
                   std::any_of(item.alternatives.begin(), item.alternatives.end(),
                               [&](const Sequence& alternative) { return captures(alternative, role); });
        });
    }

    /// Whether the roles are filled that the relation needs.
    bool check_roles(const PatternDraft& draft, PatternRule& rule, const Frame& frame) {
        const bool has_subject = rule.subject || captures(rule.tokens, PatternRole::subject);
        const bool has_object = rule.object || captures(rule.tokens, PatternRole::object);
        const bool has_text = rule.text || captures(rule.tokens, PatternRole::text);
        const bool words_do = frame.object_text == ObjectText::optional || frame.object_text == ObjectText::only;
        const std::string how = draft.trigger.text.empty() ? "; write it before a name, as in subject:{actor}"
                                                           : R"(; write a path, as in subject = ">nsubj")";
        if (!has_subject) remarks_.error(draft.where, "the pattern has no subject" + how);
        const bool has_second = has_object || (words_do && has_text);
        if (!has_second) {
            remarks_.error(draft.where, "the pattern has no object" + std::string(words_do ? " and no text" : "") +
                                            ", which " + frame.name + " needs" + how);
        }
        rule.optional_object |= words_do && has_text && !has_object;
        for (const auto* path : {&rule.subject, &rule.object, &rule.text, &rule.place, &rule.content}) {
            if (*path) rule.specificity += specificity((*path)->path);
        }
        for (const TokenTest& absent : rule.without) rule.specificity += specificity(absent);
        return has_subject && has_second;
    }

    bool check_name(const PatternRule& rule) {
        const auto same = std::find_if(rules_.begin(), rules_.end(),
                                       [&](const PatternRule& other) { return other.name == rule.name; });
        const bool relation = std::binary_search(names_.relations.begin(), names_.relations.end(), rule.name);
        if (same == rules_.end() && !relation) return true;
        remarks_.error(rule.where, backquoted(rule.name) + " is the name of " +
                                       (relation ? std::string("a relation")
                                                 : "another pattern (" + to_string(packs_, same->where) + ")") +
                                       "; a pattern's name is its own");
        return false;
    }

    static void add_needs(PatternRule& rule) {
        for (const auto* path : {&rule.subject, &rule.object, &rule.text, &rule.place, &rule.content}) {
            if (*path) add_relations((*path)->path, rule.needs);
        }
        add_relations(rule.trigger, rule.needs);
        add_relations(rule.tokens, rule.needs);
        for (const TokenTest& absent : rule.without) add_relations(absent, rule.needs);
        std::sort(rule.needs.begin(), rule.needs.end());
        rule.needs.erase(std::unique(rule.needs.begin(), rule.needs.end()), rule.needs.end());
    }

    // ---- order

    /// The patterns that must be read before pattern `i`.
    std::set<std::size_t> before(std::size_t i) {
        std::set<std::size_t> out;
        const auto add_stating = [&](const std::string& relation) {
            for (std::size_t other = 0; other < rules_.size(); ++other) {
                if (other != i && packs_.frames[rules_[other].frame].name == relation) out.insert(other);
            }
        };
        for (const std::string& relation : rules_[i].needs) add_stating(relation);
        rules_[i].late = !rules_[i].needs.empty();
        for (const LocatedText& name : drafts_[i]->after) {
            const auto pattern = std::find_if(rules_.begin(), rules_.end(),
                                              [&](const PatternRule& rule) { return rule.name == name.text; });
            if (pattern != rules_.end()) {
                out.insert(static_cast<std::size_t>(pattern - rules_.begin()));
            } else if (std::binary_search(names_.relations.begin(), names_.relations.end(), name.text)) {
                add_stating(name.text);
                rules_[i].late = true;
            } else {
                std::vector<std::string_view> known = names_.relations;
                for (const PatternRule& rule : rules_) known.push_back(rule.name);
                remarks_.error(name.where, "no pattern and no relation has the name " + backquoted(name.text) +
                                               did_you_mean(name.text, known));
            }
        }
        return out;
    }

    void put_in_order() {
        std::vector<std::set<std::size_t>> waits(rules_.size());
        for (std::size_t i = 0; i < rules_.size(); ++i) waits[i] = before(i);
        std::vector<bool> done(rules_.size());
        for (std::size_t placed = 0; placed < rules_.size(); ++placed) {
            const std::size_t next = next_free(waits, done);
            if (next == rules_.size()) return report_circle(done);
            done[next] = true;
            for (const std::size_t other : waits[next]) rules_[next].late |= rules_[other].late;
            packs_.patterns.push_back(rules_[next]);
        }
    }

    [[nodiscard]] std::size_t next_free(const std::vector<std::set<std::size_t>>& waits,
                                        const std::vector<bool>& done) const {
        std::size_t best = rules_.size();
        for (std::size_t i = 0; i < rules_.size(); ++i) {
            const bool free = !done[i] && std::all_of(waits[i].begin(), waits[i].end(),
                                                      [&](std::size_t other) { return done[other]; });
            if (!free) continue;
            const bool better =
                best == rules_.size() || rules_[i].specificity > rules_[best].specificity ||
                (rules_[i].specificity == rules_[best].specificity && rules_[i].name < rules_[best].name);
            if (better) best = i;
        }
        return best;
    }

    void report_circle(const std::vector<bool>& done) {
        std::string names;
        std::size_t first = rules_.size();
        for (std::size_t i = 0; i < rules_.size(); ++i) {
            if (done[i]) continue;
            first = std::min(first, i);
            names += (names.empty() ? "" : ", ") + rules_[i].name;
        }
        remarks_.error(rules_[first].where,
                       "patterns wait for each other in a circle: " + names + "; none of them is read. Change `after`");
    }

    WordLists& lists_;
    Packs& packs_;
    Remarks& remarks_;
    std::map<std::string, std::string, std::less<>> fragments_;
    PatternNames names_;
    std::vector<PatternRule> rules_;
    std::vector<const PatternDraft*> drafts_;
};

}  // namespace

void link_patterns(std::vector<LinkedPattern>& patterns, const std::vector<FragmentDraft>& fragments, WordLists& lists,
                   Packs& packs, Remarks& remarks) {
    PatternLinker(fragments, lists, packs, remarks).link(patterns);
}

}  // namespace entente
