// Files that cannot be a graph, and disks that do not take one: a message each, and everything as it was.
#include <fcntl.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <sqlite3.h>
#include <sys/mount.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include <csignal>
#include <fstream>
#include <sstream>

#include "graph/graph_file.h"
#include "graph/graph_view.h"
#include "graph/store.h"
#include "tests/graph/dump.h"
#include "tests/graph/facts_builder.h"

namespace entente {
namespace {

using ::testing::AllOf;
using ::testing::HasSubstr;

constexpr std::chrono::milliseconds kShortWait{50};

std::string content_of(const std::string& path) {
    std::ifstream in(path, std::ios::binary);
    std::stringstream content;
    content << in.rdbuf();
    return content.str();
}

void make_file(const std::string& path, const std::string& content) {
    std::ofstream(path, std::ios::binary) << content;
}

void run_sql(const std::string& path, const char* sql) {
    sqlite3* handle = nullptr;
    ASSERT_EQ(sqlite3_open(path.c_str(), &handle), SQLITE_OK);
    EXPECT_EQ(sqlite3_exec(handle, sql, nullptr, nullptr, nullptr), SQLITE_OK) << sqlite3_errmsg(handle);
    sqlite3_close(handle);
}

/// Opens, adds the document and closes.
Status store(const std::string& path, const DocumentFacts& facts) {
    Result<Store> opened = Store::open(path, {.run = {.fingerprint = "1"}, .lock_wait = kShortWait});
    if (!opened) return std::move(opened).error();
    if (Status done = opened->begin(); !done) return done;
    if (Result<Stored> stored = opened->add(facts); !stored) return std::move(stored).error();
    if (Status done = opened->commit(); !done) return done;
    return opened->close();
}

std::string failure_of(const Status& status) {
    return status ? "no failure" : status.error().message;
}

std::string write_failure(const std::string& path) {
    return failure_of(store(path, meeting("1", "A", "B")));
}

std::string read_failure(const std::string& path) {
    const Result<Graph> graph = Graph::open(path, kShortWait);
    return graph ? "no failure" : graph.error().message;
}

class BadFileTest : public ::testing::Test {
protected:
    /// Both ways of opening refuse the file with these words, and leave it as it is.
    void expect_refused(const std::string& content, const std::string& words) {
        make_file(path_, content);
        EXPECT_THAT(write_failure(path_), AllOf(HasSubstr(path_), HasSubstr(words)));
        EXPECT_THAT(read_failure(path_), AllOf(HasSubstr(path_), HasSubstr(words)));
        EXPECT_TRUE(content_of(path_) == content) << "the file has changed";
        EXPECT_EQ(files(), 1);
    }

    [[nodiscard]] std::ptrdiff_t files() const {
        return std::distance(std::filesystem::directory_iterator(folder_.path()), {});
    }

