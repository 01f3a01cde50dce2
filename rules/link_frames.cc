#include <algorithm>
#include <iterator>
#include <map>

#include "rules/expectation.h"
#include "rules/link.h"
#include "rules/link_lists.h"
#include "rules/link_patterns.h"
#include "rules/phrase.h"
#include "rules/words.h"

namespace entente {
namespace {

template <typename T>
void move_to(std::vector<T>& from, std::vector<T>& to) {
    to.insert(to.end(), std::make_move_iterator(from.begin()), std::make_move_iterator(from.end()));
}

bool overlap(KindSet a, KindSet b) {
    for (std::size_t i = 0; i < kEntityKindCount; ++i) {
        const auto kind = static_cast<EntityKind>(i);
        if (a.has(kind) && b.has(kind)) return true;
    }
    return false;
}

/// A relation as all files together say it.
struct Merged {
    FrameDraft draft;
    std::string pack;
    bool inherited = false;
};

class FrameLinker {
public:
    FrameLinker(Packs& packs, WordLists& lists, Remarks& remarks) : packs_(packs), lists_(lists), remarks_(remarks) {}

    void link(std::vector<FileDraft>& drafts, const std::vector<std::string>& pack_names) {
        for (FileDraft& file : drafts) {
            for (FrameDraft& frame : file.frames) {
                for (PatternDraft& pattern : frame.patterns) {
                    patterns_.push_back({std::move(pattern), frame.name, pack_names[file.folder]});
                }
                add(frame, pack_names[file.folder]);
            }
            move_to(file.fragments, fragments_);
            move_to(file.modality, packs_.modality);
            add_words(file.words);
        }
        for (const auto& [name, merged] : frames_) names_.push_back(name);
        for (auto& [name, merged] : frames_) (void)inherit(merged, 0);
        for (auto& [name, merged] : frames_) finish(merged);
        lists_.spell_out(packs_.modality, remarks_);
        link_patterns(patterns_, fragments_, lists_, packs_, remarks_);
    }

private:
    template <typename T>
    void add_setting(std::string_view key, Setting<T>& setting, Setting<T>& more);
    void add(FrameDraft& draft, const std::string& pack);
    void add_words(WordClasses& more);
    [[nodiscard]] bool inherit(Merged& merged, std::size_t depth);
    [[nodiscard]] Merged* named(Setting<std::string>& setting, std::string_view key, const std::string& own_name);
    void finish(Merged& merged);
    [[nodiscard]] bool check_settings(FrameDraft& draft);
    void finish_phrases(const FrameDraft& draft, std::vector<PhraseEntry>& entries);
    void set_modality(FrameDraft& draft);
    [[nodiscard]] std::vector<FrameExample> finish_examples(FrameDraft& draft);

