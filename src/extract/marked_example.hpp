#pragma once
// "[Ann Lee|a] will meet [Bo Ek|b]. => planned" taken apart: the plain text, the marks in it, and what is expected.

#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "edgewise/base/span.hpp"
#include "edgewise/model/fact.hpp"
#include "edgewise/model/schema.hpp"

namespace edgewise {

struct ExampleMark {
  std::string capture;
  Span span;  // in the plain text
};

struct MarkedExample {
  std::string text;
  std::vector<ExampleMark> marks;
  bool outcome = false;               // whether "=>" stands there
  std::vector<RelationId> relations;  // those named after "=>"; empty: all of the rule's
  std::optional<Modality> modality;
  bool negated = false;
  std::vector<std::pair<std::string, std::string>> values;  // date, place, speaker, attributes
};

// False where it is not well-formed: `problem` then says what is wrong and what to write.
bool parse_marked_example(std::string_view written, const Schema& schema, MarkedExample& out, std::string& problem);

}  // namespace edgewise
