#include "edgewise/store/store.hpp"

#include <doctest/doctest.h>
#include <signal.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include <fstream>

#include "edgewise/base/error.hpp"
#include "edgewise/graph/load.hpp"
#include "edgewise/store/fact_table.hpp"
#include "store/database.hpp"
#include "support/fact_list.hpp"

using namespace edgewise;
using edgewise::test::FactList;
using edgewise::test::TemporaryFolder;

namespace {

std::string message_of(auto&& action) {
  try {
    action();
  } catch (const Error& error) {
    return error.what();
  }
  return "no error";
}

FactList two_documents() {
  FactList facts;
  facts.add("d1 2021-03-13 | person:ann_lee MET person:bo_ek | #1");
  facts.add("d1 2021-03-13 | person:ann_lee VISITED city:ufa | planned #2");
  facts.add("d2 2021-03-14 | person:ann_lee MET person:bo_ek | place=city:ufa attrs.kind=talks");
  return facts;
}

std::string dump_of(const FactList& facts) {
  return dump(facts.graph());
}

}  // namespace

TEST_CASE("store: documents and facts come back") {
  const TemporaryFolder folder;
  Store store = Store::open_or_create(folder / "g.db");
  two_documents().put_into(store);
  CHECK(store.counts().documents == 2);
  CHECK(store.counts().facts == 3);
  CHECK(store.counts().sentences == 3);
  FactTable table;
  store.read_facts(table);
  REQUIRE(table.documents.size() == 2);
  CHECK(table.documents[0].id == "d1");
  CHECK(table.documents[1].date == "2021-03-14");
  CHECK(table.sentences[0].text == "Sentence 1 of d1.");
  CHECK(table.facts.size() == 3);
  CHECK(store.check().empty());
}

TEST_CASE("store: an unchanged document is known before it is extracted, a changed one replaces its facts") {
  const TemporaryFolder folder;
  const FactList facts = two_documents();
  const ContentHash hash = document_hash(facts.record("d1"), 7);
  {
    Store store = Store::open_or_create(folder / "g.db");
    CHECK_FALSE(store.unchanged("d1", hash));
    CHECK(store.put_document(facts.record("d1"), hash, facts.documents().at("d1").facts) == PutResult::kAdded);
    CHECK(store.put_document(facts.record("d1"), hash, {}) == PutResult::kUnchanged);
  }
  Store store = Store::open(folder / "g.db");
  CHECK(store.unchanged("d1", hash));
  CHECK_FALSE(store.unchanged("d1", document_hash(facts.record("d1"), 8)));  // other rules
  CHECK_FALSE(store.unchanged("d2", hash));
  FactList changed;
  changed.add("d1 | person:cy_ro MET person:bo_ek");
  const ContentHash other = document_hash(changed.record("d1"), 7);
  CHECK(store.put_document(changed.record("d1"), other, changed.documents().at("d1").facts) == PutResult::kReplaced);
  CHECK(store.unchanged("d1", hash));  // as the store was opened
  CHECK(store.counts().facts == 1);
  CHECK(store.counts().sentences == 1);
}

TEST_CASE("store: of two contents under one id in one session the same one stays whatever the order") {
  FactList a, b;
  a.add("d1 2020-01-01 | person:ann_lee MET person:bo_ek");
  b.add("d1 2020-01-02 | person:cy_ro MET person:bo_ek");
  std::string dumps[2];
  for (int order = 0; order < 2; ++order) {
    const TemporaryFolder folder;
    Store store = Store::open_or_create(folder / "g.db");
    for (const FactList* list : {order == 0 ? &a : &b, order == 0 ? &b : &a}) list->put_into(store);
    dumps[order] = dump(load_graph(store));
  }
  CHECK(dumps[0] == dumps[1]);
}

TEST_CASE("store: a document taken out leaves nothing") {
  const TemporaryFolder folder;
  FactList one, both = two_documents();
  one.add("d1 2021-03-13 | person:ann_lee MET person:bo_ek | #1");
  one.add("d1 2021-03-13 | person:ann_lee VISITED city:ufa | planned #2");
  Store store = Store::open_or_create(folder / "g.db");
  store.set_symmetric_relations(test::kSymmetric);
  both.put_into(store);
  update_graph(store, "");
  CHECK_FALSE(store.remove("d3"));
  CHECK(store.remove("d2"));
  update_graph(store, "");
  CHECK(dump(load_graph(store)) == dump_of(one));
  CHECK(store.check().empty());
  // No string of it is left in the tables either.
  store::Database db(folder / "g.db", store::OpenMode::kRead);
  CHECK(db.number("SELECT count(*) FROM string WHERE s LIKE '%talks%'") == 0);
  CHECK(store.remove("d1"));
  update_graph(store, "");
  CHECK(store.counts().entities == 0);
  CHECK(db.number("SELECT count(*) FROM string") == 1);
}

