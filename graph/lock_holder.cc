// SQLite locks by POSIX record locks, on the graph or on its -shm file; the kernel lists them in /proc/locks:
//     1: POSIX  ADVISORY  WRITE 4711 fd:01:393228 120 120
// Asking by fcntl instead would need the file open, and closing it would drop this process's own locks.
#include "graph/lock_holder.h"

#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <fstream>
#include <iterator>
#include <sstream>

namespace entente {
namespace {

constexpr std::size_t kLongestCommand = 100;  // bytes that are shown

ino_t inode_of(const std::string& path) {
    struct stat status = {};
    return ::stat(path.c_str(), &status) == 0 ? status.st_ino : 0;
}

/// The command line of a process, its arguments parted by spaces.
std::string command_of(long process) {
    std::ifstream stream("/proc/" + std::to_string(process) + "/cmdline", std::ios::binary);
    std::string text{std::istreambuf_iterator<char>(stream), std::istreambuf_iterator<char>()};
    while (!text.empty() && text.back() == '\0') text.pop_back();
    std::replace(text.begin(), text.end(), '\0', ' ');
    if (text.size() > kLongestCommand) text = text.substr(0, kLongestCommand) + "…";
    return text;
}

/// The process that the line names where it locks `inode` for writing; 0 for others.
long writer_in(const std::string& line, ino_t inode) {
    std::istringstream words(line);
    std::string number, kind, manner, access, place;
    long process = 0;
    if (!(words >> number >> kind >> manner >> access >> process >> place)) return 0;
    if (kind != "POSIX" || access != "WRITE" || process <= 0 || process == ::getpid()) return 0;
    return place.substr(place.rfind(':') + 1) == std::to_string(inode) ? process : 0;
}

}  // namespace

std::string lock_holder(const std::string& path) {
    for (const char* suffix : {"-shm", ""}) {
        const ino_t inode = inode_of(path + suffix);
        std::ifstream locks("/proc/locks");
        for (std::string line; inode != 0 && std::getline(locks, line);) {
            const long process = writer_in(line, inode);
            if (process == 0) continue;
            const std::string command = command_of(process);
            return "process " + std::to_string(process) + (command.empty() ? "" : ": " + command);
        }
    }
    return {};
}

}  // namespace entente
