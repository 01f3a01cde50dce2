// DocumentFacts made by hand, for tests of what is stored and exported.
#pragma once

#include <cassert>
#include <filesystem>
#include <string>
#include <string_view>
#include <utility>

#include "graph/base/utf8.h"
#include "graph/fact.h"

namespace entente {

/// Finds ranges by their words, so that tests need no offsets.
class FactsBuilder {
public:
    FactsBuilder(std::string uri, std::string text) {
        facts_.uri = std::move(uri);
        facts_.text = std::move(text);
        facts_.language = "en";
    }

    FactsBuilder& date(std::string date) {
        facts_.date = std::move(date);
        return *this;
    }

    FactsBuilder& title(std::string title) {
        facts_.title = std::move(title);
        return *this;
    }

    /// The index of an entity; one of the same key is not added twice.
    std::uint32_t entity(Entity entity) {
        for (std::uint32_t i = 0; i < facts_.entities.size(); ++i) {
            if (facts_.entities[i].key == entity.key) return i;
        }
        facts_.entities.push_back(std::move(entity));
        return static_cast<std::uint32_t>(facts_.entities.size() - 1);
    }

    std::uint32_t entity(std::string_view key, std::string_view name, EntityKind kind = EntityKind::person) {
        Entity made;
        made.key = key;
        made.name = name;
        made.kind = kind;
        return entity(std::move(made));
    }

    /// The sentence that is these words.
    std::uint32_t sentence(std::string_view words) {
        facts_.sentences.push_back(range_of(words));
        ++facts_.sentence_count;
        return static_cast<std::uint32_t>(facts_.sentences.size() - 1);
    }

    FactsBuilder& mention(std::uint32_t entity, std::string_view words, MentionForm form = MentionForm::name) {
        const auto last = static_cast<std::uint32_t>(facts_.sentences.size() - 1);
        facts_.mentions.push_back({entity, facts_.entities[entity].kind, form, range_of(words), last, {}});
        return *this;
    }

    /// In the last sentence; to be filled in further by the caller.
    Relation& relation(std::uint32_t subject, std::string_view name, std::uint32_t object) {
        const auto last = static_cast<std::uint32_t>(facts_.sentences.size() - 1);
        Relation& made = facts_.relations.emplace_back();
        made.subject = subject;
        made.name = name;
        made.object = object;
        made.evidence = {last, "test/" + std::string(name), "active", std::string(name), 0.9};
        return made;
    }

    FactsBuilder& date_fact(std::string_view words, std::string_view value) {
        facts_.dates.push_back({range_of(words), std::string(words), std::string(value)});
        return *this;
    }

    /// An entity that was added, to be filled in further.
    [[nodiscard]] Entity& at(std::uint32_t entity) { return facts_.entities[entity]; }

    [[nodiscard]] DocumentFacts& facts() { return facts_; }

private:
    [[nodiscard]] TextRange range_of(std::string_view words) const {
        const std::size_t byte = facts_.text.find(words);
        assert(byte != std::string::npos);
        const auto start = static_cast<std::uint32_t>(count_code_points(std::string_view(facts_.text).substr(0, byte)));
        return {start, start + static_cast<std::uint32_t>(count_code_points(words))};
    }

    DocumentFacts facts_;
};

/// "A met B." told by one document, which is no copy of another that tells it.
inline DocumentFacts meeting(const std::string& uri, const std::string& a, const std::string& b,
                             const std::string& verb = "met") {
    const std::string text = a + " " + verb + " " + b + ".";
    FactsBuilder builder(uri, text);
    const std::uint32_t subject = builder.entity("person:" + a, a);
    const std::uint32_t object = builder.entity("person:" + b, b);
    builder.sentence(text);
    builder.mention(subject, a).mention(object, b);
    builder.relation(subject, verb, object);
    builder.facts().words = 4;
    builder.facts().metadata = {{"source", uri}};
    return builder.facts();
}

/// A folder of its own, gone with the value.
class ScratchFolder {
public:
    ScratchFolder() {
        std::string pattern = (std::filesystem::temp_directory_path() / "entente-XXXXXX").string();
        path_ = ::mkdtemp(pattern.data());
    }
    ScratchFolder(const ScratchFolder&) = delete;
    ScratchFolder& operator=(const ScratchFolder&) = delete;
    ~ScratchFolder() {
        std::error_code error;
        std::filesystem::remove_all(path_, error);
    }
    [[nodiscard]] std::string operator/(std::string_view name) const { return (path_ / name).string(); }
    [[nodiscard]] std::string path() const { return path_.string(); }

private:
    std::filesystem::path path_;
};

}  // namespace entente
