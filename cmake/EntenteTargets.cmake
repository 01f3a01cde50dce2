# How every folder becomes a target, and how a folder of like files becomes a table.

# entente_library(NAME FOLDER [DEPENDS target...]): the static library of all .cc files directly in FOLDER and in its
# support/ folder. New files are picked up by themselves.
function(entente_library name folder)
    cmake_parse_arguments(ARG "" "" "DEPENDS;PRIVATE" ${ARGN})
    file(GLOB sources CONFIGURE_DEPENDS "${folder}/*.cc" "${folder}/support/*.cc" "${folder}/*.h"
         "${folder}/support/*.h")
    if(NOT sources)
        file(CONFIGURE OUTPUT "${CMAKE_CURRENT_BINARY_DIR}/${name}_empty.cc" CONTENT "")
        set(sources "${CMAKE_CURRENT_BINARY_DIR}/${name}_empty.cc")
    endif()
    add_library(${name} STATIC ${sources})
    set_target_properties(${name} PROPERTIES LINKER_LANGUAGE CXX)
    add_library(entente::${name} ALIAS ${name})
    target_include_directories(${name} PUBLIC "$<BUILD_INTERFACE:${PROJECT_SOURCE_DIR}>"
                                              "$<INSTALL_INTERFACE:${CMAKE_INSTALL_INCLUDEDIR}/entente>"
                                              "$<INSTALL_INTERFACE:${CMAKE_INSTALL_INCLUDEDIR}>")
    target_link_libraries(${name} PUBLIC ${ARG_DEPENDS} PRIVATE ${ARG_PRIVATE})
    entente_compile_options(${name})
    set_property(GLOBAL APPEND PROPERTY ENTENTE_LIBRARIES ${name})
endfunction()

# -Wno-restrict: GCC 12 warns falsely on std::string + (GCC bug 105651).
function(entente_compile_options name)
    target_compile_options(
        ${name} PRIVATE -Wall -Wextra -Wpedantic -Wshadow -Wconversion $<$<CXX_COMPILER_ID:GNU>:-Wno-restrict>
                        $<$<CXX_COMPILER_ID:Clang>:-fbracket-depth=4096> -ffp-contract=off $<$<BOOL:${ENTENTE_WERROR}>:-Werror>
    )
    if(ENTENTE_SANITIZE)
        target_compile_options(${name} PUBLIC -fsanitize=${ENTENTE_SANITIZE} -fno-omit-frame-pointer)
        # GCC 12 warns falsely on std::regex with a sanitizer (GCC bug 105562).
        target_compile_options(${name} PRIVATE $<$<CXX_COMPILER_ID:GNU>:-Wno-maybe-uninitialized>)
        target_link_options(${name} PUBLIC -fsanitize=${ENTENTE_SANITIZE})
    endif()
endfunction()

# entente_registry(TARGET FOLDER HEADER TYPE FUNCTION [EXCLUDE name...]): writes a source file with
# `std::span<const TYPE* const> FUNCTION()` that lists the constant NAME_<lower-case TYPE> of each FOLDER/NAME.cc, by
# name. A new command, reader or format is one new file; nothing registers itself.
function(entente_registry target folder header type function)
    cmake_parse_arguments(ARG "" "" "EXCLUDE" ${ARGN})
    file(GLOB files CONFIGURE_DEPENDS "${folder}/*.cc")
    list(SORT files)
    string(TOLOWER "${type}" suffix)
    set(declarations "")
    set(entries "")
    foreach(file IN LISTS files)
        get_filename_component(name "${file}" NAME_WE)
        if(name IN_LIST ARG_EXCLUDE)
            continue()
        endif()
        string(APPEND declarations "extern const ${type} ${name}_${suffix};\n")
        string(APPEND entries "    &${name}_${suffix},\n")
    endforeach()
    set(output "${CMAKE_CURRENT_BINARY_DIR}/${target}_registry.cc")
    file(CONFIGURE OUTPUT "${output}" CONTENT
"// Written by cmake/EntenteTargets.cmake from the files of a folder.
#include <array>
#include <span>

#include \"${header}\"

namespace entente {

${declarations}
namespace {

const std::array kTable = {
${entries}};

}  // namespace

std::span<const ${type}* const> ${function}() { return kTable; }

}  // namespace entente
")
    target_sources(${target} PRIVATE "${output}")
endfunction()
