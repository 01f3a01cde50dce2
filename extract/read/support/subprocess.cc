#include "extract/read/support/subprocess.h"

#include <fcntl.h>
#include <poll.h>
#include <spawn.h>
#include <sys/mman.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <csignal>
#include <cstring>

namespace entente {
namespace {

using Clock = std::chrono::steady_clock;
constexpr std::size_t kErrorBytes = 4096;

/// Owns a descriptor.
class Descriptor {
public:
    explicit Descriptor(int number = -1) : number_(number) {}
    Descriptor(const Descriptor&) = delete;
    Descriptor& operator=(const Descriptor&) = delete;
    ~Descriptor() { close(); }
    void close() {
        if (number_ >= 0) ::close(number_);
        number_ = -1;
    }
    void set(int number) { number_ = number; }
    [[nodiscard]] int get() const { return number_; }

private:
    int number_;
};

bool write_whole(int descriptor, std::string_view bytes) {
    while (!bytes.empty()) {
        const ssize_t count = ::write(descriptor, bytes.data(), bytes.size());
        if (count < 0 && errno != EINTR) return false;
        bytes.remove_prefix(static_cast<std::size_t>(std::max<ssize_t>(count, 0)));
    }
    return ::lseek(descriptor, 0, SEEK_SET) == 0;
}

Error failure(const std::string& what) {
    return Error{what + ": " + std::strerror(errno)};
}

/// Starts the program with these descriptors as 0, 1 and 2. An error number, or 0.
int start(const std::vector<std::string>& arguments, int in, int out, int errors, pid_t& process) {
    std::vector<char*> list;
    list.reserve(arguments.size() + 1);
    for (const std::string& argument : arguments) {
        list.push_back(const_cast<char*>(argument.c_str()));  // NOLINT(cppcoreguidelines-pro-type-const-cast): POSIX
    }
    list.push_back(nullptr);
    posix_spawn_file_actions_t actions{};
    posix_spawn_file_actions_init(&actions);
    posix_spawn_file_actions_adddup2(&actions, in, STDIN_FILENO);
    posix_spawn_file_actions_adddup2(&actions, out, STDOUT_FILENO);
    posix_spawn_file_actions_adddup2(&actions, errors, STDERR_FILENO);
    posix_spawnattr_t attributes{};
    posix_spawnattr_init(&attributes);
    sigset_t none{};
    sigemptyset(&none);
    posix_spawnattr_setsigmask(&attributes, &none);
    posix_spawnattr_setflags(&attributes, POSIX_SPAWN_SETSIGMASK);
    const int status = ::posix_spawnp(&process, list[0], &actions, &attributes, list.data(), environ);
    posix_spawn_file_actions_destroy(&actions);
    posix_spawnattr_destroy(&attributes);
    return status;
}

void limit(pid_t process, const ProgramLimits& limits) {
    const auto seconds = static_cast<rlim_t>(limits.time.count());
    const rlimit memory{limits.memory, limits.memory};
    const rlimit time{seconds, seconds + 1};
    ::prlimit(process, RLIMIT_AS, &memory, nullptr);
    ::prlimit(process, RLIMIT_CPU, &time, nullptr);
}

/// Reads what the program writes, until it ends or has had enough.
void collect(int descriptor, const ProgramLimits& limits, ProgramOutput& output) {
    const Clock::time_point end = Clock::now() + limits.time;
    std::array<char, std::size_t{1} << 16U> chunk{};
    while (true) {
        const auto left = std::chrono::duration_cast<std::chrono::milliseconds>(end - Clock::now()).count();
        pollfd waiting{descriptor, POLLIN, 0};
        const int ready = left > 0 ? ::poll(&waiting, 1, static_cast<int>(left)) : 0;
        if (ready < 0 && errno == EINTR) continue;
        output.cut = ready == 0 || output.out.size() > limits.output;
        if (ready <= 0 || output.cut) return;
        const ssize_t count = ::read(descriptor, chunk.data(), chunk.size());
        if (count < 0 && errno == EINTR) continue;
        if (count <= 0) return;
        output.out.append(chunk.data(), static_cast<std::size_t>(count));
    }
}

std::string read_start(int descriptor) {
    std::string text(kErrorBytes, '\0');
    const ssize_t count = ::pread(descriptor, text.data(), text.size(), 0);
    text.resize(static_cast<std::size_t>(std::max<ssize_t>(count, 0)));
    return text;
}

}  // namespace

Result<ProgramOutput> run_program(const std::vector<std::string>& arguments, std::string_view input,
                                  const ProgramLimits& limits) {
    const Descriptor in(::memfd_create("input", MFD_CLOEXEC));
    const Descriptor errors(::memfd_create("errors", MFD_CLOEXEC));
    if (in.get() < 0 || errors.get() < 0 || !write_whole(in.get(), input)) return failure("no memory for a copy");
    std::array<int, 2> ends{};
    if (::pipe2(ends.data(), O_CLOEXEC) != 0) return failure("no pipe");
    const Descriptor out(ends[0]);
    Descriptor to(ends[1]);
    pid_t process = 0;
    const int status = start(arguments, in.get(), to.get(), errors.get(), process);
    if (status != 0) return Error{std::strerror(status)};
    to.close();
    limit(process, limits);
    ProgramOutput output;
    collect(out.get(), limits, output);
    if (output.cut) ::kill(process, SIGKILL);
    int ended = 0;
    while (::waitpid(process, &ended, 0) < 0 && errno == EINTR) {
    }
    output.status = WIFEXITED(ended) ? WEXITSTATUS(ended) : 128 + WTERMSIG(ended);
    output.errors = read_start(errors.get());
    return output;
}

}  // namespace entente