    ScratchFolder folder_;
    std::string path_ = folder_ / "news.db";
};

TEST_F(BadFileTest, NoSqliteFile) {
    expect_refused("He said, she said.\n", "is no SQLite file");
    expect_refused(std::string(5000, 'x'), "is no SQLite file");
    expect_refused(std::string("SQLite format 3\0", 16) + std::string(5000, 'x'), "is no SQLite file");
}

TEST_F(BadFileTest, ForeignSqliteFile) {
    run_sql(path_, "CREATE TABLE recipe (name); INSERT INTO recipe VALUES ('soup')");
    expect_refused(content_of(path_), "another program");
    run_sql(path_, "PRAGMA application_id = 12345");
    expect_refused(content_of(path_), "another program");
}

TEST_F(BadFileTest, NewerGraph) {
    ASSERT_TRUE(store(path_, meeting("1", "A", "B")));
    run_sql(path_, "PRAGMA user_version = 99");
    expect_refused(content_of(path_), "newer entente (graph version 99, this program knows ");
    EXPECT_THAT(GraphView::open(path_).error().message, HasSubstr("newer entente"));
}

TEST_F(BadFileTest, OlderGraph) {
    ASSERT_TRUE(store(path_, meeting("1", "A", "B")));
    run_sql(path_, "PRAGMA user_version = 1");
    expect_refused(content_of(path_), "older entente (graph version 1, this program writes ");
}

TEST_F(BadFileTest, DamagedGraph) {
    ASSERT_TRUE(store(path_, meeting("1", "A", "B")));
    const std::string whole = content_of(path_);
    for (const std::size_t length : {std::size_t{1000}, std::size_t{4096}, std::size_t{9000}}) {
        make_file(path_, whole.substr(0, length));
        EXPECT_THAT(write_failure(path_), HasSubstr("is damaged")) << length;
    }
    std::string scribbled = whole;
    for (std::size_t i = 4096; i < scribbled.size(); i += 7) scribbled[i] = static_cast<char>(i * 31);
    make_file(path_, scribbled);
    EXPECT_NE(write_failure(path_), "no failure");
    EXPECT_THAT(rows_of(path_, "SELECT * FROM relations"), ::testing::SizeIs(1));  // the error
}

TEST_F(BadFileTest, EmptyFileIsAFreshGraph) {
    make_file(path_, "");
    EXPECT_THAT(read_failure(path_), HasSubstr("is empty"));
    EXPECT_EQ(write_failure(path_), "no failure");
    EXPECT_EQ(cell_of(path_, "SELECT count(*) FROM relations"), "1");
}

TEST_F(BadFileTest, FolderPipeAndDevice) {
    std::filesystem::create_directory(path_);
    EXPECT_THAT(write_failure(path_), HasSubstr("is a folder"));
    EXPECT_THAT(read_failure(path_), HasSubstr("is a folder"));
    EXPECT_THAT(write_failure(path_ + "/"), HasSubstr("is a folder"));
    EXPECT_THAT(write_failure("/dev/full"), HasSubstr("is no regular file"));
    const std::string pipe = folder_ / "pipe";
    ASSERT_EQ(::mkfifo(pipe.c_str(), 0600), 0);
    EXPECT_THAT(write_failure(pipe), HasSubstr("is no regular file"));
    EXPECT_THAT(read_failure(pipe), HasSubstr("is no regular file"));
}

TEST_F(BadFileTest, NoName) {
    EXPECT_THAT(write_failure(""), HasSubstr("no name"));
    EXPECT_THAT(read_failure(folder_ / "none.db"), HasSubstr("there is no such file"));
    EXPECT_THAT(write_failure(folder_ / "none" + "/news.db"), HasSubstr("there is no folder"));
    EXPECT_THAT(write_failure(folder_ / std::string(300, 'x')), HasSubstr("File name too long"));
    EXPECT_EQ(files(), 0);
}

TEST_F(BadFileTest, NamesThatSqliteWouldTakeForSomethingElse) {
    const std::filesystem::path before = std::filesystem::current_path();
    std::filesystem::current_path(folder_.path());
    for (const std::string name : {":memory:", "file:x?mode=memory", "a#b%20.db"}) {
        EXPECT_EQ(write_failure(name), "no failure");
        EXPECT_EQ(cell_of(name, "SELECT count(*) FROM relations"), "1") << name;
    }
    std::filesystem::current_path(before);
    EXPECT_EQ(files(), 3);
}

TEST_F(BadFileTest, PlaceWhereNothingCanBeMade) {
    EXPECT_THAT(write_failure("/sys/kernel/news.db"), HasSubstr("/sys/kernel/news.db: "));
    EXPECT_NE(write_failure("/sys/kernel/news.db"), "no failure");
}

/// A file system of its own in a folder; only root may mount one.
class Mount {
public:
    Mount(const std::string& path, const char* options) : path_(path) {
        std::filesystem::create_directory(path);
        mounted_ = ::mount("tmpfs", path.c_str(), "tmpfs", 0, options) == 0;
    }
    Mount(const Mount&) = delete;
    Mount& operator=(const Mount&) = delete;
    ~Mount() {
        if (mounted_) ::umount2(path_.c_str(), MNT_DETACH);
    }
    [[nodiscard]] bool mounted() const { return mounted_; }
    void make_read_only() { mounted_ = ::mount(nullptr, path_.c_str(), nullptr, MS_REMOUNT | MS_RDONLY, nullptr) == 0; }

private:
    std::string path_;
    bool mounted_ = false;
};

TEST_F(BadFileTest, ReadOnlyDisk) {
    const std::string place = folder_ / "disk";
    Mount disk(place, "size=4m");
    if (!disk.mounted()) GTEST_SKIP() << "mounting needs root";
    const std::string closed = place + "/closed.db";
    const std::string open = place + "/open.db";
    const std::string copied = place + "/copied.db";
    ASSERT_TRUE(store(closed, meeting("1", "A", "B")));
    Result<Store> writer = Store::open(folder_ / "other.db");
    ASSERT_TRUE(writer);
    ASSERT_TRUE(writer->begin());
    ASSERT_TRUE(writer->add(meeting("1", "A", "B")));
    ASSERT_TRUE(writer->commit());
    std::filesystem::copy_file(folder_ / "other.db", open);
    std::filesystem::copy_file(folder_ / "other.db-wal", open + "-wal");
    run_sql(folder_ / "other.db", "PRAGMA wal_checkpoint(TRUNCATE)");
    std::filesystem::copy_file(folder_ / "other.db", copied);
    disk.make_read_only();
    ASSERT_TRUE(disk.mounted());
    EXPECT_THAT(write_failure(closed), HasSubstr("is read-only"));
    EXPECT_THAT(write_failure(place + "/new.db"), HasSubstr("Read-only file system"));
    EXPECT_EQ(cell_of(closed, "SELECT count(*) FROM relations"), "1");
    EXPECT_EQ(cell_of(copied, "SELECT count(*) FROM relations"), "1") << "left in WAL mode, with nothing in the WAL";
    EXPECT_THAT(read_failure(open), HasSubstr("was not closed by its writer"));
}

/// A document with so many sentences that its rows need some 20 MB.
DocumentFacts large_document() {
    FactsBuilder builder("large", std::string(6'000'000, 'x') + "A met B.");
    const auto a = builder.entity("person:A", "A");
    const auto b = builder.entity("person:B", "B");
    builder.sentence("A met B.");
    for (int i = 0; i < 20'000; ++i) {
        Relation& met = builder.relation(a, "met", b);
        met.object_text = std::string(300, 'y');
    }
    return builder.facts();
}

void expect_only_small(const std::string& path) {
    EXPECT_EQ(integrity(path), "ok");
    EXPECT_THAT(rows_of(path, "SELECT uri FROM documents"), ::testing::ElementsAre("small"));
    EXPECT_EQ(cell_of(path, "SELECT count(*) FROM relations"), "1");
}

TEST_F(BadFileTest, FullDisk) {
    const std::string place = folder_ / "disk";
    const Mount disk(place, "size=2m");
    if (!disk.mounted()) GTEST_SKIP() << "mounting needs root";
    const std::string path = place + "/news.db";
    ASSERT_TRUE(store(path, meeting("small", "A", "B")));
    EXPECT_THAT(failure_of(store(path, large_document())), HasSubstr("the disk is full"));
    expect_only_small(path);
    ASSERT_TRUE(store(path, meeting("small", "A", "C"))) << "goes on after a failure";
    expect_only_small(path);
    make_file(place + "/filler", std::string(4'000'000, 'x'));
    EXPECT_THAT(write_failure(place + "/new.db"), HasSubstr("the disk is full"));
    EXPECT_FALSE(std::filesystem::exists(place + "/new.db"));
    EXPECT_EQ(cell_of(path, "SELECT count(*) FROM relations"), "1");
}

/// Runs in a child whose files may not grow beyond `bytes`.
void store_with_limit(const std::string& path, rlim_t bytes) {
    std::signal(SIGXFSZ, SIG_IGN);
    const rlimit limit{bytes, bytes};
    ::setrlimit(RLIMIT_FSIZE, &limit);
    const Status stored = store(path, large_document());
    ::_exit(stored ? 0 : 1);
}

TEST_F(BadFileTest, FileThatMayNotGrow) {
    ASSERT_TRUE(store(path_, meeting("small", "A", "B")));
    for (const rlim_t kilobytes : {1, 64, 200, 1000, 8000}) {
        const pid_t child = ::fork();
        if (child == 0) store_with_limit(path_, kilobytes * 1024);
        int status = 0;
        ::waitpid(child, &status, 0);
        EXPECT_TRUE(WIFEXITED(status) && WEXITSTATUS(status) == 1) << kilobytes << " kB";
        expect_only_small(path_);
    }
}

TEST_F(BadFileTest, Locked) {
    ASSERT_TRUE(store(path_, meeting("1", "A", "B")));
    Result<Store> writer = Store::open(path_);
    ASSERT_TRUE(writer);
    ASSERT_TRUE(writer->begin());
    ASSERT_TRUE(writer->add(meeting("2", "A", "B")));
    EXPECT_THAT(failure_of(store(path_, meeting("3", "A", "B"))), HasSubstr("in use by another program"));
    ASSERT_TRUE(writer->commit());
    ASSERT_TRUE(store(path_, meeting("3", "A", "B")));
    ASSERT_TRUE(writer->close());
    EXPECT_EQ(cell_of(path_, "SELECT count(*) FROM documents"), "3");
}

TEST_F(BadFileTest, LockedByAProgramThatKnowsNoWal) {
    ASSERT_TRUE(store(path_, meeting("1", "A", "B")));
    sqlite3* other = nullptr;
    ASSERT_EQ(sqlite3_open(path_.c_str(), &other), SQLITE_OK);
    ASSERT_EQ(sqlite3_exec(other, "BEGIN EXCLUSIVE", nullptr, nullptr, nullptr), SQLITE_OK);
    EXPECT_THAT(write_failure(path_), HasSubstr("in use by another program"));
    EXPECT_THAT(read_failure(path_), HasSubstr("in use by another program"));
    sqlite3_close(other);
    EXPECT_EQ(write_failure(path_), "no failure");
}

TEST_F(BadFileTest, LockedByALongReading) {
    ASSERT_TRUE(store(path_, meeting("1", "A", "B")));
    {
        const Graph graph = Graph::open(path_).value();
        Query reading = graph.query("SELECT * FROM entities").value();
        ASSERT_TRUE(reading.next().value());
        EXPECT_THAT(write_failure(path_), HasSubstr("in use by another program"));
    }
    EXPECT_EQ(write_failure(path_), "no failure");
}

/// Writes one document a batch until it is killed.
[[noreturn]] void write_for_ever(const std::string& path) {
    Result<Store> writer = Store::open(path, {.run = {.fingerprint = "1"}});
    for (int i = 0; writer; ++i) {
        const bool stored = writer->begin() && writer->add(meeting(std::to_string(i), "A" + std::to_string(i), "B")) &&
                            writer->commit();
        if (!stored) break;
    }
    ::_exit(1);
}

TEST_F(BadFileTest, KilledAtAnyMoment) {
    for (int round = 0; round < 12; ++round) {
        const std::string path = folder_ / ("killed" + std::to_string(round) + ".db");
        const pid_t child = ::fork();
        if (child == 0) write_for_ever(path);
        ::usleep(static_cast<useconds_t>(2'000 + round * 7'000));
        ::kill(child, SIGKILL);
        ::waitpid(child, nullptr, 0);
        ASSERT_EQ(failure_of(store(path, meeting("last", "A", "B"))), "no failure");
        EXPECT_EQ(integrity(path), "ok");
        EXPECT_EQ(cell_of(path, "SELECT count(*) FROM documents"), cell_of(path, "SELECT count(*) FROM relations"));
        EXPECT_EQ(cell_of(path, "SELECT count(*) FROM documents WHERE relations <> 1"), "0");
    }
}

TEST_F(BadFileTest, HeaderAgreesWithTheProgram) {
    ASSERT_TRUE(store(path_, meeting("1", "A", "B")));
    const Result<Connection> connection = open_for_reading(path_, kShortWait);
    ASSERT_TRUE(connection);
    EXPECT_EQ(integer_of((*connection).get(), "PRAGMA application_id").value(), kApplicationId);
    EXPECT_EQ(integer_of((*connection).get(), "PRAGMA user_version").value(), kSchemaVersion);
    for (std::uint32_t kind = 0; kind < kEntityKindCount; ++kind) {
        const std::string sql = "SELECT name FROM kind WHERE id = " + std::to_string(kind);
        EXPECT_EQ(cell_of(path_, sql), to_string(static_cast<EntityKind>(kind)));
    }
    for (const MentionForm form :
         {MentionForm::name, MentionForm::demonym, MentionForm::nominal, MentionForm::pronoun}) {
        const std::string sql = "SELECT name FROM form WHERE id = " + std::to_string(static_cast<int>(form));
        EXPECT_EQ(cell_of(path_, sql), to_string(form));
    }
}

}  // namespace
}  // namespace entente
