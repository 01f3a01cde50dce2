#include "graph/base/log.h"

#include <spdlog/sinks/stdout_color_sinks.h>

#include <memory>

namespace entente {

void set_log_verbosity(int verbosity) {
    auto logger = std::make_shared<spdlog::logger>("entente", std::make_shared<spdlog::sinks::stderr_color_sink_mt>());
    logger->set_pattern("%^%l%$: %v");
    if (verbosity <= 0) {
        logger->set_level(spdlog::level::warn);
    } else {
        logger->set_level(verbosity == 1 ? spdlog::level::info : spdlog::level::debug);
    }
    spdlog::set_default_logger(std::move(logger));
}

}  // namespace entente
