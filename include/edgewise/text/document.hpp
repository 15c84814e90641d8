#pragma once
// One article as the readers hand it on: its text and what came with it. Offsets anywhere in the program are bytes in
// `text`.

#include <cstdint>
#include <string>
#include <string_view>

#include "edgewise/base/utf8.hpp"  // kReplacedByte

namespace edgewise {

struct Document {
  std::string_view id;
  std::string_view text;   // valid UTF-8 but for bytes replaced in place (see kReplacedByte): same length as the input
  std::string_view title;  // metadata, not part of `text`; empty where none
  std::string_view date;   // ISO day from metadata; empty where none
  std::string_view url;
  std::string_view source;
  std::string_view language;
};

}  // namespace edgewise
