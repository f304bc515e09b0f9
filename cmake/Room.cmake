# One static library a room.
#
#   saksgang_room(NAME <target> [ASIO] [FOLDERS <folders…>] [LINK <targets…>])
#
# takes every .cpp of the calling folder (not of its subfolders, but for the FOLDERS named), with the project's warnings, and
# the precompiled header of the standard library (ASIO: with Asio in it).
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

function(saksgang_room)
  cmake_parse_arguments(ROOM "ASIO" "NAME" "FOLDERS;LINK" ${ARGN})
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
  saksgang_precompile(${ROOM_NAME} "${ROOM_ASIO}")
endfunction()

# Two precompiled headers for the whole tree, each built once, by a target that holds nothing else.
function(saksgang_precompile target asio)
  if(asio)
    target_precompile_headers(${target} REUSE_FROM saksgang_pch_asio)
  else()
    target_precompile_headers(${target} REUSE_FROM saksgang_pch_std)
  endif()
endfunction()

foreach(kind std asio)
  file(WRITE "${CMAKE_BINARY_DIR}/pch_${kind}.cpp" "")
  add_library(saksgang_pch_${kind} STATIC "${CMAKE_BINARY_DIR}/pch_${kind}.cpp")
  target_link_libraries(saksgang_pch_${kind} PRIVATE saksgang_flags)
  target_precompile_headers(saksgang_pch_${kind} PRIVATE "${CMAKE_SOURCE_DIR}/cmake/pch_${kind}.hpp")
endforeach()
target_link_libraries(saksgang_pch_asio PRIVATE saksgang_asio)
