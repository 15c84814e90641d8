#pragma once
// JSON Lines: one document a line. This is the hot path, so a line is read in place by a scan for strings of our own,
// and only what is unusual (nested values, escapes in keys, anything malformed) goes to the JSON parser.

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "edgewise/text/document.hpp"

namespace edgewise {

class JsonLineReader {
 public:
  // Reads the line [line, line + size), without its newline, into `document`, whose views point into the line. The line
  // is overwritten; line[size] has to be writable. False where it is no document: then problem() says why.
  bool read(char* line, std::size_t size, Document& document);

  const std::string& problem() const { return problem_; }
  // Of the last document: bytes that were not UTF-8 and are replaced, and a date that was not understood.
  std::size_t replaced() const { return replaced_; }
  std::string_view odd_date() const { return odd_date_; }

 private:
  // A value as it stands in the line, still escaped.
  struct Raw {
    char* begin = nullptr;
    char* end = nullptr;
    bool text = false;                          // a string; else the digits of a number, true, false, null
    std::size_t first_escape = 0, escapes = 0;  // in escapes_
  };
  static constexpr std::size_t kKeys = 7;

  bool scan(char* line, char* end);
  bool scan_string(char*& at, char* end, Raw& raw);
  bool parse(char* line, std::size_t size);
  std::string_view decode(const Raw& raw);
  bool fill(Document& document);

  std::string_view values_[kKeys];
  Raw raw_[kKeys];
  std::vector<char*> escapes_;
  std::string problem_;
  std::string_view odd_date_;
  std::size_t replaced_ = 0;
};

// The day of an ISO date or time stamp ("2021-03-13T10:00:00Z": the first ten bytes); empty where it is none.
std::string_view iso_day(std::string_view text);

}  // namespace edgewise
