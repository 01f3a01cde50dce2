// A path is followed breadth first: each step turns a set of nodes into the set of those that it leads to. A sequence
// is matched by backtracking with continuations, greedy, and gives up after kMostSteps, so that no pattern hangs on any
// text. Invariant: a pattern is tried only where its anchor stands.
#include "extract/relation/pattern_match.h"

#include <re2/re2.h>

#include <algorithm>

#include "extract/annotate/lemmatizer.h"
#include "graph/base/fold.h"

namespace entente {
namespace {

constexpr std::uint32_t kMostSteps = 20000;
constexpr std::uint32_t kNone = SentenceView::kNone;

void keep_kinds(std::vector<Filler>& fillers, KindSet kinds) {
    std::erase_if(fillers, [&](const Filler& filler) { return !kinds.has(filler.kind); });
}

void sort_unique(std::vector<std::uint32_t>& nodes) {
    std::sort(nodes.begin(), nodes.end());
    nodes.erase(std::unique(nodes.begin(), nodes.end()), nodes.end());
}

bool has_value(const CompiledTest& test, const std::string& text) {
    if (test.values.contains(text)) return true;
    return std::any_of(test.expressions.begin(), test.expressions.end(),
                       [&](const auto& expression) { return re2::RE2::FullMatch(text, *expression); });
}

}  // namespace

const std::string& PatternMatcher::lemma(std::uint32_t token) {
    if (lemmas_.empty()) {
        lemmas_.resize(view_.end() - view_.begin());
        for (std::uint32_t t = view_.begin(); t < view_.end(); ++t) {
            std::string text;
            append_lemma(text, view_.word(t), view_.upos(t), view_.token(t).xpos);
            lemmas_[t - view_.begin()] = folded(text);
        }
    }
    return lemmas_[token - view_.begin()];
}

std::vector<std::uint32_t> PatternMatcher::candidates(std::uint32_t token) {
    std::vector<std::uint32_t> out;
    const auto add = [&](const std::vector<std::uint32_t>* patterns) {
        if (patterns != nullptr) out.insert(out.end(), patterns->begin(), patterns->end());
    };
    add(set_.of_word(view_.folded(token)));
    if (set_.reads_lemmas()) add(set_.of_lemma(lemma(token)));
    if (const Mention* mention = phrases_.mention_at(token); mention != nullptr && mention->entity != kNoEntity) {
        add(&set_.of_kind(mention->kind));
    }
    for (const Mention* mention : phrases_.mentions()) {  // descriptions begin before the word that they count at
        if (mention->first == token && mention->entity != kNoEntity) add(&set_.of_kind(mention->kind));
    }
    sort_unique(out);
    return out;
}

bool PatternMatcher::fail(std::string_view what) {
    failure_ = what;
    return false;
}

// ---- tests and paths

bool PatternMatcher::holds(const CompiledTest& test, std::uint32_t token) {
    const auto part_holds = [&](const CompiledTest& part) { return holds(part, token); };
    switch (test.kind) {
        case TokenTest::Kind::all: return std::all_of(test.parts.begin(), test.parts.end(), part_holds);
        case TokenTest::Kind::any: return std::any_of(test.parts.begin(), test.parts.end(), part_holds);
        case TokenTest::Kind::none: return !holds(test.parts.front(), token);
        case TokenTest::Kind::word: return has_value(test, view_.folded(token));
        case TokenTest::Kind::lemma: return has_value(test, lemma(token));
        case TokenTest::Kind::tag:
            return test.upos.test(static_cast<std::size_t>(view_.upos(token))) ||
                   test.xpos.test(static_cast<std::size_t>(view_.token(token).xpos));
        case TokenTest::Kind::dep: return test.deprels.test(static_cast<std::size_t>(view_.deprel(token)));
        case TokenTest::Kind::feat: return (view_.token(token).feats & test.feats) != 0;
        case TokenTest::Kind::kind: {
            const Mention* mention = phrases_.mention_at(token);
            return mention != nullptr && mention->entity != kNoEntity && test.kinds.has(mention->kind);
        }
        case TokenTest::Kind::relation:
            return stated_ != nullptr && std::any_of(stated_->begin(), stated_->end(), [&](const StatedAt& stated) {
                       return stated.token == token &&
                              test.values.contains(view_.analysis().relations[stated.relation].name);
                   });
        case TokenTest::Kind::path: return !reach(test.path, token).empty();
    }
    return false;
}

/// One hop of a step from each node.
std::vector<std::uint32_t> PatternMatcher::hop(const CompiledStep& step, const std::vector<std::uint32_t>& from) {
    std::vector<std::uint32_t> out;
    if (++hops_ > kMostSteps) return out;
    for (const std::uint32_t node : from) {
        if (step.kind == PathStep::Kind::group) {
            for (const CompiledPath& alternative : step.alternatives) {
                const auto reached = reach(alternative, node);
                out.insert(out.end(), reached.begin(), reached.end());
            }
        } else if (step.kind == PathStep::Kind::up) {
            if (!view_.is_root(node) && step.labels.test(static_cast<std::size_t>(view_.deprel(node)))) {
                out.push_back(view_.head(node));
            }
        } else {
            for (const std::uint32_t child : view_.children(node)) {
                if (step.labels.test(static_cast<std::size_t>(view_.deprel(child)))) out.push_back(child);
            }
        }
    }
    sort_unique(out);
    return out;
}

std::vector<std::uint32_t> PatternMatcher::reach(const CompiledPath& path, std::uint32_t from) {
    if (depth_ == 0) hops_ = 0;
    ++depth_;
    std::vector<std::uint32_t> nodes = follow(path, from);
    --depth_;
    return nodes;
}

std::vector<std::uint32_t> PatternMatcher::follow(const CompiledPath& path, std::uint32_t from) {
    std::vector<std::uint32_t> nodes = {from};
    for (const CompiledStep& step : path) {
        std::vector<std::uint32_t> ends;
        for (std::uint32_t count = 0;; ++count) {
            if (count >= step.repeat.least) ends.insert(ends.end(), nodes.begin(), nodes.end());
            if (count == step.repeat.most || nodes.empty()) break;
            nodes = hop(step, nodes);
        }
        sort_unique(ends);
        std::erase_if(ends, [&](std::uint32_t node) {
            return std::any_of(step.tests.begin(), step.tests.end(),
                               [&](const CompiledTest& test) { return !holds(test, node); });
        });
        nodes = std::move(ends);
        if (nodes.empty()) return nodes;
    }
    return nodes;
}

// ---- roles

std::vector<Filler> PatternMatcher::fill(const CompiledRole& role, std::uint32_t trigger, KindSet kinds) {
    std::vector<Filler> out;
    const auto add = [&](const Filler& filler) {
        const bool known =
            std::any_of(out.begin(), out.end(), [&](const Filler& other) { return other.entity == filler.entity; });
        if (!known) out.push_back(filler);
    };
    for (const std::uint32_t node : reach(role.path, trigger)) {
        if (role.take == RolePath::Take::node) {
            const std::vector<Filler> fillers = phrases_.fillers(node);
            for (const Filler& filler : fillers) add(filler);
            // "a French trawler": an adjective is no actor of its own, but a path that leads to it means it.
            const Mention* mention = fillers.empty() ? phrases_.mention_at(node) : nullptr;
            if (mention != nullptr && mention->entity != kNoEntity) add({mention->entity, mention->kind, node, false});
            continue;
        }
        for (const StatedAt& stated : *stated_) {
            if (stated.token != node) continue;
            const Relation& relation = view_.analysis().relations[stated.relation];
            const auto entity =
                role.take == RolePath::Take::subject ? std::optional(relation.subject) : relation.object;
            if (entity) add({*entity, view_.analysis().entities[*entity].kind, node, false});
        }
    }
    keep_kinds(out, kinds);
    return out;
}

bool PatternMatcher::match_roles(const CompiledPattern& pattern, std::pair<KindSet, KindSet> kinds, PatternMatch& out) {
    if (pattern.subject.given) out.subjects = fill(pattern.subject, out.trigger, kinds.first);
    if (out.subjects.empty()) return fail("subject");
    if (pattern.object.given) out.objects = fill(pattern.object, out.trigger, kinds.second);
    if (out.objects.empty() && !pattern.optional_object) return fail("object");
    if (pattern.text.given) {
        const auto nodes = reach(pattern.text.path, out.trigger);
        if (!nodes.empty()) out.text = view_.phrase(nodes.front(), view_.begin());
        if (out.text.empty() && !pattern.optional_text) return fail("text");
    }
    if (pattern.place.given) {
        const auto places = fill(pattern.place, out.trigger, kPlaceKinds);
        if (!places.empty()) out.place = places.front().entity;
    }
    if (pattern.content.given) out.contents = reach(pattern.content.path, out.trigger);
    return true;
}

std::optional<PatternMatch> PatternMatcher::match(const CompiledPattern& pattern, std::uint32_t token,
                                                  std::pair<KindSet, KindSet> kinds,
                                                  const std::vector<StatedAt>& stated) {
    stated_ = &stated;
    failure_ = {};
    PatternMatch out;
    out.trigger = token;
    if (!pattern.tokens.empty()) {
        if (!match_tokens(pattern, token, kinds, out)) return std::nullopt;
        return out;
    }
    if (!holds(pattern.trigger, token)) return (void)fail("trigger"), std::nullopt;
    for (const CompiledTest& test : pattern.without) {
        if (holds(test, token)) return (void)fail("without"), std::nullopt;
    }
    if (!match_roles(pattern, kinds, out)) return std::nullopt;
    return out;
}

// ---- sequences

std::vector<Filler> PatternMatcher::captured(PatternRole role, KindSet kinds) const {
    const Capture& capture = captures_.at(static_cast<std::size_t>(role));
    std::vector<Filler> out;
    if (capture.mention != nullptr) {
        const Mention& mention = *capture.mention;
        out.push_back({mention.entity, mention.kind, phrases_.head_of(mention), mention.form == MentionForm::name});
    } else if (capture.first != kNone) {
        out = phrases_.fillers(capture.first);
    }
    keep_kinds(out, kinds);
    return out;
}

bool PatternMatcher::match_tokens(const CompiledPattern& pattern, std::uint32_t anchor,
                                  std::pair<KindSet, KindSet> kinds, PatternMatch& out) {
    top_ = &pattern.tokens;
    anchor_item_ = pattern.anchor_item;
    anchor_at_ = anchor;
    steps_ = 0;
    furthest_ = view_.begin();
    const std::uint32_t earliest = anchor - std::min(anchor - view_.begin(), pattern.most_before);
    bool found = false;
    for (std::uint32_t start = earliest; start <= anchor && !found; ++start) {
        captures_ = {};
        found = match_items(pattern.tokens, 0, start, [](std::uint32_t) { return true; });
    }
    if (!found) return fail("tokens");
    const Capture& trigger = captures_.at(static_cast<std::size_t>(PatternRole::trigger));
    if (trigger.first != kNone) out.trigger = trigger.first;
    out.subjects = captured(PatternRole::subject, kinds.first);
    out.objects = captured(PatternRole::object, kinds.second);
    const Capture& text = captures_.at(static_cast<std::size_t>(PatternRole::text));
    if (text.first != kNone) out.text = view_.text(text.first, text.last);
    const auto places = captured(PatternRole::place, kPlaceKinds);
    if (!places.empty()) out.place = places.front().entity;
    return match_roles(pattern, kinds, out);
}

bool PatternMatcher::match_items(const std::vector<CompiledItem>& items, std::size_t i, std::uint32_t at,
                                 const Next& next) {
    if (++steps_ > kMostSteps) return false;
    furthest_ = std::max(furthest_, at);
    if (i == items.size()) return next(at);
    if (&items == top_ && i == anchor_item_ && at != anchor_at_) return false;
    const auto rest = [&](std::uint32_t after) { return match_items(items, i + 1, after, next); };
    return match_repeat(items[i], 0, at, rest);
}

bool PatternMatcher::match_repeat(const CompiledItem& item, std::uint32_t count, std::uint32_t at, const Next& next) {
    if (count < item.repeat.most) {
        const auto again = [&](std::uint32_t after) {
            if (after == at && count >= item.repeat.least) return false;  // nothing taken: no progress
            return match_repeat(item, count + 1, after, next);
        };
        if (match_once(item, at, again)) return true;
    }
    return count >= item.repeat.least && next(at);
}

bool PatternMatcher::with_capture(PatternRole role, const Capture& capture, const Next& next, std::uint32_t at) {
    if (role == PatternRole::none) return next(at);
    Capture& slot = captures_.at(static_cast<std::size_t>(role));
    const Capture before = slot;
    slot = capture;
    if (before.first != kNone && role == PatternRole::text) slot.first = std::min(slot.first, before.first);
    if (next(at)) return true;
    slot = before;
    return false;
}

bool PatternMatcher::match_once(const CompiledItem& item, std::uint32_t at, const Next& next) {
    switch (item.kind) {
        case SequenceItem::Kind::token:
            return at < view_.end() && holds(item.test, at) &&
                   with_capture(item.capture, {at, at + 1, nullptr}, next, at + 1);
        case SequenceItem::Kind::mention:
            return std::any_of(phrases_.mentions().begin(), phrases_.mentions().end(), [&](const Mention* mention) {
                return mention->first == at && mention->entity != kNoEntity && item.kinds.has(mention->kind) &&
                       with_capture(item.capture, {at, mention->last, mention}, next, mention->last);
            });
        case SequenceItem::Kind::group:
            return std::any_of(item.alternatives.begin(), item.alternatives.end(), [&](const auto& alternative) {
                return match_items(alternative, 0, at, [&](std::uint32_t after) {
                    return with_capture(item.capture, {at, after, nullptr}, next, after);
                });
            });
        case SequenceItem::Kind::ahead: return match_ahead(item, at) && next(at);
        case SequenceItem::Kind::not_ahead: return !match_ahead(item, at) && next(at);
        case SequenceItem::Kind::behind: return match_behind(item, at) && next(at);
        case SequenceItem::Kind::not_behind: return !match_behind(item, at) && next(at);
    }
    return false;
}

bool PatternMatcher::match_ahead(const CompiledItem& item, std::uint32_t at) {
    return std::any_of(item.alternatives.begin(), item.alternatives.end(), [&](const auto& alternative) {
        return match_items(alternative, 0, at, [](std::uint32_t) { return true; });
    });
}

bool PatternMatcher::match_behind(const CompiledItem& item, std::uint32_t at) {
    const auto ends_here = [at](std::uint32_t after) { return after == at; };
    for (std::uint32_t start = at + 1; start-- > view_.begin();) {
        const bool found =
            std::any_of(item.alternatives.begin(), item.alternatives.end(),
                        [&](const auto& alternative) { return match_items(alternative, 0, start, ends_here); });
        if (found) return true;
    }
    return false;
}

// ---- what failed, in words

std::string PatternMatcher::quoted(std::uint32_t token) const {
    return "“" + std::string(view_.word(token)) + "”";
}

std::string PatternMatcher::why_not(const CompiledTest& test, std::uint32_t token) {
    if (test.kind == TokenTest::Kind::all) {
        for (const CompiledTest& part : test.parts) {
            if (!holds(part, token)) return why_not(part, token);
        }
    }
    if (test.kind == TokenTest::Kind::path) return why_not(test.path, token);
    if (test.kind == TokenTest::Kind::any) return "none of the alternatives holds of " + quoted(token);
    return test.written + " does not hold of " + quoted(token) + " (lemma " + lemma(token) + ", " +
           std::string(to_string(view_.upos(token))) + " " + std::string(to_string(view_.token(token).xpos)) + ", " +
           std::string(to_string(view_.deprel(token))) + ")";
}

/// The first step that leads nowhere.
std::string PatternMatcher::why_not(const CompiledPath& path, std::uint32_t token) {
    std::vector<std::uint32_t> nodes = {token};
    for (const CompiledStep& step : path) {
        CompiledStep untested = step;
        untested.tests.clear();
        std::vector<std::uint32_t> next;
        std::vector<std::uint32_t> ends;
        for (const std::uint32_t node : nodes) {
            for (const std::uint32_t end : reach({step}, node)) next.push_back(end);
            for (const std::uint32_t end : reach({untested}, node)) ends.push_back(end);
        }
        for (const CompiledTest& test : step.tests) {
            if (next.empty() && !ends.empty() && !holds(test, ends.front())) return why_not(test, ends.front());
        }
        if (next.empty()) return step.written + " leads nowhere from " + quoted(nodes.front());
        nodes = std::move(next);
    }
    return "nobody of the right kind is known at " + quoted(nodes.front());
}

std::string PatternMatcher::failure(const CompiledPattern& pattern, std::uint32_t token) {
    if (failure_ == "trigger") return why_not(pattern.trigger, token);
    if (failure_ == "subject")
        return pattern.subject.given ? "`subject`: " + why_not(pattern.subject.path, token)
                                     : "the name in `subject` is of the wrong kind";
    if (failure_ == "object")
        return pattern.object.given ? "`object`: " + why_not(pattern.object.path, token)
                                    : "the name in `object` is of the wrong kind";
    if (failure_ == "text") return "`text`: " + why_not(pattern.text.path, token);
    if (failure_ == "without") {
        for (const CompiledTest& test : pattern.without) {
            if (holds(test, token)) return "`without`: " + test.written + " is there";
        }
    }
    if (furthest_ >= view_.end()) return "the sentence ends before all of `tokens` stood there";
    return "`tokens` match up to " + quoted(furthest_) + ", which does not fit";
}

}  // namespace entente
