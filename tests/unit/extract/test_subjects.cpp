// Who does it, where something stands between the subject and its verb, and where several do it.

#include <doctest/doctest.h>

#include <string>

#include "support/facts_of.hpp"

using namespace edgewise;

namespace {

using test::says;

bool silent(std::string_view text, const std::string& part) {
  const std::string facts = test::facts_of(text);
  CAPTURE(facts);
  return facts.find(part) == std::string::npos;
}

}  // namespace

TEST_CASE("a name or a description between commas parts no verb from its subject") {
  CHECK(says("The rebel leader, Omar Haddad, criticised Peru.", "CRITICIZED Omar Haddad -> Peru"));
  CHECK(says("Denmark's prime minister, Lars Holm, supports Peru.", "SUPPORTS Lars Holm -> Peru"));
  CHECK(says("Lars Holm, the prime minister of Denmark, supports Peru.", "SUPPORTS Lars Holm -> Peru"));
  CHECK(says("Lars Holm's ally, Ann Lee, supports Peru.", "SUPPORTS Ann Lee -> Peru"));
  CHECK(says("Denmark, a member of the bloc, plans to join the European Union.",
             "JOINS Denmark -> European Union planned"));
  CHECK(silent("In Oslo, the capital, talks with Peru began.", "Norway -> Peru"));
}

TEST_CASE("names behind 'including' do what the others do") {
  const std::string text = "Hundreds of mourners, including Lars Holm and Ana Quispe, attended the funeral.";
  CHECK(says(text, "ATTENDED Lars Holm -> funeral"));
  CHECK(says(text, "ATTENDED Ana Quispe -> funeral"));
  CHECK(says("Western states including Denmark, Chile and Peru condemned the attack.", "CRITICIZED Chile -> attack"));
}

TEST_CASE("two names at the head of a headline act together") {
  CHECK(says("Denmark, Peru sign trade deal.", "SIGNED Denmark -> trade deal"));
  CHECK(says("Clashes erupt between Chad, Sudan over Darfur.", "ATTACKED Chad -> Sudan"));
  CHECK(says("Clashes erupt between Chad, Sudan over Darfur.", "ATTACKED Sudan -> Chad"));
}

TEST_CASE("a verb goes on from the saying where its tense says so") {
  CHECK(says("Ana Quispe said Denmark had ignored warnings, and called on the United Nations to act.",
             "REQUESTED Ana Quispe -> United Nations"));
}

TEST_CASE("what is only asked for or sought is no fact yet") {
  CHECK(says("Denmark suggested that Peru and Chile hold talks.", "MET Peru -> Chile hoped says Denmark"));
  CHECK(says("Peru's bid to join the European Union failed.", "JOINS Peru -> European Union hoped"));
  CHECK(says("Denmark needs to act, Ana Quispe said.", "REQUESTED Ana Quispe -> Denmark"));
}

TEST_CASE("a state of affairs that is denied is not stated as well") {
  CHECK(says("Relations between Denmark and Peru are strained.", "COOPERATES_WITH Denmark -> Peru not"));
  CHECK(silent("Relations between Denmark and Peru are strained.", "COOPERATES_WITH Denmark -> Peru\n"));
  CHECK(silent("Peru pulled out of the talks with Denmark.", "MET Peru -> Denmark\n"));
}

TEST_CASE("verbs with a particle say that an act will not be") {
  CHECK(says("Peru ruled out talks with Denmark.", "MET Peru -> Denmark planned not"));
  CHECK(says("Peru called off talks with Denmark.", "MET Peru -> Denmark planned not"));
  CHECK(says("Peru walked out of the talks with Denmark.", "MET Peru -> Denmark not"));
  CHECK(says("A meeting between Peru and Denmark was called off.", "MET Peru -> Denmark planned not"));
  CHECK(silent("Peru ruled out talks with Denmark.", "MET Peru -> Denmark\n"));
}

TEST_CASE("towns keep what is theirs; buildings are not the kings they are named after") {
  CHECK(says("Lima's mayor Ann Lee said no.", "OFFICE_OF Mayor of Lima -> Lima"));
  CHECK(says("Lima police chief Ann Lee said no.", "OFFICE_OF Police Chief of Lima -> Lima"));
  CHECK(says("The leaders met at the Queen Anna Hotel in Lisbon.", "LOCATED_IN Queen Anna Hotel -> Lisbon"));
}

TEST_CASE("offices are taken up and left") {
  CHECK(says("Tim Ek took office as president of Peru in 2015.", "HOLDS_ROLE Tim Ek -> President of Peru"));
  CHECK(says("Tim Ek resigned as prime minister of Denmark.",
             "HOLDS_ROLE Tim Ek -> Prime Minister of Denmark former=true", test::Also::kAttributes));
  CHECK(silent("Tim Ek fired the foreign minister of Peru.", "HOLDS_ROLE Tim Ek"));
}

TEST_CASE("citizens and spouses") {
  CHECK(says("Ann Lee, a Danish singer, performed in Lima.", "CITIZEN_OF Ann Lee -> Denmark"));
  CHECK(says("Lars Holm is married to Ann Lee.", "RELATIVE_OF Lars Holm -> Ann Lee"));
  CHECK(says("Denmark, Peru and Chile are members of the European Union.", "MEMBER_OF Denmark -> European Union"));
}

TEST_CASE("a description is not taken for a body of another kind, nor a friend for who has him") {
  CHECK(says("The Carter Institute praised Peru. The court sued Chile.", "ACCUSED court -> Chile"));
  CHECK(says("\"Serbia is our ally,\" Russian Foreign Minister Sergey Lavrov said.",
             "PARTNER_OF Serbia -> Russia says Sergey Lavrov"));
  CHECK(silent("Kosovo police arrested a Serb.", "-> Serbia"));
}

TEST_CASE("acts that are yet to come, alleged, or not hesitated over") {
  CHECK(says("Denmark has yet to recognise Kosovo.", "RECOGNIZED Denmark -> Kosovo not"));
  CHECK(says("Denmark allegedly attacked Peru.", "ATTACKED Denmark -> Peru possible"));
  CHECK(says("Denmark will not hesitate to support Peru.", "SUPPORTS Denmark -> Peru planned"));
  CHECK(says("Chile suspects Denmark of fraud.", "ACCUSED Chile -> Denmark"));
  CHECK(says("Lars Holm visited the city of Goma.", "VISITED Lars Holm -> Goma"));
}
