# `cmake --install`, and the .deb that CPack makes of it. What is installed beside the executable is
# made by the executable itself (completion, the manual page of settings), so it cannot lag behind.
include(GNUInstallDirs)

install(TARGETS saksgang RUNTIME DESTINATION ${CMAKE_INSTALL_BINDIR})
install(FILES packaging/saksgang.service packaging/saksgang.socket
        DESTINATION lib/systemd/system)
install(FILES packaging/saksgang.toml DESTINATION /etc/saksgang) # where the unit reads it
install(FILES README.md docs/api.md docs/configuration.md docs/operations.md docs/roles.md
              docs/verify.md docs/webhooks.md docs/workflows.md
        DESTINATION ${CMAKE_INSTALL_DOCDIR})
install(DIRECTORY examples/osloregionen examples/rfc
        DESTINATION ${CMAKE_INSTALL_DOCDIR}/examples)

set(made "${CMAKE_BINARY_DIR}/packaging")
file(MAKE_DIRECTORY "${made}")

add_custom_command(
  OUTPUT "${made}/completion"
  COMMAND saksgang completion > "${made}/completion"
  DEPENDS saksgang
  VERBATIM)
set(made_files "${made}/completion")
install(FILES "${made}/completion"
        DESTINATION ${CMAKE_INSTALL_DATADIR}/bash-completion/completions
        RENAME saksgang)

# Without scdoc there are no manual pages, and everything else is as it should be.
find_program(SAKSGANG_SCDOC scdoc)
if(SAKSGANG_SCDOC)
  add_custom_command(
    OUTPUT "${made}/saksgang.1.gz" "${made}/saksgang.toml.5.gz"
    COMMAND "${SAKSGANG_SCDOC}" < "${CMAKE_SOURCE_DIR}/packaging/saksgang.1.scd" > "${made}/saksgang.1"
    COMMAND saksgang settings --scdoc > "${made}/saksgang.toml.5.scd"
    COMMAND "${SAKSGANG_SCDOC}" < "${made}/saksgang.toml.5.scd" > "${made}/saksgang.toml.5"
    COMMAND gzip -9nf saksgang.1 saksgang.toml.5
    WORKING_DIRECTORY "${made}"
    DEPENDS saksgang "${CMAKE_SOURCE_DIR}/packaging/saksgang.1.scd"
    VERBATIM)
  list(APPEND made_files "${made}/saksgang.1.gz" "${made}/saksgang.toml.5.gz")
  install(FILES "${made}/saksgang.1.gz" DESTINATION ${CMAKE_INSTALL_MANDIR}/man1)
  install(FILES "${made}/saksgang.toml.5.gz" DESTINATION ${CMAKE_INSTALL_MANDIR}/man5)
endif()

add_custom_command(
  OUTPUT "${made}/copyright" "${made}/NEWS.gz" "${made}/changelog.gz"
  COMMAND packaging/debian/copyright.sh > "${made}/copyright"
  COMMAND gzip -9nc CHANGELOG.md > "${made}/NEWS.gz"
  COMMAND gzip -9nc packaging/debian/changelog > "${made}/changelog.gz"
  WORKING_DIRECTORY "${CMAKE_SOURCE_DIR}"
  DEPENDS LICENSE CHANGELOG.md packaging/debian/changelog packaging/debian/copyright.sh
          "${CMAKE_SOURCE_DIR}/daemon/views/static/NOTICES.txt"
  VERBATIM)
list(APPEND made_files "${made}/copyright" "${made}/NEWS.gz" "${made}/changelog.gz")
install(FILES "${made}/copyright" "${made}/NEWS.gz" "${made}/changelog.gz"
        DESTINATION ${CMAKE_INSTALL_DOCDIR})
install(FILES packaging/debian/lintian-overrides
        DESTINATION ${CMAKE_INSTALL_DATADIR}/lintian/overrides
        RENAME saksgang)
# A sanitized program would write its reports among them.
if(SAKSGANG_SANITIZE)
  add_custom_target(saksgang_package_files DEPENDS ${made_files})
else()
  add_custom_target(saksgang_package_files ALL DEPENDS ${made_files})
endif()

# ---- The .deb: ./dev package

set(CPACK_GENERATOR DEB)
set(CPACK_PACKAGE_NAME saksgang)
set(CPACK_PACKAGE_VERSION "${PROJECT_VERSION}")
set(CPACK_PACKAGING_INSTALL_PREFIX /usr)
set(CPACK_PACKAGE_DIRECTORY "${CMAKE_BINARY_DIR}")
set(CPACK_STRIP_FILES TRUE)
set(CPACK_DEB_COMPONENT_INSTALL FALSE)
set(CPACK_DEBIAN_FILE_NAME DEB-DEFAULT)
set(CPACK_DEBIAN_PACKAGE_MAINTAINER "Saksgang <saksgang@example.org>")
set(CPACK_DEBIAN_PACKAGE_SECTION web)
set(CPACK_PACKAGE_DESCRIPTION_SUMMARY "council's text, its process and its decisions, verifiable")
set(CPACK_DEBIAN_PACKAGE_DESCRIPTION
    "Keeps a council's strategy text in git, takes it through the bodies that deal
with it, records what each decided about exactly which text, tells receivers
by webhook when a draft changes stage, and lets anyone verify the history.")
set(CPACK_DEBIAN_PACKAGE_SHLIBDEPS ON)
set(CPACK_DEBIAN_PACKAGE_DEPENDS "adduser, tzdata")
set(CPACK_DEBIAN_PACKAGE_RECOMMENDS "ca-certificates, git")
set(CPACK_DEBIAN_PACKAGE_CONTROL_STRICT_PERMISSION TRUE)
set(CPACK_DEBIAN_PACKAGE_CONTROL_EXTRA
    "${CMAKE_SOURCE_DIR}/packaging/debian/postinst;${CMAKE_SOURCE_DIR}/packaging/debian/prerm"
    "${CMAKE_SOURCE_DIR}/packaging/debian/postrm;${CMAKE_SOURCE_DIR}/packaging/debian/conffiles")
include(CPack)
