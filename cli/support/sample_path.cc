#include "cli/support/sample_path.h"

#include <cstdlib>
#include <filesystem>
#include <system_error>

namespace entente {

namespace fs = std::filesystem;

std::optional<std::string> sample_path() {
    std::error_code code;
    if (const char* named = std::getenv("ENTENTE_SAMPLES"); named != nullptr && fs::is_directory(named, code))
        return named;
    const fs::path program = fs::read_symlink("/proc/self/exe", code);
    const fs::path installed = program.parent_path().parent_path() / "share/entente/samples";
    if (!program.empty() && fs::is_directory(installed, code)) return installed.string();
    if (fs::is_directory(ENTENTE_SOURCE_SAMPLES, code)) return ENTENTE_SOURCE_SAMPLES;
    return std::nullopt;
}

}  // namespace entente
