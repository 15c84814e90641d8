// Acts that a noun names and a verb carries out, and actors without a name.

#include <doctest/doctest.h>

#include "support/facts_of.hpp"

using edgewise::test::facts_of;
using edgewise::test::says;

TEST_CASE("a verb carries out, lifts or cuts what a noun names") {
  CHECK(says("The court in Oslo ordered the release of two Chadian nationals.",
             "YIELDED_TO court -> two Chadian nationals"));
  CHECK(says("Norway lifted its sanctions against Chad.", "YIELDED_TO Norway -> Chad"));
  CHECK(facts_of("Norway lifted its sanctions against Chad.").find("SANCTIONED") == std::string::npos);
  CHECK(says("Norway suspended aid to Chad.", "SANCTIONED Norway -> Chad"));
  CHECK(says("Norway launched an investigation into Chad.", "ACCUSED Norway -> Chad"));
  CHECK(says("Norway will withdraw its troops from Chad.", "YIELDED_TO Norway -> Chad planned"));
}

TEST_CASE("bodies and people without a name act as groups") {
  CHECK(says("A Norwegian court rejected the agreement with Chad.", "REJECTED Norwegian court -> agreement with Chad"));
  CHECK(says("In Oslo, heavily armed gunmen attacked Norwegian soldiers.", "ATTACKED heavily armed gunmen -> Norway"));
}

TEST_CASE("a word that opens a sentence and that no list knows is a name where it acts") {
  CHECK(says("Jurvantes visited Oslo.", "VISITED Jurvantes -> Oslo"));
  CHECK(facts_of("Everything visited Oslo.").find("Everything") == std::string::npos);
}

TEST_CASE("a noun that says what a name is adds nobody") {
  CHECK(says("Norway praised the Red Star Front (RSF) militia.", "PRAISED Norway -> Red Star Front"));
}

TEST_CASE("the owner that context gives a title does not swallow the verb between them") {
  CHECK(says("The Norwegian Parliament rejected Prime Minister Ingrid Solberg's plan.",
             "REJECTED Parliament of Norway -> Ingrid Solberg"));
}

TEST_CASE("an act of the phrase itself is no reduced passive") {
  CHECK(says("Milan Radic last week threatened to attack Chad.", "THREATENED Milan Radic -> Chad"));
}

TEST_CASE("measures and attacks in a place are against its state") {
  CHECK(says("Chadian authorities declared a state of emergency in Oslo.", "COERCED Chadian authorities -> Norway"));
  CHECK(says("The Red Star Front shelled a village in Chad.", "ATTACKED Red Star Front -> Chad"));
  CHECK(says("Two inspectors have been expelled from Norway.", "SANCTIONED Norway -> Two inspectors"));
}

TEST_CASE("what must be done is asked for by who says so") {
  CHECK(says("Milan Radic said that Chad must release the prisoners.", "REQUESTED Milan Radic -> Chad"));
  CHECK(facts_of("If Chad must release the prisoners, Norway will talk.").find("REQUESTED") == std::string::npos);
}

TEST_CASE("a resolution criticizing somebody is its author's criticism") {
  CHECK(says("Norway passed a resolution criticizing Chad.", "CRITICIZED Norway -> Chad"));
}

TEST_CASE("nouns in a compound are no verbs") {
  CHECK(says("Norway has suspended food supplies and flights to Chad.", "SANCTIONED Norway -> Chad"));
  CHECK(says("Norway carried out several air strikes against Chad.", "ATTACKED Norway -> Chad"));
}

TEST_CASE("who acts is found over appositions, statements and what describes a phrase") {
  CHECK(says("Milan Radic, a former tycoon, praised Norway.", "PRAISED Milan Radic -> Norway"));
  CHECK(says("A militia fighting rebels in Norway has criticized Chad.", "CRITICIZED militia -> Chad"));
  CHECK(says("Norway received an invitation from Chad.", "INVITED Chad -> Norway"));
}

TEST_CASE("what is given decides what giving is") {
  CHECK(says("Norway gave Chad an ultimatum.", "THREATENED Norway -> Chad"));
  CHECK(facts_of("Norway gave Chad an ultimatum.").find("AIDS") == std::string::npos);
  CHECK(says("Norway granted Chad permission to land.", "YIELDED_TO Norway -> Chad"));
  CHECK(says("Norway donated 20 million euros to Chad.", "AIDS Norway -> Chad"));
}

TEST_CASE("what is called for is not done") {
  CHECK(facts_of("Norway called for sanctions against Chad.").find("SANCTIONED") == std::string::npos);
}

TEST_CASE("a call is made to do what follows, a call on somebody is a request") {
  CHECK(says("Ann Lee called Bo Ek to congratulate him.", "PHONED Ann Lee -> Bo Ek"));
  CHECK(says("Ann Lee called Bo Ek to congratulate him.", "PRAISED Ann Lee -> Bo Ek"));
  CHECK(says("Norway called on Chad to release the prisoners.", "REQUESTED Norway -> Chad"));
}

TEST_CASE("relations restored, medals given, refuge sought, withdrawals demanded") {
  CHECK(says("Norway has restored diplomatic relations with Chad.", "RECOGNIZED Norway -> Chad"));
  CHECK(says("Norway awarded a medal to Ann Lee.", "PRAISED Norway -> Ann Lee"));
  CHECK(says("Norway demanded an apology from Chad.", "REQUESTED Norway -> Chad"));
}
