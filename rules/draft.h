// What one file says, before names in it are looked up in the others: ids are still words, and every word that may
// turn out to name nothing knows where it stands.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "rules/pack.h"
#include "rules/remark.h"

namespace entente {

/// A word and its place; empty where the file does not give it.
struct LocatedText {
    std::string text;
    SourcePlace where;
};

struct NameDraft {
    NameEntry entry;
    SourcePlace id_where;
    SourcePlace capital_where;
    SourcePlace country_where;
};

struct HolderDraft {
    SourcePlace where;
    LocatedText person;
    LocatedText from;
    LocatedText until;
};

struct OfficeDraft {
    SourcePlace where;
    std::vector<std::string> titles;
    std::vector<std::string> descriptions;
    LocatedText of;
    std::vector<HolderDraft> holders;
};

/// A setting of a relation that only one file needs to make; `where` tells of whom to complain if two differ.
template <typename T>
struct Setting {
    T value = {};
    SourcePlace where;
    bool given = false;
};

struct ExampleDraft {
    SourcePlace where;
    std::string text;
    std::string date;
    std::vector<LocatedText> expect;
    bool has_expect = false;
    bool pending = false;
};

/// `modality = { "plan to" = "future" }`.
struct ModalityDraft {
    LocatedText entry;
    ContentModality modality = ContentModality::actual;
};

/// A [[relation.*.pattern]] whose strings are not parsed yet.
struct PatternDraft {
    SourcePlace where;
    LocatedText name, about, trigger, tokens, subject, object, text, place, content, modality;
    std::vector<LocatedText> without, optional, after;
    bool negative = false;
    std::optional<double> confidence;
};

/// `say = "[lemma=say|tell]"` in [fragment].
struct FragmentDraft {
    LocatedText name;
    std::string text;
};

struct FrameDraft {
    SourcePlace where;
    std::string name;
    Setting<std::string> about;
    Setting<std::string> plover;
    Setting<bool> symmetric;
    Setting<KindSet> subject;
    Setting<KindSet> object;
    Setting<ObjectText> object_text;
    Setting<bool> possessor;
    Setting<double> confidence;
    Setting<std::string> is_a;
    Setting<std::string> inverse;
    Setting<RoleCount> subject_count;
    Setting<RoleCount> object_count;
    std::vector<std::string> recipient;
    std::vector<std::string> topic;
    std::vector<std::string> place;
    std::vector<PhraseEntry> verbs;
    std::vector<NounEntry> nouns;
    std::vector<PhraseEntry> adjectives;
    std::vector<AdjacentEntry> adjacent;
    std::vector<PhraseEntry> unless;
    std::vector<ModalityDraft> modality;
    std::vector<ExampleDraft> examples;
    std::vector<PatternDraft> patterns;
};

/// `weapon = ["missile", "rocket"]` in [list].
struct ListDraft {
    LocatedText name;
    std::vector<LocatedText> items;
};

struct FileDraft {
    std::uint32_t folder = 0;  // which of the folders that were asked for
    std::optional<PackInfo> pack;
    std::vector<NameDraft> names;
    std::vector<OfficeDraft> offices;
    std::vector<FrameDraft> frames;
    std::vector<PhraseEntry> modality;
    std::vector<ListDraft> lists;
    WordClasses words;
    std::vector<FragmentDraft> fragments;
    std::vector<std::string> broken;  // ids, codes and names of what was left out: who refers to them is not to blame
    Remarks remarks;
};

}  // namespace entente
