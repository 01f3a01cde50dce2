// Archives (zip, tar) and compressed files (.gz, .zst, .bz2, .xz): each member is an input of its own, named
// `archive.zip!/path`, read as a stream and by whatever reader fits it. What is compressed alone keeps its file's name.
#include <array>
#include <string>
#include <utility>

#include "extract/read/reader.h"
#include "extract/read/support/unpack.h"

namespace entente {
namespace {

using namespace std::string_view_literals;

constexpr std::array kSuffixes = {".zip"sv, ".tar"sv, ".tgz"sv,  ".gz"sv, ".zst"sv,
                                  ".bz2"sv, ".xz"sv,  ".tbz2"sv, ".txz"sv};
constexpr std::array kMagic = {"PK\x03\x04"sv,
                               "PK\x05\x06"sv,
                               "\x1F\x8B"sv,
                               "BZh"sv,
                               "\xFD"
                               "7zXZ\0"sv,
                               "\x28\xB5\x2F\xFD"sv};
constexpr std::size_t kTarMagicAt = 257;

int recognise_archive(std::string_view head) {
    for (const std::string_view magic : kMagic) {
        if (head.starts_with(magic)) return 3;
    }
    return head.size() > kTarMagicAt && head.substr(kTarMagicAt).starts_with("ustar") ? 3 : 1;
}

/// Names that systems leave in archives, and hidden files, as in folders.
bool is_hidden(std::string_view path) {
    if (path.starts_with("__MACOSX/")) return true;
    const std::string_view name = path.substr(path.rfind('/') + 1);
    return name.starts_with('.') || name == "Thumbs.db";
}

/// "news.html.gz" is read as news.html; "news.tgz" as news.
std::string without_suffix(const std::string& path) {
    for (const std::string_view suffix : kSuffixes) {
        if (path.ends_with(suffix)) return path.substr(0, path.size() - suffix.size());
    }
    return path;
}

class ArchiveReader {
public:
    ArchiveReader(const Input& input, const DocumentSink& sink, Diagnostics& diagnostics)
        : input_(input),
          sink_(sink),
          diagnostics_(diagnostics),
          unfolded_(input.unfolded != nullptr ? *input.unfolded : own_) {}

    void read() {
        if (unfolded_.depth >= input_.options.limits.depth) {
            return say(input_.uri, Severity::error,
                       "an archive within " + std::to_string(unfolded_.depth) +
                           " others; left out (--limit depth=N allows more)");
        }
        ++unfolded_.depth;
        read_members();
        --unfolded_.depth;
    }

private:
    void read_members() {
        auto opened = Unpacker::open(input_, unfolded_);
        if (!opened) return say(input_.uri, Severity::error, "broken or cut off (" + opened.error().message + ")");
        Unpacker& unpacker = **opened;
        Member member;
        while (!stopped_) {
            const Result<bool> more = unpacker.next(member);
            if (!more) return say_end(more.error().message);
            if (!*more) break;
            ++members_;
            if (!take(unpacker, member)) return;
        }
        if (members_ == 0) say(input_.uri, Severity::error, "an archive with nothing in it");
    }

    void say(const std::string& uri, Severity severity, std::string message) {
        diagnostics_.add({severity, uri, 0, 0, std::move(message)});
    }

    void say_end(const std::string& reason) {
        say(input_.uri, Severity::error,
            members_ == 0 ? "broken or cut off (" + reason + ")"
                          : "the archive is broken or cut off after " + std::to_string(members_) +
                                (members_ == 1 ? " member (" : " members (") + reason + ")");
    }

    /// False where the archive ends here.
    bool take(Unpacker& unpacker, const Member& member) {
        std::string_view path = member.path;
        while (path.starts_with("./")) path.remove_prefix(2);
        const std::string uri = unpacker.is_single() ? input_.uri : input_.uri + "!/" + std::string(path);
        if (member.path.ends_with('/') || is_hidden(member.path)) return true;
        if (const Status fit = check_member_path(member.path); !fit) {
            say(uri, Severity::error, fit.error().message);
        } else if (!member.is_file) {
            say(uri, Severity::note, "a link or a device in an archive");
        } else if (member.is_encrypted) {
            say(uri, Severity::error, "it is encrypted; unpack it with its password first");
        } else {
            read_member(unpacker, uri);
        }
        return !unpacker.is_over();
    }

    void read_member(Unpacker& unpacker, const std::string& uri) {
        PullBuffer buffer([&unpacker](char* out, std::size_t size) { return unpacker.read(out, size); });
        std::istream stream(&buffer);
        const Input inner{.uri = uri,
                          .stream = stream,
                          .options = input_.options,
                          .unfolded = &unfolded_,
                          .name = unpacker.is_single() ? without_suffix(uri) : std::string(),
                          .fault = &unpacker.fault()};
        const auto sink = [&](Document&& document) {
            stopped_ = !sink_(std::move(document));
            return !stopped_;
        };
        read_input(inner, buffer.head(), sink, diagnostics_);
    }

    const Input& input_;
    const DocumentSink& sink_;
    Diagnostics& diagnostics_;
    Unfolded own_;
    Unfolded& unfolded_;
    std::uint64_t members_ = 0;
    bool stopped_ = false;
};

void read_archive(const Input& input, const DocumentSink& sink, Diagnostics& diagnostics) {
    ArchiveReader(input, sink, diagnostics).read();
}

}  // namespace

extern const Reader archive_reader;
const Reader archive_reader = {"archive", "zip, tar, .gz, .zst, .bz2, .xz: each file in it", kSuffixes,
                               recognise_archive, read_archive};

}  // namespace entente
