#pragma once
// The store: one SQLite file that holds documents, the sentences that state something, and the facts of each document.
// It is what `build` writes and everything else reads. The merged graph is a pure function of its facts
// (graph/load.hpp).
//
//   Store store = Store::open_or_create("graph.db");
//   store.set_symmetric_relations(names);                       // from the schema
//   if (!store.unchanged(id, hash)) {                           // before extraction
//     store.begin_batch();                                      // one transaction a batch
//     store.put_document({.id = id, .text = text, ...}, hash, facts);
//     store.commit();
//   }
//   update_graph(store, ledger);                                // graph/load.hpp: entities and edges
//
// What is committed survives a killed process; the rest leaves no trace. Facts and documents are copied, nothing is
// kept by view. One Store belongs to one thread at a time, except unchanged(), which any thread may call at any time.
// Failures (no such file, not a store, written by a newer program, disk full, locked) are InputError with the path.

#include <cstddef>
#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "edgewise/model/fact.hpp"
#include "edgewise/store/content_hash.hpp"

namespace edgewise {

class FactTable;
struct MergedGraph;

// What the store keeps about a document. `text` is only cut into the sentences of its facts; it may be empty (facts
// that another machine extracted), then they have the text that comes with the facts, if any.
struct DocumentRecord {
  std::string_view id;  // never empty
  std::string_view text;
  std::string_view title, date, url, source;
};

// Fingerprint of a document: its text and all that came with it. `salt` stands for the rules and the program: facts are
// out of date when those have changed, too.
ContentHash document_hash(const DocumentRecord& document, std::uint64_t salt);

enum class PutResult {
  kAdded,
  kReplaced,   // the document had been there with another content
  kUnchanged,  // the same content is there already: nothing was written
  // The id came twice in this session with different content: the one with the smaller hash stays, whatever the order.
  kDuplicate,
};

struct StoreCounts {
  std::size_t documents = 0, sentences = 0, facts = 0, entities = 0, edges = 0;
};

class Store {
 public:
  // 2: facts know their trigger. A store of version 1 is read as it is and brought up to date when it is written to.
  static constexpr int kVersion = 2;

  static Store open_or_create(const std::string& path);
  static Store open(const std::string& path);       // InputError where there is none
  static Store open_read(const std::string& path);  // nothing is written, a read-only folder will do
  Store(Store&&) noexcept;
  Store& operator=(Store&&) noexcept;
  ~Store();  // an uncommitted batch is rolled back

  const std::string& path() const;

  // Relation types whose ends have no order. Kept in the file; they decide which facts are one edge.
  void set_symmetric_relations(std::span<const std::string> names);

  // True where the store, as it was opened, holds this document with this content. Safe from any thread.
  bool unchanged(std::string_view id, ContentHash hash) const;

  void begin_batch();
  // Facts of the document only (fact.doc is not looked at); order and repetition do not matter: facts are a set.
  PutResult put_document(const DocumentRecord& document, ContentHash hash, std::span<const Fact> facts);
  // The same for a document whose facts come in pieces (fact lines from several files): the first call of a session
  // replaces what was there, the next ones add to it. Metadata that is empty in one call and not in another is filled
  // in. `hash` is taken from the first call.
  void add_facts(const DocumentRecord& document, std::span<const Fact> facts, ContentHash hash = {});
  void commit();
  void rollback();

  // Takes a document and all that it stated out. False where it is not there. Inside a batch or on its own.
  bool remove(std::string_view id);

  StoreCounts counts() const;

  // For graph/: all facts, interned; the decisions about entities; the merged graph as tables for readers of SQL.
  void read_facts(FactTable& out) const;
  std::string ledger() const;  // text of the ledger that the last update_graph() was given
  std::vector<std::string> symmetric_relations() const;
  void write_merged(const MergedGraph& graph, std::string_view ledger);
  // The image of the merged graph that SnapshotPages (store/snapshot_pages.hpp) reads; an empty one takes it away.
  void write_snapshot(std::string_view image);
  // Problems of the file itself, one line each: SQLite's own check, references to nowhere, counts that do not fit.
  std::vector<std::string> check() const;

  struct Impl;

 private:
  explicit Store(std::unique_ptr<Impl> impl);
  std::unique_ptr<Impl> impl_;
};

}  // namespace edgewise