TEST_CASE("store: a store of version 1 is read as it is, and brought up to date when it is written to") {
  const TemporaryFolder folder;
  const FactList facts = two_documents();
  {
    Store store = Store::open_or_create(folder / "g.db");
    facts.put_into(store);
  }
  {
    store::Database db(folder / "g.db", store::OpenMode::kWrite);
    db.run("ALTER TABLE fact DROP COLUMN trigger_begin; ALTER TABLE fact DROP COLUMN trigger_end");
    db.run("PRAGMA user_version = 1");
  }
  CHECK(dump(load_graph(folder / "g.db")) == dump_of(facts));
  std::vector<Fact> told = facts.documents().at("d1").facts;
  for (Fact& fact : told) fact.trigger = {fact.sentence.begin + 1, fact.sentence.begin + 3};
  {
    Store store = Store::open(folder / "g.db");
    store.put_document(facts.record("d1"), {1, 2}, told);
    CHECK(store.check().empty());
  }
  store::Database db(folder / "g.db", store::OpenMode::kRead);
  CHECK(db.number("PRAGMA user_version") == Store::kVersion);
  CHECK(db.number("SELECT count(*) FROM fact WHERE trigger_end = trigger_begin + 2") == 2);
  CHECK(db.number("SELECT count(*) FROM fact WHERE trigger_end = 0") == 1);
}

TEST_CASE("store: a trigger is no part of what a fact says: the later of two stays, in any order") {
  const FactList facts = two_documents();
  const std::vector<Fact>& plain = facts.documents().at("d1").facts;
  std::vector<Fact> told = plain;
  for (Fact& fact : told) fact.trigger = {fact.sentence.begin + 1, fact.sentence.begin + 3};
  std::string dumps[3];
  for (int way = 0; way < 3; ++way) {
    const TemporaryFolder folder;
    Store store = Store::open_or_create(folder / "g.db");
    std::vector<Fact> both = told;
    both.insert(way == 2 ? both.end() : both.begin(), plain.begin(), plain.end());
    if (way == 0) store.put_document(facts.record("d1"), {1, 1}, both);
    if (way != 0) {
      store.add_facts(facts.record("d1"), way == 1 ? plain : told);
      store.add_facts(facts.record("d1"), way == 1 ? told : plain);
    }
    dumps[way] = dump(load_graph(store));
    CHECK(store.counts().facts == plain.size());
  }
  CHECK(dumps[0].find(" trigger=") != std::string::npos);
  CHECK(dumps[1] == dumps[0]);
  CHECK(dumps[2] == dumps[0]);
}

TEST_CASE("store: facts in pieces, repeated, in any order give the same document") {
  const FactList facts = two_documents();
  const auto& all = facts.documents().at("d1").facts;
  std::string dumps[2];
  for (int order = 0; order < 2; ++order) {
    const TemporaryFolder folder;
    Store store = Store::open_or_create(folder / "g.db");
    DocumentRecord plain = facts.record("d1");
    plain.text = {};
    store.begin_batch();
    store.add_facts(order == 0 ? plain : facts.record("d1"), {&all[order == 0 ? 0 : 1], 1});
    store.add_facts(order == 0 ? facts.record("d1") : plain, {&all[order == 0 ? 1 : 0], 1});
    store.add_facts(facts.record("d1"), all);
    store.commit();
    CHECK(store.counts().facts == 2);
    dumps[order] = dump(load_graph(store));
  }
  CHECK(dumps[0] == dumps[1]);
}

TEST_CASE("store: a batch that is rolled back leaves nothing") {
  const TemporaryFolder folder;
  Store store = Store::open_or_create(folder / "g.db");
  store.begin_batch();
  const FactList facts = two_documents();
  store.put_document(facts.record("d1"), {1, 1}, facts.documents().at("d1").facts);
  store.rollback();
  CHECK(store.counts().documents == 0);
  facts.put_into(store);  // strings of the lost batch are not taken for known
  CHECK(store.check().empty());
  CHECK(store.counts().facts == 3);
}

TEST_CASE("store: attributes survive any text") {
  const std::vector<std::pair<std::string_view, std::string_view>> attrs = {
      {"a=b", "x\ny\\z=1"}, {"for", ""}, {"kind", "talks; \"q\""}};
  Arena arena;
  CHECK(decode_attrs(encode_attrs(attrs), arena) == attrs);
  CHECK(decode_attrs("", arena).empty());
}

