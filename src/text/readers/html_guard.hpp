#pragma once
// Keeps pages away from the HTML parser that would cost it quadratic time or a deep stack. Private to the HTML reader.

#include <string_view>

namespace edgewise {

// What is wrong with the page; empty where it can be parsed. One pass over the bytes.
std::string_view html_danger(std::string_view page);

}  // namespace edgewise
