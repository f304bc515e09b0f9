# Debian 12's packages, each found once here and named nowhere else.
find_package(Threads REQUIRED)
find_package(Boost 1.81 REQUIRED COMPONENTS json url)
find_package(fmt REQUIRED)
find_package(spdlog REQUIRED)
find_package(OpenSSL REQUIRED)
find_package(CURL REQUIRED)
find_package(date REQUIRED)
find_package(tomlplusplus REQUIRED)
find_package(CLI11 REQUIRED)
find_package(SQLite3 REQUIRED)
find_package(ZLIB REQUIRED)
find_package(PkgConfig REQUIRED)
pkg_check_modules(libgit2 REQUIRED IMPORTED_TARGET libgit2)
pkg_check_modules(libsodium REQUIRED IMPORTED_TARGET libsodium)
pkg_check_modules(libcmark REQUIRED IMPORTED_TARGET libcmark)
pkg_check_modules(libsystemd REQUIRED IMPORTED_TARGET libsystemd)
pkg_check_modules(libctemplate REQUIRED IMPORTED_TARGET libctemplate)

# toml++ with error codes instead of exceptions, which Debian's shared library does not hold: so its
# headers only, not its target. Included through workflows/core/toml.hpp, which says why.
add_library(saksgang_toml INTERFACE)
target_include_directories(
  saksgang_toml SYSTEM
  INTERFACE $<TARGET_PROPERTY:tomlplusplus::tomlplusplus,INTERFACE_INCLUDE_DIRECTORIES>)
target_compile_definitions(saksgang_toml INTERFACE TOML_EXCEPTIONS=0 TOML_HEADER_ONLY=1)

# Asio and Beast are compiled once, in daemon/runtime: asio_impl.cpp and beast_impl.cpp.
add_library(saksgang_asio INTERFACE)
target_link_libraries(saksgang_asio INTERFACE Boost::headers OpenSSL::SSL OpenSSL::Crypto
                                              Threads::Threads)
target_compile_definitions(
  saksgang_asio
  INTERFACE BOOST_ASIO_SEPARATE_COMPILATION BOOST_BEAST_SEPARATE_COMPILATION
            BOOST_ASIO_NO_DEPRECATED BOOST_ASIO_NO_TS_EXECUTORS)