    Packs& packs_;
    WordLists& lists_;
    Remarks& remarks_;
    std::map<std::string, Merged> frames_;
    std::vector<std::string_view> names_;  // keys of frames_, ascending
    std::vector<LinkedPattern> patterns_;
    std::vector<FragmentDraft> fragments_;
};

template <typename T>
void FrameLinker::add_setting(std::string_view key, Setting<T>& setting, Setting<T>& more) {
    if (!more.given) return;
    if (!setting.given) {
        setting = std::move(more);
    } else if (setting.value != more.value) {
        remarks_.error(more.where, backquoted(key) + " differs from what " + to_string(packs_, setting.where) +
                                       " says of this relation; leave it out here");
    }
}

void FrameLinker::add(FrameDraft& draft, const std::string& pack) {
    const auto [place, is_new] = frames_.try_emplace(draft.name);
    if (is_new) {
        place->second = {.draft = std::move(draft), .pack = pack, .inherited = false};
        return;
    }
    FrameDraft& merged = place->second.draft;
    add_setting("about", merged.about, draft.about);
    add_setting("plover", merged.plover, draft.plover);
    add_setting("symmetric", merged.symmetric, draft.symmetric);
    add_setting("subject", merged.subject, draft.subject);
    add_setting("object", merged.object, draft.object);
    add_setting("object_text", merged.object_text, draft.object_text);
    add_setting("possessor", merged.possessor, draft.possessor);
    add_setting("confidence", merged.confidence, draft.confidence);
    add_setting("is_a", merged.is_a, draft.is_a);
    add_setting("inverse", merged.inverse, draft.inverse);
    add_setting("subject_count", merged.subject_count, draft.subject_count);
    add_setting("object_count", merged.object_count, draft.object_count);
    move_to(draft.recipient, merged.recipient);
    move_to(draft.topic, merged.topic);
    move_to(draft.place, merged.place);
    move_to(draft.verbs, merged.verbs);
    move_to(draft.nouns, merged.nouns);
    move_to(draft.adjectives, merged.adjectives);
    move_to(draft.adjacent, merged.adjacent);
    move_to(draft.unless, merged.unless);
    move_to(draft.modality, merged.modality);
    move_to(draft.examples, merged.examples);
}

void FrameLinker::add_words(WordClasses& more) {
    WordClasses& all = packs_.words;
    for (const auto member :
         {&WordClasses::speech, &WordClasses::light, &WordClasses::own, &WordClasses::wish, &WordClasses::undo,
          &WordClasses::performed, &WordClasses::trait, &WordClasses::public_body, &WordClasses::private_body,
          &WordClasses::private_post, &WordClasses::planned, &WordClasses::future, &WordClasses::possible,
          &WordClasses::absent}) {
        move_to(more.*member, all.*member);
    }
}

/// The relation that `setting` names; null, said and forgotten, where there is none.
Merged* FrameLinker::named(Setting<std::string>& setting, std::string_view key, const std::string& own_name) {
    if (!setting.given) return nullptr;
    const auto found = frames_.find(setting.value);
    const bool own = setting.value == own_name;
    if (found != frames_.end() && !own) return &found->second;
    remarks_.error(setting.where,
                   backquoted(key) + (own ? " names the relation itself; leave it out"
                                          : " names no relation of these packs: " + backquoted(setting.value) +
                                                did_you_mean(setting.value, names_)));
    setting = {};
    return nullptr;
}

template <typename T>
void take_over(Setting<T>& setting, const Setting<T>& wider) {
    if (!setting.given && wider.given) setting = wider;
}

/// What a relation does not say it takes over from the wider one. Returns false where `is_a` runs in a circle.
bool FrameLinker::inherit(Merged& merged, std::size_t depth) {
    FrameDraft& draft = merged.draft;
    if (merged.inherited) return true;
    if (depth > frames_.size()) return false;
    if (depth == 0) (void)named(draft.inverse, "inverse", draft.name);
    Merged* wider = named(draft.is_a, "is_a", draft.name);
    if (wider != nullptr && !inherit(*wider, depth + 1)) {
        if (depth > 0) return false;
        remarks_.error(draft.is_a.where, "`is_a` runs in a circle: " + draft.name + " would be wider than itself");
        draft.is_a = {};
        wider = nullptr;
    }
    merged.inherited = true;
    if (wider == nullptr) return true;
    const FrameDraft& from = wider->draft;
    take_over(draft.plover, from.plover);
    take_over(draft.symmetric, from.symmetric);
    take_over(draft.subject, from.subject);
    take_over(draft.object, from.object);
    take_over(draft.object_text, from.object_text);
    take_over(draft.possessor, from.possessor);
    take_over(draft.confidence, from.confidence);
    return true;
}

/// Whether subject and object are there, as far as the frame needs them.
bool FrameLinker::check_settings(FrameDraft& draft) {
    const std::size_t wrong_before = remarks_.size();
    const std::string of = "[relation." + draft.name + "] ";
    if (!draft.subject.given) remarks_.error(draft.where, of + "has no `subject`: say of which kinds it is");
    if (!draft.object.given && draft.object_text.value != ObjectText::only) {
        remarks_.error(draft.where, of + R"(has no `object`: say of which kinds it is, or write object_text = "only")");
    }
    if (!draft.about.given) remarks_.error(draft.where, of + "has no `about`: say in one line what it means");
    if (draft.symmetric.value && draft.object.given && draft.subject.given && !draft.subject.value.empty() &&
        !draft.object.value.empty() && draft.subject.value != draft.object.value) {
        remarks_.error(draft.symmetric.where, "a symmetric relation has one set of kinds for `subject` and `object`");
    }
    const bool needs_object = draft.object_text.value != ObjectText::only;
    return remarks_.size() == wrong_before && !draft.subject.value.empty() &&
           !(needs_object && draft.object.value.empty());
}

/// What is wrong with an entry in this frame; empty if nothing is.
std::string wrong_in_frame(const PhraseEntry& entry, const FrameDraft& draft) {
    const KindSet kinds = entry.converse ? draft.subject.value : draft.object.value;
    for (const PhrasePiece& piece : entry.pieces) {
        if (piece.kind != PhrasePiece::Kind::object && piece.kind != PhrasePiece::Kind::possessor) continue;
        if (draft.object_text.value == ObjectText::only && !entry.converse) {
            return R"(it has an object, but object_text = "only" keeps words: write {text})";
        }
        if (!piece.kinds.empty() && !kinds.empty() && !overlap(piece.kinds, kinds)) {
            return std::string("the kinds in its mark are none of the relation's ") +
                   (entry.converse ? "`subject`" : "`object`");
        }
    }
    return {};
}

/// Spells lists out, settles implied objects, and leaves out entries that the frame cannot have.
void FrameLinker::finish_phrases(const FrameDraft& draft, std::vector<PhraseEntry>& entries) {
    lists_.spell_out(entries, remarks_);
    std::erase_if(entries, [&](PhraseEntry& entry) {
        resolve_objects(entry, draft.object_text.value);
        const std::string wrong = wrong_in_frame(entry, draft);
        if (!wrong.empty()) remarks_.error(entry.where, backquoted(entry.written) + ": " + wrong);
        return !wrong.empty();
    });
}

/// What `modality` calls an entry: as it is written, a noun without its brackets.
std::string_view modality_key(const PhraseEntry& entry) {
    return entry.written;
}
std::string_view modality_key(const NounEntry& entry) {
    return trimmed(std::string_view(entry.written).substr(0, entry.written.find('(')));
}

/// Whether any of `entries` was written so; sets their modality. "*" stands for all verbs and adjectives: it is for
/// what they govern, and would make a noun's own event ("his promise") one that is to come.
template <typename Entry>
bool set_modality_of(std::vector<Entry>& entries, const ModalityDraft& modality) {
    bool found = false;
    for (Entry& entry : entries) {
        if (modality.entry.text == "*" ? std::is_same_v<Entry, NounEntry> || entry.modality.has_value()
                                       : modality_key(entry) != modality.entry.text)
            continue;
        entry.modality = modality.modality;
        found = true;
    }
    return found;
}

void FrameLinker::set_modality(FrameDraft& draft) {
    // "*" last: it must not hide what stands for single entries.
    std::stable_partition(draft.modality.begin(), draft.modality.end(),
                          [](const ModalityDraft& modality) { return modality.entry.text != "*"; });
    for (const ModalityDraft& modality : draft.modality) {
        const bool verb = set_modality_of(draft.verbs, modality);
        const bool noun = set_modality_of(draft.nouns, modality);
        const bool adjective = set_modality_of(draft.adjectives, modality);
        if (verb || noun || adjective || modality.entry.text == "*") continue;
        std::vector<std::string_view> written;
        for (const PhraseEntry& entry : draft.verbs) written.push_back(modality_key(entry));
        for (const NounEntry& entry : draft.nouns) written.push_back(modality_key(entry));
        for (const PhraseEntry& entry : draft.adjectives) written.push_back(modality_key(entry));
        remarks_.error(modality.entry.where, backquoted(modality.entry.text) +
                                                 " is no entry of this relation, as it is written there" +
                                                 did_you_mean(modality.entry.text, written));
    }
}

std::vector<FrameExample> FrameLinker::finish_examples(FrameDraft& draft) {
    std::vector<FrameExample> out;
    for (ExampleDraft& example : draft.examples) {
        FrameExample& finished = out.emplace_back();
        finished.where = example.where;
        finished.text = std::move(example.text);
        finished.date = std::move(example.date);
        finished.pending = example.pending;
        for (const LocatedText& expected : example.expect) {
            auto fact = parse_expectation(expected.text, draft.name, names_);
            if (fact) {
                finished.expect.push_back(std::move(*fact));
            } else {
                remarks_.error(expected.where, backquoted(expected.text) + ": " + fact.error().message);
            }
        }
        if (finished.expect.size() < example.expect.size()) out.pop_back();  // it would fail as it is
    }
    return out;
}

void FrameLinker::finish(Merged& merged) {
    FrameDraft& draft = merged.draft;
    const bool usable = check_settings(draft);
    set_modality(draft);
    finish_phrases(draft, draft.verbs);
    finish_phrases(draft, draft.adjectives);
    lists_.spell_out(draft.unless, remarks_);
    lists_.spell_out(draft.nouns, remarks_);
    auto examples = finish_examples(draft);
    if (!usable) return;
    Frame& frame = packs_.frames.emplace_back();
    frame.where = draft.where;
    frame.pack = std::move(merged.pack);
    frame.name = std::move(draft.name);
    frame.about = std::move(draft.about.value);
    frame.plover = std::move(draft.plover.value);
    frame.symmetric = draft.symmetric.value;
    frame.subject = draft.subject.value;
    frame.object = draft.object.value;
    frame.object_text = draft.object_text.value;
    frame.possessor = draft.possessor.value;
    if (draft.confidence.given) frame.confidence = draft.confidence.value;
    frame.is_a = std::move(draft.is_a.value);
    frame.inverse = std::move(draft.inverse.value);
    frame.subject_count = draft.subject_count.value;
    frame.object_count = draft.object_count.value;
    frame.recipient = std::move(draft.recipient);
    frame.topic = std::move(draft.topic);
    frame.place = std::move(draft.place);
    frame.verbs = std::move(draft.verbs);
    frame.nouns = std::move(draft.nouns);
    frame.adjectives = std::move(draft.adjectives);
    frame.adjacent = std::move(draft.adjacent);
    frame.unless = std::move(draft.unless);
    frame.examples = std::move(examples);
}

}  // namespace

void link_frames(std::vector<FileDraft>& drafts, const std::vector<std::string>& pack_names, Packs& packs,
                 Remarks& remarks) {
    WordLists lists(drafts);
    FrameLinker(packs, lists, remarks).link(drafts, pack_names);
    packs.lists = lists.infos();
}

}  // namespace entente
