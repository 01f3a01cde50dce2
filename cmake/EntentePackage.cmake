# Install rules, the CMake package that others find, and the Debian package.
include(CMakePackageConfigHelpers)

get_property(libraries GLOBAL PROPERTY ENTENTE_LIBRARIES)
list(REMOVE_ITEM libraries entente_cli)
install(TARGETS ${libraries} EXPORT entente-targets ARCHIVE DESTINATION "${CMAKE_INSTALL_LIBDIR}/entente")
install(EXPORT entente-targets NAMESPACE entente:: DESTINATION "${CMAKE_INSTALL_LIBDIR}/cmake/entente")
foreach(folder IN ITEMS extract export graph rules)
    install(DIRECTORY "${folder}" DESTINATION "${CMAKE_INSTALL_INCLUDEDIR}/entente" FILES_MATCHING PATTERN "*.h"
            PATTERN "packs" EXCLUDE PATTERN "train" EXCLUDE)
endforeach()
install(FILES extract/entente.h DESTINATION "${CMAKE_INSTALL_INCLUDEDIR}/entente")  # <entente/entente.h>
configure_package_config_file(cmake/entente-config.cmake.in "${CMAKE_CURRENT_BINARY_DIR}/entente-config.cmake"
                              INSTALL_DESTINATION "${CMAKE_INSTALL_LIBDIR}/cmake/entente")
write_basic_package_version_file("${CMAKE_CURRENT_BINARY_DIR}/entente-config-version.cmake"
                                 COMPATIBILITY SameMinorVersion)
install(FILES "${CMAKE_CURRENT_BINARY_DIR}/entente-config.cmake" "${CMAKE_CURRENT_BINARY_DIR}/entente-config-version.cmake"
        DESTINATION "${CMAKE_INSTALL_LIBDIR}/cmake/entente")

install(DIRECTORY rules/packs DESTINATION "${CMAKE_INSTALL_DATADIR}/entente")
install(DIRECTORY samples DESTINATION "${CMAKE_INSTALL_DATADIR}/entente")
install(FILES README.md CHANGELOG.md LICENSE DESTINATION "${CMAKE_INSTALL_DOCDIR}")

set(CPACK_GENERATOR DEB)
set(CPACK_PACKAGE_CONTACT "the entente authors")
set(CPACK_PACKAGE_DESCRIPTION_SUMMARY "${PROJECT_DESCRIPTION}")
set(CPACK_DEBIAN_FILE_NAME DEB-DEFAULT)
set(CPACK_DEBIAN_PACKAGE_SECTION science)
set(CPACK_DEBIAN_PACKAGE_SHLIBDEPS ON)
set(CPACK_RESOURCE_FILE_LICENSE "${PROJECT_SOURCE_DIR}/LICENSE")
include(CPack)
