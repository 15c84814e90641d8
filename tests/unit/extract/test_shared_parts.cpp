// What a clause leaves out because another one says it; denials that stand before the verb.

#include <doctest/doctest.h>

#include "support/facts_of.hpp"

using namespace edgewise;
using test::says;

TEST_CASE("a clause in front has the subject of the one behind") {
  CHECK(says("Accused by Norway of a breach, Chad denied it.", "ACCUSED Norway -> Chad"));
  CHECK(says("After meeting Bo Ek, Ann Lee flew to Oslo.", "MET Ann Lee -> Bo Ek"));
  CHECK(says("Norway, having criticized Chad, left the talks.", "CRITICIZED Norway -> Chad"));
  CHECK(
      says("Addressing Norway's relationship with Chad, Ann Lee said it was fine.", "COOPERATES_WITH Norway -> Chad"));
}

TEST_CASE("two verbs share an object") {
  CHECK(says("Norway praised and thanked Chad.", "PRAISED Norway -> Chad"));
  CHECK(says("Norway not only criticized but also sanctioned Chad.", "CRITICIZED Norway -> Chad"));
  CHECK_FALSE(says("Norway waited and thanked Chad.", "MET Norway -> Chad"));
}

TEST_CASE("a denial may stand before the verb") {
  CHECK(says("Norway no longer supports Chad.", "SUPPORTS Norway -> Chad not"));
  CHECK(says("Norway never supported Chad.", "SUPPORTS Norway -> Chad not"));
  CHECK(says("Neither Norway nor Peru supports Chad.", "SUPPORTS Norway -> Chad not"));
  CHECK(says("Neither Norway nor Peru supports Chad.", "SUPPORTS Peru -> Chad not"));
  CHECK(says("The attack by Norway on Chad killed twelve.", "ATTACKED Norway -> Chad"));
}

TEST_CASE("allies by apposition") {
  CHECK(says("Norway, a close ally of Chad, agreed.", "PARTNER_OF Norway -> Chad"));
  CHECK(says("Chad's ally Norway agreed.", "PARTNER_OF Chad -> Norway"));
  CHECK(says("Norway, Chad's main ally, agreed.", "PARTNER_OF Norway -> Chad"));
  CHECK_FALSE(says("Norway, a neighbour of Chad, agreed.", "PARTNER_OF Norway -> Chad"));
}
