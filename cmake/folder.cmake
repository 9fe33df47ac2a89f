# unknot_folder(<folder> [libraries...]): the library unknot_<folder> of all its plain sources.
function(unknot_folder folder)
  file(GLOB_RECURSE sources CONFIGURE_DEPENDS ${PROJECT_SOURCE_DIR}/${folder}/*.cpp)
  list(FILTER sources EXCLUDE REGEX "(_test|_bench|_fuzz|/main)\\.cpp$")
  if(sources)
    add_library(unknot_${folder} STATIC ${sources})
    target_link_libraries(unknot_${folder} PUBLIC unknot_flags)
    set(visibility PUBLIC)
  else()
    add_library(unknot_${folder} INTERFACE)  # a folder without code yet must not stop the others
    set(visibility INTERFACE)
  endif()
  foreach(needed ${ARGN})
    if(TARGET unknot_${needed})
      set(needed unknot_${needed})
    endif()
    target_link_libraries(unknot_${folder} ${visibility} ${needed})
  endforeach()
endfunction()

# Headers that most sources of a target include and that are slow to read are read once.
function(unknot_precompile target)
  target_precompile_headers(${target} PRIVATE ${ARGN})
  if(CMAKE_CXX_COMPILER_ID STREQUAL "Clang")  # so that ccache knows it again
    target_compile_options(${target} PRIVATE "SHELL:-Xclang -fno-pch-timestamp")
  endif()
endfunction()

# A definition for the sources of one folder only.
function(unknot_define folder definition)
  get_target_property(type unknot_${folder} TYPE)
  if(NOT type STREQUAL INTERFACE_LIBRARY)
    target_compile_definitions(unknot_${folder} PRIVATE ${definition})
  endif()
endfunction()

# All sources whose name ends in `_<kind>.cpp`, in the given folders.
function(unknot_sources_of_kind result kind)
  set(found)
  foreach(folder ${ARGN})
    file(GLOB_RECURSE some CONFIGURE_DEPENDS ${PROJECT_SOURCE_DIR}/${folder}/*_${kind}.cpp)
    list(APPEND found ${some})
  endforeach()
  set(${result} ${found} PARENT_SCOPE)
endfunction()
