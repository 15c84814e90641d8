#include <doctest/doctest.h>

#include "edgewise/base/error.hpp"
#include "edgewise/model/fact.hpp"

using namespace edgewise;

namespace {

Fact plain_fact() {
  Fact fact;
  fact.doc = "d1";
  fact.sentence_index = 1;
  fact.sentence = {28, 230};
  fact.type = "MET";
  fact.subject = {"person:ann_lee", "Person", "Ann Lee", "Lee", {30, 33}};
  fact.object = {"person:bo_ek", "Person", "Bo Ek", "Bo Ek", {40, 45}};
  fact.rule = "met.with";
  fact.confidence = 0.9;
  return fact;
}

const char kPlain[] =
    R"({"doc":"d1","sentence":{"index":1,"start":28,"end":230},"type":"MET",)"
    R"("subject":{"id":"person:ann_lee","type":"Person","name":"Ann Lee","text":"Lee","start":30,"end":33},)"
    R"("object":{"id":"person:bo_ek","type":"Person","name":"Bo Ek","text":"Bo Ek","start":40,"end":45},)"
    R"("rule":"met.with","confidence":0.90})"
    "\n";

std::string error_of(std::string line) {
  try {
    ParsedFact parsed(line);
  } catch (const InputError& error) {
    return error.what();
  }
  return "";
}

std::string without(std::string_view part, std::string_view instead = "") {
  std::string line = kPlain;
  const std::size_t at = line.find(part);
  REQUIRE(at != std::string::npos);
  return line.replace(at, part.size(), instead);
}

}  // namespace

TEST_CASE("a fact's line: fixed order, defaults left out") {
  std::string out;
  write_fact(plain_fact(), out);
  CHECK(out == kPlain);
}

TEST_CASE("a fact's line with everything") {
  Fact fact = plain_fact();
  fact.modality = Modality::kPlanned;
  fact.negated = true;
  fact.speaker = {"person:x", "Person", "X \"Y\"", "he", {1, 3}};
  fact.date = "2021-03";
  fact.place = {"city:belgrade", "City", "Belgrade", "", {}};
  fact.attrs = {{"for",
                 "a\x1a"
                 "b"},
                {"kind", "x\ny"}};
  fact.confidence = 0.934;
  std::string out;
  write_fact(fact, out);
  CHECK(out.find(R"("modality":"planned","negated":true,"speaker":{"id":"person:x","type":"Person","name":"X \"Y\"",)"
                 R"("text":"he","start":1,"end":3},"date":"2021-03",)"
                 R"("place":{"id":"city:belgrade","type":"City","name":"Belgrade"},)"
                 "\"attrs\":{\"for\":\"a\xEF\xBF\xBD"
                 R"(b","kind":"x\ny"},"rule":"met.with","confidence":0.93})") != std::string::npos);

  // Read back and written again it is the same.
  const ParsedFact parsed(out);
  std::string again;
  write_fact(parsed.fact(), again);
  CHECK(again == out);
}

TEST_CASE("views of a parsed fact survive a move") {
  ParsedFact first(kPlain);
  const ParsedFact second(std::move(first));
  CHECK(second.fact().subject.name == "Ann Lee");
  CHECK(second.fact().doc == "d1");
}

TEST_CASE("null, unknown keys and any order are read") {
  const ParsedFact parsed(
      R"({"confidence":1,"extra":{"a":[1,{"b":2}]},"rule":"r","speaker":null,"date":null,"attrs":{"n":5,"deep":{"x":1}},)"
      R"("object":{"id":"b","type":"T","name":"B","more":[1]},"subject":{"id":"a","type":"T","name":"A"},)"
      R"("type":"MET","sentence":{"index":0,"start":0,"end":9},"doc":"d","place":null})");
  CHECK_FALSE(parsed.fact().speaker.present());
  CHECK_FALSE(parsed.fact().place.present());
  CHECK(parsed.fact().object.id == "b");
  REQUIRE(parsed.fact().attrs.size() == 1);
  CHECK(parsed.fact().attrs[0].second == "5");
}

TEST_CASE("what is wrong in a fact is named") {
  CHECK(error_of("{") != "");
  CHECK(error_of("[1]") == "a fact is a JSON object");
  CHECK(error_of("3") == "a fact is a JSON object");
  CHECK(error_of(without("\"doc\":\"d1\",")) == "the fact has no \"doc\"");
  CHECK(error_of(without("\"id\":\"person:bo_ek\",")) == "the fact has no \"object\" with its \"id\"");
  CHECK(error_of(without("\"rule\":\"met.with\",")) == "the fact has no \"rule\"");
  CHECK(error_of(without(",\"confidence\":0.90")) == "the fact has no \"confidence\"");
  CHECK(error_of(without("0.90", "1.5")) == "\"confidence\" has to be a number from 0 to 1");
  CHECK(error_of(without("\"start\":28", "\"start\":-1")) ==
        "\"start\" in \"sentence\" has to be a whole number from 0 to 4294967295");
  CHECK(error_of(without("\"rule\"", "\"modality\":\"maybe\",\"rule\"")) ==
        "\"modality\" has to be actual, planned, hoped or possible");
  CHECK(error_of(without("\"rule\"", "\"speaker\":\"me\",\"rule\"")) == "\"speaker\" has to be an object");
  CHECK(error_of(without("\"MET\"", "[1]")) == "\"type\" has to be a string");
  CHECK(error_of(without("\"rule\"", "\"negated\":\"no\",\"rule\"")) == "\"negated\" has to be true or false");
}
