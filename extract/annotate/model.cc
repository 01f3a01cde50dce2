#include "extract/annotate/model.h"

#include <algorithm>
#include <bit>
#include <cstring>
#include <string>

namespace entente {
namespace {

constexpr std::string_view kMagic = "ENTANNOT";
constexpr std::size_t kHeader = 32;
constexpr std::size_t kEntry = 40;
constexpr std::size_t kNameSize = 24;
constexpr std::size_t kWidest = 512;
constexpr std::size_t kDistances = 25;
constexpr std::uint64_t kPrime = 0x100000001B3ULL;  // of FNV
static_assert(std::endian::native == std::endian::little, "the model file is little endian");

template <typename T>
T read_at(std::span<const std::byte> bytes, std::size_t at) {
    T value;
    std::memcpy(&value, bytes.data() + at, sizeof value);
    return value;
}

/// FNV over words of eight bytes in four interleaved sums. `bytes` is a multiple of 32.
std::uint64_t checksum(std::span<const std::byte> bytes) {
    std::array<std::uint64_t, 4> sums{};
    sums.fill(0xCBF29CE484222325ULL);
    for (std::size_t at = 0; at + 32 <= bytes.size(); at += 32) {
        for (std::size_t i = 0; i < 4; ++i) sums[i] = sums[i] * kPrime + read_at<std::uint64_t>(bytes, at + 8 * i);
    }
    std::uint64_t all = 0;
    for (const std::uint64_t sum : sums) all = all * kPrime + sum;
    return all;
}

constexpr std::size_t padded(std::size_t n) {
    return (n + kLanes - 1) / kLanes * kLanes;
}

/// Hands out the sections of a file that has been checked as a whole. Remembers the first thing that does not fit.
class Sections {
public:
    explicit Sections(std::span<const std::byte> file) : file_(file) {}

    template <typename T>
    std::span<const T> all(std::string_view name) {
        const std::span<const std::byte> bytes = find(name);
        if (bytes.size() % sizeof(T) != 0) fail(name);
        return {reinterpret_cast<const T*>(bytes.data()), bytes.size() / sizeof(T)};
    }
    template <typename T>
    std::span<const T> exactly(std::string_view name, std::size_t count) {
        const std::span<const T> found = all<T>(name);
        if (found.size() == count) return found;
        fail(name);
        return {};
    }
    void fail(std::string_view name) {
        if (problem_.empty()) problem_ = name;
    }
    [[nodiscard]] const std::string& problem() const { return problem_; }

    Dense dense(const std::string& name, std::size_t in, std::size_t out) {
        return {in,
                out,
                exactly<std::int8_t>(name + ".w", in * out).data(),
                exactly<float>(name + ".s", out).data(),
                exactly<std::int32_t>(name + ".o", out).data(),
                exactly<float>(name + ".b", out).data()};
    }
    Norm norm(const std::string& name, std::size_t width) {
        return {exactly<float>(name + ".g", width).data(), exactly<float>(name + ".b", width).data()};
    }
    /// Lines of names, each read by `parse`.
    template <typename T>
    std::vector<T> names(std::string_view name, std::optional<T> (*parse)(std::string_view)) {
        const std::span<const char> text = all<char>(name);
        std::vector<T> found;
        std::string_view rest(text.data(), text.size());
        while (!rest.empty()) {
            const std::size_t end = std::min(rest.find('\n'), rest.size());
            const std::optional<T> value = parse(rest.substr(0, end));
            if (!value) fail(name);
            found.push_back(value.value_or(T{}));
            rest.remove_prefix(std::min(end + 1, rest.size()));
        }
        if (found.empty()) fail(name);
        return found;
    }

private:
    std::span<const std::byte> find(std::string_view name) {
        const std::size_t count = read_at<std::uint32_t>(file_, 12);
        for (std::size_t n = 0; n < count; ++n) {
            const std::size_t entry = kHeader + n * kEntry;
            const auto* start = reinterpret_cast<const char*>(file_.data() + entry);
            if (std::string_view(start, std::min(std::strlen(start), kNameSize)) != name) continue;
            const auto offset = read_at<std::uint64_t>(file_, entry + kNameSize);
            const auto size = read_at<std::uint64_t>(file_, entry + kNameSize + 8);
            if (offset % 64 == 0 && offset <= file_.size() && size <= file_.size() - offset)
                return file_.subspan(offset, size);
        }
        fail(name);
        return {};
    }

