#pragma once
// Pictures: DOT drawn by Graphviz. The program `dot` is run as a child; without it there is an InputError that says how
// to get it. The picture appears under its name only when it is whole.

#include <cstddef>
#include <string>
#include <string_view>

namespace edgewise {

// "svg", "png", "pdf" from the ending of a path. Throws UsageError for others.
std::string picture_format(std::string_view path);

// Draws DOT text and gives the picture's bytes. The layout is the one that the text names. Throws InputError with what
// Graphviz said.
std::string draw(std::string_view dot, std::string_view format, double resolution = 0);

}  // namespace edgewise
