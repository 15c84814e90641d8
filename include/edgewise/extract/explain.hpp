#pragma once
// Every stage of reading one sentence, for people and for programs: tokens, mentions with what they were resolved to
// and how, clauses, views with every rule that their triggers call up (fires, loses to whom, does not match and where
// it stopped), facts. Slow on purpose; what it says is what Extractor::facts() does.

#include <cstdint>
#include <string>

#include "edgewise/extract/extractor.hpp"

namespace edgewise {

// Appends the explanation of one sentence of the document. `sentence` has to be below sentence_count().
void explain_as_text(Extractor& extractor, const Document& document, std::uint32_t sentence, std::string& out);
// The same as one JSON object on one line.
void explain_as_json(Extractor& extractor, const Document& document, std::uint32_t sentence, std::string& out);

// Reads the document and says how many sentences it has.
std::uint32_t sentence_count(Extractor& extractor, const Document& document);

}  // namespace edgewise
