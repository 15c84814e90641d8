#pragma once
// All mentions, roles and date values of one document: what the mention stage hands to resolution. Reused from document
// to document by the thread that owns it. After the mention stage no mention is added.

#include <cstdint>
#include <string_view>
#include <vector>

#include "edgewise/base/arena.hpp"
#include "edgewise/mention/mention.hpp"

namespace edgewise {

struct DateValue {
  std::string_view
      value;  // ISO day, month, year or start/end; XXXX-MM-DD where no year is known; empty: a date without value
  bool range = false;
  bool since = false;     // "since 2014", "from ... on": open at its end
  bool deadline = false;  // "by May 20", "until Friday"
  bool repeated = false;  // "every Monday": no calendar value
};

struct DocumentMentions {
  std::vector<Mention> mentions;  // by first token; a longer mention before the ones nested in it
  std::vector<Role> roles;        // by office mention
  std::vector<DateValue> dates;
  std::vector<std::uint32_t> starts;  // starts[s] .. starts[s + 1]: mentions of sentence s
  std::string_view document_date;  // ISO, resolved from metadata, dateline and text; "XXXX-03-13" or empty where unsure
  double document_date_confidence = 0;
  Arena arena;

  void clear() {
    mentions.clear();
    roles.clear();
    dates.clear();
    starts.clear();
    document_date = {};
    document_date_confidence = 0;
    arena.clear();
  }
};

}  // namespace edgewise
