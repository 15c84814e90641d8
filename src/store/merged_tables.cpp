// The merged graph as tables. Only rows that differ are written, so that a build that adds one article to a large store
// costs what the article costs.
#include "edgewise/store/merged_graph.hpp"

#include "store/store_impl.hpp"

namespace edgewise {
namespace {

// Walks the rows of a table and rows in memory, both sorted by key, side by side. `compare` <0: the table's row is
// gone; 0: the same key; >0: the memory's row is new.
template <typename Rows, typename Compare, typename Same, typename Drop, typename Put>
void write_differences(store::Statement& table, const Rows& rows, Compare compare, Same same, Drop drop, Put put) {
  auto row = rows.begin();
  bool more = table.step();
  while (more || row != rows.end()) {
    const int order = !more ? 1 : row == rows.end() ? -1 : compare(table, *row);
    if (order < 0) {
      drop(table);
      more = table.step();
    } else if (order > 0) {
      put(*row);
      ++row;
    } else {
      if (!same(table, *row)) put(*row);
      ++row;
      more = table.step();
    }
  }
}

}  // namespace

void Store::write_merged(const MergedGraph& graph, std::string_view ledger) {
  OwnBatch batch(*impl_);
  store::Database& db = impl_->db;
  using store::Statement;
  {
    Statement table(db, "SELECT id, type, name, mentions, documents FROM entity ORDER BY id");
    Statement put(db, "INSERT OR REPLACE INTO entity VALUES(?1, ?2, ?3, ?4, ?5)");
    Statement drop(db, "DELETE FROM entity WHERE id = ?1");
    std::vector<std::string> gone;
    std::vector<const MergedEntity*> changed;  // written after the walk: a table is not changed under its reader
    write_differences(
        table, graph.entities, [](Statement& t, const MergedEntity& e) { return t.text(0).compare(e.id); },
        [](Statement& t, const MergedEntity& e) {
          return t.text(1) == e.type && t.text(2) == e.name && t.u32(3) == e.mentions && t.u32(4) == e.documents;
        },
        [&](Statement& t) { gone.emplace_back(t.text(0)); }, [&](const MergedEntity& e) { changed.push_back(&e); });
    table.reset();
    for (const std::string& id : gone) drop.bind(1, id).run();
    for (const MergedEntity* e : changed)
      put.bind(1, e->id).bind(2, e->type).bind(3, e->name).bind(4, e->mentions).bind(5, e->documents).run();
  }
  {
    db.run("DELETE FROM merged");
    Statement put(db, "INSERT OR REPLACE INTO merged VALUES(?1, ?2, ?3, ?4)");
    for (const MergedAlias& a : graph.aliases)
      put.bind(1, a.id).bind(2, a.document).bind(3, a.node).bind(4, a.why).run();
  }
  {
    Statement table(db,
                    "SELECT id, source, target, evidence, documents, first_date, last_date, confidence FROM edge "
                    "ORDER BY id");
    Statement put(db, "INSERT OR REPLACE INTO edge VALUES(?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11)");
    Statement drop(db, "DELETE FROM edge WHERE id = ?1");
    std::vector<std::string> gone;
    std::vector<const MergedEdge*> changed;
    // An id stands for type, ends, modality and negation: those cannot differ.
    write_differences(
        table, graph.edges, [](Statement& t, const MergedEdge& e) { return t.text(0).compare(e.id); },
        [](Statement& t, const MergedEdge& e) {
          return t.text(1) == e.source && t.text(2) == e.target && t.u32(3) == e.evidence && t.u32(4) == e.documents &&
                 t.text(5) == e.first_date && t.text(6) == e.last_date && t.real(7) == e.confidence;
        },
        [&](Statement& t) { gone.emplace_back(t.text(0)); }, [&](const MergedEdge& e) { changed.push_back(&e); });
    table.reset();
    for (const std::string& id : gone) drop.bind(1, id).run();
    for (const MergedEdge* e : changed) {
      put.bind(1, e->id).bind(2, e->type).bind(3, e->source).bind(4, e->target).bind(5, e->modality);
      put.bind(6, e->negated ? 1 : 0).bind(7, e->evidence).bind(8, e->documents).bind(9, e->first_date);
      put.bind(10, e->last_date).bind_real(11, e->confidence).run();
    }
  }
  Statement setting(db, "INSERT OR REPLACE INTO setting VALUES('ledger', ?1)");
  setting.bind(1, ledger).run();
  impl_->sweep_strings();
  batch.commit();
}

std::string Store::ledger() const {
  return impl_->db.text("SELECT value FROM setting WHERE name = 'ledger'");
}

}  // namespace edgewise