TEST_CASE("store: hashes depend on every byte and on where pieces end") {
  CHECK(hash_bytes("abc") == hash_bytes("abc"));
  CHECK_FALSE(hash_bytes("abc") == hash_bytes("abd"));
  CHECK_FALSE(hash_bytes("") == hash_bytes(std::string_view("\0", 1)));
  CHECK_FALSE(hash_bytes("c", hash_bytes("ab")) == hash_bytes("bc", hash_bytes("a")));
  std::string text(100, 'x');
  const ContentHash before = hash_bytes(text);
  for (std::size_t i = 0; i < text.size(); ++i) {
    text[i] = 'y';
    CHECK_FALSE(hash_bytes(text) == before);
    text[i] = 'x';
  }
}

TEST_CASE("store: files that are no store are refused with advice") {
  const TemporaryFolder folder;
  CHECK(message_of([&] { Store::open(folder / "none.db"); }).find("no such file") != std::string::npos);
  CHECK(message_of([&] { Store::open_or_create(folder / "no/such/g.db"); }).find("cannot be opened") !=
        std::string::npos);
  CHECK(message_of([&] { Store::open_or_create(folder.path()); }).find("is a folder") != std::string::npos);
  std::ofstream(folder / "text.db") << std::string(5000, 'x');
  CHECK(message_of([&] { Store::open_or_create(folder / "text.db"); }).find("no graph store") != std::string::npos);
  CHECK(message_of([&] { Store::open_read(folder / "text.db"); }).find("no graph store") != std::string::npos);
  std::ofstream(folder / "empty.db").close();
  CHECK(message_of([&] { Store::open_read(folder / "empty.db"); }).find("is empty") != std::string::npos);
  CHECK(message_of([&] { Store::open_or_create(folder / "empty.db"); }) == "no error");
  {
    store::Database other(folder / "other.db", store::OpenMode::kCreate);
    other.run("CREATE TABLE t(x)");
  }
  CHECK(message_of([&] { Store::open_or_create(folder / "other.db"); }).find("no graph store") != std::string::npos);
  { Store::open_or_create(folder / "new.db"); }
  { store::Database(folder / "new.db", store::OpenMode::kWrite).run("PRAGMA user_version = 99"); }
  CHECK(message_of([&] { Store::open_or_create(folder / "new.db"); }).find("newer edgewise (store version 99") !=
        std::string::npos);
  CHECK(message_of([&] { load_graph(folder / "new.db"); }).find("newer edgewise") != std::string::npos);
}

TEST_CASE("store: one file when nobody has it open") {
  const TemporaryFolder folder;
  {
    Store store = Store::open_or_create(folder / "g.db");
    two_documents().put_into(store);
  }
  CHECK(folder.entries() == 1);
  CHECK(load_graph(folder / "g.db").edges().size() == 2);
  CHECK(folder.entries() == 1);  // reading leaves nothing beside it either
}

TEST_CASE("store: a killed build keeps what was committed and nothing half") {
  const TemporaryFolder folder;
  const std::string path = folder / "g.db";
  for (int round = 0; round < 3; ++round) {
    int ready[2];
    REQUIRE(::pipe(ready) == 0);
    const pid_t child = ::fork();
    REQUIRE(child >= 0);
    if (child == 0) {  // writes batches of 10 documents without end, says so after the third
      Store store = Store::open_or_create(path);
      for (int batch = 0;; ++batch) {
        store.begin_batch();
        for (int i = 0; i < 10; ++i) {
          FactList facts;
          const std::string id = "r" + std::to_string(round) + "-" + std::to_string(batch * 10 + i);
          for (int n = 0; n < 5; ++n)
            facts.add(id + " | person:ann_lee MET person:bo_" + std::to_string(n) + " | #" + std::to_string(n));
          store.put_document(facts.record(id), {1, static_cast<std::uint64_t>(batch)}, facts.documents().at(id).facts);
        }
        store.commit();
        if (batch == 2 && ::write(ready[1], "x", 1) != 1) ::_exit(1);
      }
    }
    char byte = 0;
    REQUIRE(::read(ready[0], &byte, 1) == 1);
    ::usleep(static_cast<useconds_t>(2000 * round + 500));
    REQUIRE(::kill(child, SIGKILL) == 0);
    int status = 0;
    REQUIRE(::waitpid(child, &status, 0) == child);
    CHECK(WIFSIGNALED(status));
    ::close(ready[0]);
    ::close(ready[1]);
    Store store = Store::open(path);
    CHECK(store.check().empty());
    CHECK(store.counts().documents % 10 == 0);
    CHECK(store.counts().documents >= 30);
    CHECK(store.counts().facts == store.counts().documents * 5);
  }
}
