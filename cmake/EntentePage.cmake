# The page that `entente export -o x.html` writes, made of the files of export/page and of the system's d3: what stands
# before the graph's data and what stands behind it become two strings in a source file. A browser runs only scripts and
# styles whose hashes the page's policy names.

# Adds to TARGET the page in FOLDER: page.html with lines <!--style-->, <!--data--> and <!--scripts-->, page.css, and
# SCRIPTS, in the order in which one uses the other. Each is a module by itself, with imports and exports a line each
# that are taken out here: a page opened from a disk may not load modules.
function(entente_page target folder)
    cmake_parse_arguments(ARG "" "" "SCRIPTS" ${ARGN})
    find_file(ENTENTE_D3 d3.min.js PATHS /usr/share/nodejs/d3/dist NO_DEFAULT_PATH
              DOC "d3, version 5; Debian's package node-d3 has it")
    if(NOT ENTENTE_D3)
        message(FATAL_ERROR "d3.min.js is not there: install the package node-d3, or set ENTENTE_D3 to the file")
    endif()
    set(inputs "${ENTENTE_D3}")
    foreach(name IN ITEMS page.html page.css d3-licence.txt ${ARG_SCRIPTS})
        list(APPEND inputs "${folder}/${name}")
    endforeach()
    set_property(DIRECTORY APPEND PROPERTY CMAKE_CONFIGURE_DEPENDS ${inputs})

    file(READ "${folder}/page.html" page)
    file(READ "${folder}/page.css" style)
    file(READ "${folder}/d3-licence.txt" licence)
    file(READ "${ENTENTE_D3}" d3)
    set(d3 "/*\n${licence}*/\n${d3}")
    set(script "\"use strict\";\n(() => {\n")
    foreach(name IN LISTS ARG_SCRIPTS)
        file(READ "${folder}/${name}" module)
        string(REGEX REPLACE "(^|\n)import [^\n]*" "\\1" module "${module}")
        string(REGEX REPLACE "(^|\n)export " "\\1" module "${module}")
        string(APPEND script "\n// ${name}\n${module}")
    endforeach()
    string(APPEND script "})();\n")

    entente_base64_sha256(d3_hash "${d3}")
    entente_base64_sha256(script_hash "${script}")
    entente_base64_sha256(style_hash "${style}")
    string(REPLACE "{{script-hashes}}" "'sha256-${d3_hash}' 'sha256-${script_hash}'" page "${page}")
    string(REPLACE "{{style-hash}}" "'sha256-${style_hash}'" page "${page}")
    string(REPLACE "<!--style-->" "<style>${style}</style>" page "${page}")
    string(REPLACE "<!--scripts-->" "<script>${d3}</script>\n<script>${script}</script>" page "${page}")
    string(FIND "${page}" "<!--data-->" split)
    string(SUBSTRING "${page}" 0 ${split} head)
    math(EXPR split "${split} + 11")
    string(SUBSTRING "${page}" ${split} -1 tail)

    file(CONFIGURE OUTPUT "${CMAKE_CURRENT_BINARY_DIR}/page.cc" CONTENT
"// Written by cmake/EntentePage.cmake from export/page.
#include \"export/support/page.h\"

namespace entente {

const std::string_view kPageHead = R\"~page~(@head@)~page~\";

const std::string_view kPageTail = R\"~page~(@tail@)~page~\";

}  // namespace entente
" @ONLY)
    target_sources(${target} PRIVATE "${CMAKE_CURRENT_BINARY_DIR}/page.cc")
endfunction()

# The SHA-256 of TEXT as base64: three hexadecimal digits are two of base64.
function(entente_base64_sha256 result text)
    set(alphabet "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/")
    string(SHA256 hex "${text}")
    set(digits "")
    foreach(at RANGE 0 60 3)
        string(SUBSTRING "${hex}" ${at} 3 three)
        math(EXPR high "0x${three} >> 6")
        math(EXPR low "0x${three} & 63")
        string(SUBSTRING "${alphabet}" ${high} 1 first)
        string(SUBSTRING "${alphabet}" ${low} 1 second)
        string(APPEND digits "${first}${second}")
    endforeach()
    string(SUBSTRING "${hex}" 63 1 one)
    math(EXPR last "0x${one} << 2")
    string(SUBSTRING "${alphabet}" ${last} 1 last)
    set(${result} "${digits}${last}=" PARENT_SCOPE)
endfunction()
