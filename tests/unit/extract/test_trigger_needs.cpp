// Most sentences are never read for their clauses, since no rule could make a fact of them. Here all are read, and
// every word that may trigger a rule gets its view; the facts have to be the same.

#include <doctest/doctest.h>

#include <string>

#include "edgewise/extract/extractor.hpp"
#include "edgewise/text/document_source.hpp"

using namespace edgewise;

namespace {

const Pack& pack() {
  static const Pack made(EDGEWISE_SOURCE_DIR "/rules");
  return made;
}

std::string facts_by(Extractor& extractor, const Document& document) {
  std::string out;
  for (const Fact& fact : extractor.facts(document)) write_fact(fact, out);
  return out;
}

}  // namespace

TEST_CASE("sentences that are left out give no fact") {
  DocumentSource source({EDGEWISE_SOURCE_DIR "/examples"});
  Batch batch;
  Extractor quick(pack());
  Extractor thorough(pack(), {.reference_date = {}, .thorough = true});
  std::size_t documents = 0, left_out = 0;
  while (source.next(batch)) {
    parse_batch(batch);
    for (const Document& document : batch.documents) {
      CAPTURE(document.id);
      CHECK(facts_by(quick, document) == facts_by(thorough, document));
      for (std::uint32_t s = 0; s < quick.reading().text.sentences.size(); ++s) left_out += !quick.worth_reading(s);
      ++documents;
    }
  }
  CHECK(documents > 20);
  CHECK(left_out > documents);
}

TEST_CASE("what a sentence has to hold") {
  Extractor extractor(pack());
  const auto worth = [&](std::string_view text) {
    Document document;
    document.id = "a";
    document.text = text;
    extractor.read(document);
    return extractor.worth_reading(0);
  };
  CHECK(worth("Ann Lee met Bo Ek in Oslo."));
  CHECK_FALSE(worth("The weather turned cold in the north."));  // nobody
  CHECK_FALSE(worth("Ann Lee slept."));                         // no trigger
}
