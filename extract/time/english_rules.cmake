# Builds rules/time/en.toml into entente_time.
set(time_rules_file "${PROJECT_SOURCE_DIR}/rules/time/en.toml")
set_property(DIRECTORY APPEND PROPERTY CMAKE_CONFIGURE_DEPENDS "${time_rules_file}")
file(READ "${time_rules_file}" time_rules)
file(CONFIGURE OUTPUT "${CMAKE_CURRENT_BINARY_DIR}/english_rules.cc" @ONLY CONTENT
"// Written by extract/time/english_rules.cmake from rules/time/en.toml.
#include \"extract/time/english_rules.h\"

namespace entente::timex {

std::string_view english_rules() {
    return R\"toml(@time_rules@)toml\";
}

}  // namespace entente::timex
")
target_sources(entente_time PRIVATE "${CMAKE_CURRENT_BINARY_DIR}/english_rules.cc")
