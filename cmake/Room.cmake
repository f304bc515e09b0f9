# One static library a room.
#
#   saksgang_room(NAME <target> [ASIO] [TOGETHER] [FUZZED] [PRECOMPILED <kind>]
#                 [FOLDERS <folders…>] [LINK <targets…>])
#
# takes every .cpp of the calling folder (not of its subfolders, but for the FOLDERS named), with the
# project's warnings, and the precompiled header of that kind: std, or asio where Asio is linked.
add_library(saksgang_flags INTERFACE)
target_include_directories(saksgang_flags INTERFACE "${CMAKE_SOURCE_DIR}")
target_compile_options(
  saksgang_flags
  INTERFACE -Wall -Wextra -Wpedantic -Wshadow -Wconversion -Wold-style-cast -Wnon-virtual-dtor
            -Wnull-dereference -Werror -fno-omit-frame-pointer)

set(SAKSGANG_SANITIZE "" CACHE STRING "sanitizers, as clang's -fsanitize takes them")
if(SAKSGANG_SANITIZE)
  target_compile_options(saksgang_flags INTERFACE -fsanitize=${SAKSGANG_SANITIZE}
                                                  -fno-sanitize-recover=all)
  target_link_options(saksgang_flags INTERFACE -fsanitize=${SAKSGANG_SANITIZE})
endif()

# Two thirds of a source's compile time is the templates of its headers. Where the whole tree is built
# at once (release, asan, tsan) eight sources of a room that is marked TOGETHER, and of each folder of
# tests, are therefore compiled as one, in half the time and less; there, a name that is a file's own is
# the only one of its kind in the room, or in the folder. dev compiles them one by one: it is for changing
# one and building again.
option(SAKSGANG_UNITY "compile several sources of a room, or of tests, as one" OFF)

#   saksgang_together(<target>)  compiles eight of its sources as one, where that is asked for
function(saksgang_together target)
  if(SAKSGANG_UNITY)
    set_target_properties(${target} PROPERTIES UNITY_BUILD ON UNITY_BUILD_BATCH_SIZE 8)
  endif()
endfunction()

# What libFuzzer counts costs a tenth of a source's compile time, and as much of each run. Only what a
# fuzz target is made of has it: the rooms marked FUZZED.
#
#   saksgang_uncounted(<target> <PRIVATE|INTERFACE>)  leaves it out of what no fuzz target is made of
function(saksgang_uncounted target scope)
  if(SAKSGANG_SANITIZE MATCHES "fuzzer")
    target_compile_options(
      ${target}
      ${scope} -fno-sanitize-coverage=inline-8bit-counters,indirect-calls,trace-cmp,pc-table)
  endif()
endfunction()

function(saksgang_room)
  cmake_parse_arguments(ROOM "ASIO;TOGETHER;FUZZED" "NAME;PRECOMPILED" "FOLDERS;LINK" ${ARGN})
  list(TRANSFORM ROOM_FOLDERS PREPEND "${CMAKE_CURRENT_SOURCE_DIR}/")
  list(TRANSFORM ROOM_FOLDERS APPEND "/*.cpp")
  file(GLOB sources CONFIGURE_DEPENDS "${CMAKE_CURRENT_SOURCE_DIR}/*.cpp" ${ROOM_FOLDERS})
  if(NOT sources)
    add_library(${ROOM_NAME} INTERFACE)
    target_link_libraries(${ROOM_NAME} INTERFACE saksgang_flags ${ROOM_LINK})
    return()
  endif()
  add_library(${ROOM_NAME} STATIC ${sources})
  target_link_libraries(${ROOM_NAME} PUBLIC saksgang_flags ${ROOM_LINK})
  if(ROOM_ASIO)
    target_link_libraries(${ROOM_NAME} PUBLIC saksgang_asio)
  endif()
  if(ROOM_TOGETHER)
    saksgang_together(${ROOM_NAME})
  endif()
  if(NOT ROOM_FUZZED)
    saksgang_uncounted(${ROOM_NAME} PRIVATE)
  endif()
  if(NOT ROOM_PRECOMPILED)
    set(ROOM_PRECOMPILED std)
    if(ROOM_ASIO)
      set(ROOM_PRECOMPILED asio)
    endif()
  endif()
  saksgang_precompile(${ROOM_NAME} ${ROOM_PRECOMPILED})
endfunction()

# Under a sanitizer more than half of a source's compile time is optimising it. What waits more than it
# computes goes without there: the kinds asio, app and test_app.
function(saksgang_unoptimised target kind)
  if(SAKSGANG_SANITIZE AND kind MATCHES "^(asio|app|test_app)$")
    target_compile_options(${target} PRIVATE -O0)
  endif()
endfunction()

# The precompiled headers of the whole tree, each built once, by a target that holds nothing else: std
# for the rules, asio for what waits, app for what stands on daemon/app; tests/ has two more. Without
# them half of a source's compile time is reading the same headers. Sources still include what they
# use; the preset `tidy` compiles them without.
#
#   saksgang_precompiled(<kind> [LINK <targets…>])  makes one of cmake/pch_<kind>.hpp
#   saksgang_precompile(<target> <kind>)            uses it
function(saksgang_precompiled kind)
  cmake_parse_arguments(PRECOMPILED "" "" "LINK" ${ARGN})
  file(WRITE "${CMAKE_BINARY_DIR}/pch_${kind}.cpp" "")
  add_library(saksgang_pch_${kind} STATIC "${CMAKE_BINARY_DIR}/pch_${kind}.cpp")
  target_link_libraries(saksgang_pch_${kind} PRIVATE saksgang_flags ${PRECOMPILED_LINK})
  target_precompile_headers(saksgang_pch_${kind} PRIVATE "${CMAKE_SOURCE_DIR}/cmake/pch_${kind}.hpp")
  saksgang_unoptimised(saksgang_pch_${kind} ${kind})
endfunction()

function(saksgang_precompile target kind)
  target_precompile_headers(${target} REUSE_FROM saksgang_pch_${kind})
  saksgang_unoptimised(${target} ${kind})
endfunction()

# What the headers of daemon/app are compiled with.
set(SAKSGANG_APP_HEADERS saksgang_asio saksgang_toml Boost::json fmt::fmt SQLite::SQLite3
                         PkgConfig::libsodium PkgConfig::libgit2 date::date date::date-tz)
saksgang_precompiled(std)
saksgang_precompiled(asio LINK saksgang_asio)
saksgang_precompiled(app LINK ${SAKSGANG_APP_HEADERS})
