#include <doctest/doctest.h>

#include "edgewise/base/error.hpp"
#include "edgewise/model/fact.hpp"
#include "edgewise/store/content_hash.hpp"

using namespace edgewise;

TEST_CASE("a document line keeps what it was given and leaves out what is empty") {
  std::string line;
  write_document_line({"news \"1\"", "A title", "2021-03-13", "", "Wire", "00ff"}, line);
  CHECK(line == R"({"document":"news \"1\"","date":"2021-03-13","title":"A title","source":"Wire","hash":"00ff"})"
                "\n");
  CHECK(ParsedDocumentLine::looks_like_one(line));
  const ParsedDocumentLine read(line);
  CHECK(read.document().id == "news \"1\"");
  CHECK(read.document().title == "A title");
  CHECK(read.document().date == "2021-03-13");
  CHECK(read.document().url.empty());
  CHECK(read.document().source == "Wire");
  CHECK(read.document().hash == "00ff");
}

TEST_CASE("a document line may hold more, but not less") {
  CHECK(ParsedDocumentLine(R"({"document":"a","more":[1,{"document":"b"}],"null":null})").document().id == "a");
  CHECK_THROWS_AS(ParsedDocumentLine(R"({"document":""})"), InputError);
  CHECK_THROWS_AS(ParsedDocumentLine(R"({"document":7})"), InputError);
  CHECK_THROWS_AS(ParsedDocumentLine(R"({"document":"a","date":2021})"), InputError);
  CHECK_THROWS_AS(ParsedDocumentLine(R"({"document":"a")"), InputError);
}

TEST_CASE("a sentence's words go along with a fact where they are given") {
  Fact fact;
  fact.doc = "d";
  fact.sentence = {0, 9};
  fact.sentence_text = "A met B.\t";
  fact.trigger = {2, 5};
  fact.type = "MET";
  fact.subject = {"person:a", "Person", "A", "A", {0, 1}};
  fact.object = {"person:b", "Person", "B", "B", {6, 7}};
  fact.rule = "r";
  std::string line;
  write_fact(fact, line, FactParts::kWithTrigger);
  CHECK(line.find(R"("sentence":{"index":0,"start":0,"end":9,"text":"A met B.\t"},"type")") != std::string::npos);
  CHECK(ParsedFact(line).fact().sentence_text == "A met B.\t");
  CHECK(ParsedFact(line).fact().trigger == Span{2, 5});
  // Without the words, too, and not where the format alone is wanted.
  fact.sentence_text = {};
  line.clear();
  write_fact(fact, line, FactParts::kWithTrigger);
  CHECK(line.find(R"(,"trigger":{"start":2,"end":5},"rule")") != std::string::npos);
  CHECK(ParsedFact(line).fact().trigger == Span{2, 5});
  line.clear();
  write_fact(fact, line);
  CHECK(line.find("trigger") == std::string::npos);
}

TEST_CASE("a hash is written as hexadecimal digits and read back") {
  const ContentHash hash = hash_bytes("some text");
  CHECK(to_hex(hash).size() == 32);
  CHECK(hash_from_hex(to_hex(hash)) == hash);
  CHECK(hash_from_hex("").empty());
  CHECK(hash_from_hex("zz").empty());
  CHECK(hash_from_hex(std::string(32, 'x')).empty());
}
