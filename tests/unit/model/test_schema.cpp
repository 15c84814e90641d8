#include <doctest/doctest.h>

#include "edgewise/base/error.hpp"
#include "edgewise/base/files.hpp"
#include "edgewise/model/schema.hpp"
#include "support/temporary_folder.hpp"

using namespace edgewise;

namespace {

const std::string kPack = EDGEWISE_SOURCE_DIR "/rules/schema.json";

// The error that loading the pack's schema gives once `from` is replaced by `to`; without the file's name.
std::string error_of(const std::string& from, const std::string& to) {
  std::string text = read_file(kPack);
  const std::size_t at = text.find(from);
  REQUIRE(at != std::string::npos);
  text.replace(at, from.size(), to);
  const test::TemporaryFolder folder;
  const std::string path = folder.file("schema.json", text);
  std::string message;
  try {
    Schema::load(path);
  } catch (const RuleError& error) {
    message = error.what();
    CHECK(message.starts_with(path + ":"));
    message.erase(0, path.size() + 1);
  }
  return message;
}

TypeMask bit(TypeId id) {
  return TypeMask{1} << id;
}

}  // namespace

TEST_CASE("the pack's schema holds the whole ontology") {
  const Schema schema = Schema::load(kPack);
  CHECK(schema.entity_types().size() == 13);
  CHECK(schema.relations().size() == 46);
  CHECK(schema.type_named("Person") == type::kPerson);
  CHECK(schema.type_named("Topic") == type::kTopic);
  CHECK(schema.type_named("Nothing") == type::kNone);
  CHECK(schema.entity_type(type::kOrganization).id_prefix == "org");
  CHECK(schema.entity_type(type::kDocument).id_prefix == "doc");

  const RelationType& met = schema.relation(schema.relation_named("MET"));
  CHECK(met.symmetric);
  CHECK(met.from == schema.mask("Actor"));
  CHECK(met.plover == "CONSULT");
  CHECK(met.cameo == "040 046");
  const RelationType& role = schema.relation(schema.relation_named("HOLDS_ROLE"));
  CHECK(role.from == bit(type::kPerson));
  CHECK(role.to == bit(type::kOffice));
  CHECK(role.wikidata == "P39");
  CHECK(schema.relation_named("MARRIED") == kNoRelation);
}

TEST_CASE("masks") {
  const Schema schema = Schema::load(kPack);
  CHECK(schema.mask("Actor") ==
        (bit(type::kPerson) | bit(type::kCountry) | bit(type::kOrganization) | bit(type::kGroup)));
  CHECK(schema.mask("Place") == (bit(type::kCity) | bit(type::kRegion) | bit(type::kCountry) | bit(type::kFacility)));
  CHECK((schema.mask("Any") & bit(type::kTopic)) != 0);
  CHECK((schema.mask("Any") & bit(type::kDate)) == 0);
  CHECK(schema.mask("Nothing") == 0);
}

TEST_CASE("what is wrong in a schema is said with its place") {
  CHECK(error_of("\"symmetric\"", "\"symetric\"").find("unknown key \"symetric\"; did you mean \"symmetric\"?") !=
        std::string::npos);
  CHECK(error_of("\"to\": [\"Office\"]", "\"to\": [\"Ofice\"]")
            .find("unknown entity type \"Ofice\"; did you mean \"Office\"?") != std::string::npos);
  CHECK(error_of("\"PHONED\"", "\"MET\"").find("the relation MET is defined twice") != std::string::npos);
  CHECK(error_of("\"PHONED\"", "\"Phoned\"").find("cannot name a relation") != std::string::npos);
  CHECK(error_of("\"id\": \"city\"", "\"id\": \"country\"").find("the id \"country\" is taken by Country") !=
        std::string::npos);
  CHECK(error_of("\"name\": \"Topic\"", "\"name\": \"Theme\"").find("the built-in entity type Topic is missing") !=
        std::string::npos);
  CHECK(error_of("\"to\": [\"Office\"]", "\"to\": []").find("needs at least one entity type") != std::string::npos);
  CHECK(error_of("\"to\": [\"Person\"], \"symmetric\"", "\"to\": [\"City\"], \"symmetric\"").find("is symmetric") !=
        std::string::npos);
}

TEST_CASE("a user's type gets the next id") {
  std::string text = read_file(kPack);
  text.replace(text.find("{\"name\": \"Person\""), 0,
               "{\"name\": \"Ship\", \"id\": \"ship\", \"says\": \"a vessel\"},\n");
  const test::TemporaryFolder folder;
  const Schema schema = Schema::load(folder.file("schema.json", text));
  CHECK(schema.type_named("Ship") == type::kFirstUserType);
  CHECK(schema.type_named("Person") == type::kPerson);
  CHECK((schema.mask("Any") & bit(type::kFirstUserType)) != 0);
}
