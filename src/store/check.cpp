// What can be wrong with the file itself.
#include "store/store_impl.hpp"

namespace edgewise {

namespace {

void check_snapshot(store::Database& db, std::vector<std::string>& problems) {
  if (db.number("SELECT count(*) FROM sqlite_schema WHERE name = 'snapshot'") == 0) return;
  store::Statement pages(db, "SELECT n, hash, data FROM snapshot");
  while (pages.step())
    if (pages.integer(1) != static_cast<std::int64_t>(hash_bytes_64(pages.text(2))))
      problems.push_back("the image of the graph: page " + std::to_string(pages.integer(0)) + " is damaged");
}

}  // namespace

std::vector<std::string> Store::check() const {
  store::Database& db = impl_->db;
  std::vector<std::string> problems;
  {
    store::Statement integrity(db, "PRAGMA integrity_check(20)");
    while (integrity.step())
      if (integrity.text(0) != "ok") problems.push_back("file: " + std::string(integrity.text(0)));
  }
  {
    store::Statement references(db, "PRAGMA foreign_key_check");
    for (int shown = 0; references.step() && shown < 20; ++shown)
      problems.push_back("table " + std::string(references.text(0)) + ": a row refers to a row of " +
                         std::string(references.text(2)) + " that is not there");
  }
  const auto none = [&](const char* sql, const std::string& says) {
    const std::int64_t n = db.number(sql);
    if (n != 0) problems.push_back(std::to_string(n) + " " + says);
  };
  none("SELECT count(*) FROM document d WHERE facts <> (SELECT count(*) FROM fact f WHERE f.document = d.n)",
       "documents have another number of facts than the document table says");
  none(
      "SELECT count(*) FROM sentence s WHERE NOT EXISTS (SELECT 1 FROM fact f WHERE f.document = s.document AND "
      "f.sentence = s.n)",
      "sentences state nothing");
  check_snapshot(db, problems);
  none("SELECT count(*) FROM edge WHERE evidence < 1", "edges have no evidence");
  none("SELECT count(*) FROM document WHERE id = ''", "documents have no id");
  none("SELECT count(*) FROM form f JOIN string s ON s.n = f.id WHERE s.s = ''", "entities have no id");
  return problems;
}

}  // namespace edgewise