    std::span<const std::byte> file_;
    std::string problem_;
};

Error refused(std::string_view origin, std::string_view what) {
    return {std::string(origin) + ": error: " + std::string(what)};
}

/// Whether the bytes are a whole file of this version.
Status check_file(std::span<const std::byte> bytes, std::string_view origin) {
    const bool marked = bytes.size() >= kHeader && std::memcmp(bytes.data(), kMagic.data(), kMagic.size()) == 0;
    if (!marked) {
        return refused(origin,
                       "not a model of the annotator; give one that extract/train/export.py wrote, or none to use "
                       "the one that is built in");
    }
    const auto version = read_at<std::uint32_t>(bytes, 8);
    if (version != kModelVersion) {
        return refused(origin, "a model of version " + std::to_string(version) + ", and this program reads version " +
                                   std::to_string(kModelVersion) +
                                   "; export it again with the extract/train/export.py of "
                                   "this program's source");
    }
    const auto size = read_at<std::uint64_t>(bytes, 16);
    if (size != bytes.size()) {
        return refused(origin, "the model has " + std::to_string(bytes.size()) + " bytes and should have " +
                                   std::to_string(size) + "; copy it again");
    }
    const std::size_t count = read_at<std::uint32_t>(bytes, 12);
    const bool fits = count <= (bytes.size() - kHeader) / kEntry && bytes.size() % 32 == 0;
    if (!fits || checksum(bytes.subspan(kHeader)) != read_at<std::uint64_t>(bytes, 24)) {
        return refused(origin, "the model is damaged (its checksum is wrong); copy it again");
    }
    return Done{};
}

/// The numbers that say how large everything else is.
bool read_numbers(Sections& sections, Model& model, std::size_t& pairs) {
    const auto numbers = sections.exactly<std::uint32_t>("numbers", 10);
    if (numbers.empty()) return false;
    const auto whole_lanes = [](std::size_t n) { return n > 0 && n <= kWidest && n % kLanes == 0; };
    model.width = numbers[0];
    pairs = numbers[1];
    model.tag_pair = numbers[2];
    model.arc_width = numbers[3];
    model.label_width = numbers[4];
    std::copy(numbers.begin() + 5, numbers.end(), model.affix_table.size.begin());
    const bool sizes =
        std::all_of(numbers.begin() + 5, numbers.end(), [](std::uint32_t n) { return n > 0 && n < 1U << 20U; });
    return whole_lanes(model.width) && whole_lanes(model.arc_width) && whole_lanes(model.label_width) && pairs >= 1 &&
           pairs <= 16 && model.tag_pair >= 1 && model.tag_pair <= pairs && sizes;
}

void read_labels(Sections& sections, Model& model) {
    model.upos = sections.names("upos", parse_upos);
    model.xpos = sections.names("xpos", parse_xpos);
    model.deprels = sections.names("rels", parse_deprel);
    model.feats = sections.all<std::uint16_t>("feats");
    const auto root = std::find(model.deprels.begin(), model.deprels.end(), Deprel::root);
    if (root == model.deprels.end() || model.deprels.size() < 2) sections.fail("rels");
    if (model.feats.empty()) sections.fail("feats");
    model.root_label = static_cast<std::size_t>(root - model.deprels.begin());
    model.tag_groups = {static_cast<std::uint32_t>(padded(model.upos.size())),
                        static_cast<std::uint32_t>(padded(model.xpos.size())),
                        static_cast<std::uint32_t>(padded(model.feats.size()))};
}

void read_embeddings(Sections& sections, Model& model) {
    const auto keys = sections.all<std::uint64_t>("lexicon.hash");
    if (keys.empty()) sections.fail("lexicon.hash");
    model.words = {sections.exactly<std::int8_t>("lexicon.rows", keys.size() * model.width),
                   sections.exactly<float>("lexicon.scale", keys.size())};
    model.lexicon = Lexicon(keys);
    std::size_t affixes = 0;
    for (const std::uint32_t size : model.affix_table.size) affixes += size;
    model.affixes = {sections.exactly<std::int8_t>("affix.rows", affixes * model.width),
                     sections.exactly<float>("affix.scale", affixes)};
    model.embedding_norm = sections.norm("norm", model.width);
}

void read_layers(Sections& sections, Model& model, std::size_t pairs) {
    const std::size_t d = model.width;
    const std::size_t tags = model.tag_groups[0] + model.tag_groups[1] + model.tag_groups[2];
    for (std::size_t p = 0; p < pairs; ++p) {
        const std::string n = std::to_string(p);
        const Dense gate = sections.dense("gate" + n, d, 4 * d);
        model.pairs.push_back(
            {sections.dense("conv" + n, 3 * d, 2 * d), sections.problem().empty() ? ScanGates(gate) : ScanGates(),
             sections.dense("mix" + n, 2 * d, d), sections.norm("convnorm" + n, d), sections.norm("scannorm" + n, d)});
    }
    model.tag = sections.dense("tag", d, tags);
    model.back = sections.dense("back", tags, d);
    model.ends = sections.dense("ends", d, 2 * model.arc_width + 2 * model.label_width);
    model.query2 = sections.dense("query2", model.arc_width, model.arc_width);
    model.label = sections.dense("label", model.label_width, padded(model.deprels.size()));
    model.root_key = sections.exactly<float>("root.k", model.arc_width).data();
    model.root_half = sections.exactly<float>("root.l", model.label_width).data();
    model.distance = sections.exactly<float>("distance", kDistances);
}

}  // namespace

ScanGates::ScanGates(const Dense& in_file) {
    const std::size_t in = in_file.in;
    const std::size_t d = in_file.out / 4;
    const std::size_t columns = scan_columns(d);
    dense_ = {in,
              in_file.out,
              weights_.room_for(in_file.out * in),
              scale_.room_for(in_file.out),
              offset_.room_for(in_file.out),
              bias_.room_for(in_file.out)};
    std::size_t to = 0;
    const auto add = [&](std::size_t first) {
        const Dense part = in_file.outputs(first, columns);
        std::copy_n(part.weights, columns * in, weights_.data() + to * in);
        std::copy_n(part.scale, columns, scale_.data() + to);
        std::copy_n(part.offset, columns, offset_.data() + to);
        std::copy_n(part.bias, columns, bias_.data() + to);
        to += columns;
    };
    for (const std::size_t direction : {std::size_t{0}, 2 * d}) {
        for (std::size_t k = 0; k < d; k += columns) {
            add(direction + k);
            add(direction + d + k);
        }
    }
}

Lexicon::Lexicon(std::span<const std::uint64_t> keys) : keys_(keys) {
    slots_.resize(std::bit_ceil(std::max<std::size_t>(keys.size() * 2, 16)));
    for (std::size_t n = 1; n < keys.size(); ++n) {
        std::size_t slot = keys[n] & (slots_.size() - 1);
        while (slots_[slot] != 0) slot = (slot + 1) & (slots_.size() - 1);
        slots_[slot] = static_cast<std::uint32_t>(n);
    }
}

std::uint32_t Lexicon::find(std::uint64_t key) const {
    std::size_t slot = key & (slots_.size() - 1);
    while (slots_[slot] != 0 && keys_[slots_[slot]] != key) slot = (slot + 1) & (slots_.size() - 1);
    return slots_[slot];
}

Result<Model> Model::open(std::span<const std::byte> bytes, std::string_view origin) {
    if (Status whole = check_file(bytes, origin); !whole) return whole.error();
    Sections sections(bytes);
    Model model;
    std::size_t pairs = 0;
    if (read_numbers(sections, model, pairs)) {
        read_labels(sections, model);
        read_embeddings(sections, model);
        read_layers(sections, model, pairs);
    } else {
        sections.fail("numbers");
    }
    if (!sections.problem().empty()) {
        return refused(origin, "section '" + sections.problem() +
                                   "' of the model does not fit this program; export it "
                                   "again with the extract/train/export.py of this program's source");
    }
    return model;
}

}  // namespace entente
