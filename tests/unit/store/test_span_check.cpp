#include "edgewise/store/span_check.hpp"

#include <doctest/doctest.h>

#include "edgewise/store/store.hpp"
#include "support/fact_list.hpp"

using namespace edgewise;
using edgewise::test::FactList;
using edgewise::test::TemporaryFolder;

TEST_CASE("spans are compared with the text that they point into") {
  const TemporaryFolder folder;
  Store store = Store::open_or_create(folder / "g.db");
  const std::string text = "Ann Lee met Bo Ek.";
  FactList list;
  list.add("d1 | person:ann_lee MET person:bo_ek");
  Fact fact = list.documents().at("d1").facts[0];
  fact.sentence = {0, 18};
  fact.subject.span = {0, 7};
  fact.object.span = {12, 17};
  DocumentRecord record = list.record("d1");
  record.text = text;
  store.put_document(record, {}, {&fact, 1});
  FactTable table;
  store.read_facts(table);
  const SpanCheck check(table);

  std::vector<std::string> problems;
  CHECK(check.check("d1", text, problems));
  CHECK(problems.empty());
  CHECK_FALSE(check.check("d2", text, problems));
  CHECK(check.check("d1", "Ann Lee met Bo Ok.", problems));
  CHECK(problems ==
        std::vector<std::string>{
            "d1: sentence 0: MET: the sentence at 0-18 is `Ann Lee met Bo Ok.` in the text, `Ann Lee met Bo "
            "Ek.` in the store",
            "d1: sentence 0: MET: the object at 12-17 is `Bo Ok` in the text, `Bo Ek` in the store"});
  problems.clear();
  CHECK(check.check("d1", "Ann Lee met", problems));
  REQUIRE(problems.size() == 2);
  CHECK(problems[1] ==
        "d1: sentence 0: MET: the object `Bo Ek` is said to stand at 12-17, outside the text of 11 bytes");
}
