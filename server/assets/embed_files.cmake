# Writes a C++ file that holds the bytes of all files of the folder WEB (as "/assets/NAME") and of STYLES (as
# "/styles/NAME"), by the assembler's .incbin: no byte goes through the compiler.
file(GLOB web_files ${WEB}/*)
file(GLOB style_files ${STYLES}/*.json)
list(SORT web_files)
list(SORT style_files)

set(pieces "")
set(table "")
set(index 0)
foreach(file IN LISTS web_files style_files)
  get_filename_component(name ${file} NAME)
  get_filename_component(folder ${file} DIRECTORY)
  if(folder STREQUAL STYLES)
    set(path "/styles/${name}")
  else()
    set(path "/assets/${name}")
  endif()
  string(APPEND pieces "asm(\".section .rodata\\n.balign 16\\n.global tryggkarta_file_${index}\\ntryggkarta_file_${index}:\\n\"
    \".incbin \\\"${file}\\\"\\n.global tryggkarta_file_${index}_end\\ntryggkarta_file_${index}_end:\\n.byte 0\\n.previous\\n\");
extern \"C\" const char tryggkarta_file_${index}[];
extern \"C\" const char tryggkarta_file_${index}_end[];\n")
  string(APPEND table "      {\"${path}\", {tryggkarta_file_${index}, static_cast<std::size_t>(tryggkarta_file_${index}_end - tryggkarta_file_${index})}},\n")
  math(EXPR index "${index} + 1")
endforeach()

file(WRITE ${OUT} "// Made by embed_files.cmake.
#include \"server/assets/assets.hpp\"

${pieces}
namespace tryggkarta::assets {

std::vector<Asset> all() {
  return {
${table}  };
}

}  // namespace tryggkarta::assets
")
