// Opening, versions, batches, and the question whether a document has changed. Documents and facts go in by put.cpp and
// come out by read_facts.cpp; merged_tables.cpp and check.cpp do what their names say.
#include "edgewise/store/store.hpp"

#include <algorithm>
#include <cstring>

#include "edgewise/base/error.hpp"
#include "store/statements.hpp"
#include "store/store_impl.hpp"
#include "store/tables.hpp"

namespace edgewise {
namespace {

using store::Database;
using store::OpenMode;

ContentHash hash_from_blob(std::string_view blob) {
  ContentHash hash;
  if (blob.size() == 16) {
    std::memcpy(&hash.high, blob.data(), 8);
    std::memcpy(&hash.low, blob.data() + 8, 8);
  }
  return hash;
}

void create_tables(Database& db) {
  db.run("PRAGMA page_size = 8192; PRAGMA journal_mode = WAL; BEGIN IMMEDIATE");
  // Another program may have made the tables while this one waited for its turn.
  if (db.number("SELECT count(*) FROM sqlite_schema") == 0) {
    db.run(store::kTables);
    db.run(("PRAGMA application_id = " + std::to_string(store::kApplicationId)).c_str());
    db.run(("PRAGMA user_version = " + std::to_string(Store::kVersion)).c_str());
  }
  db.run("COMMIT");
}

// Only a file that we wrote, and only in the form that this program knows.
void check_version(Database& db) {
  if (db.number("PRAGMA application_id") != store::kApplicationId)
    throw InputError(db.path() +
                     (db.number("SELECT count(*) FROM sqlite_schema") == 0
                          ? ": is empty; `edgewise build INPUT... -o " + db.path() + "` makes a graph"
                          : ": is an SQLite file, but no graph store; name a file that `edgewise build -o` wrote"));
  const std::int64_t version = db.number("PRAGMA user_version");
  if (version > Store::kVersion)
    throw InputError(db.path() + ": was written by a newer edgewise (store version " + std::to_string(version) +
                     ", this program knows up to " + std::to_string(Store::kVersion) +
                     "); update edgewise, or build the graph again into another file");
  if (version < 1)
    throw InputError(db.path() + ": is damaged (store version " + std::to_string(version) + "); build the graph again");
}

// A store that an older program wrote, in the form of this one.
void bring_up_to_date(Database& db) {
  if (db.number("PRAGMA user_version") == Store::kVersion) return;
  db.run("BEGIN IMMEDIATE");
  // Another program may have done it while this one waited for its turn.
  if (db.number("PRAGMA user_version") == 1) {
    db.run(store::kAddTriggers);
    db.run(("PRAGMA user_version = " + std::to_string(Store::kVersion)).c_str());
  }
  db.run("COMMIT");
}

}  // namespace

Store::Impl::Impl(const std::string& path, OpenMode mode) : db(path, mode) {}
Store::Impl::~Impl() = default;

void Store::Impl::open_lookup() {
  lookup_db = std::make_unique<Database>(db.path(), OpenMode::kRead);
  lookup = std::make_unique<store::Statement>(*lookup_db, "SELECT hash FROM document WHERE id = ?1");
}

Store Store::open_or_create(const std::string& path) {
  auto impl = std::make_unique<Impl>(path, OpenMode::kCreate);
  if (impl->db.number("SELECT count(*) FROM sqlite_schema") == 0) create_tables(impl->db);
  check_version(impl->db);
  bring_up_to_date(impl->db);
  // NORMAL: a killed process loses nothing that was committed; only a power cut may cost the last batches.
  impl->db.run(
      "PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL; PRAGMA cache_size = -65536;"
      "PRAGMA wal_autocheckpoint = 4000; PRAGMA temp_store = MEMORY");
  // Stores of before have none.
  impl->db.run("CREATE TABLE IF NOT EXISTS snapshot(n INTEGER PRIMARY KEY, hash INTEGER NOT NULL, data BLOB NOT NULL)");
  impl->writable = true;
  impl->open_lookup();
  return Store(std::move(impl));
}

Store Store::open(const std::string& path) {
  {
    Database probe(path, OpenMode::kWrite);
    check_version(probe);
  }
  return open_or_create(path);
}

Store Store::open_read(const std::string& path) {
  auto impl = std::make_unique<Impl>(path, OpenMode::kRead);
  check_version(impl->db);
  impl->db.run("PRAGMA cache_size = -16384; PRAGMA mmap_size = 1073741824");
  impl->open_lookup();
  return Store(std::move(impl));
}

Store::Store(std::unique_ptr<Impl> impl) : impl_(std::move(impl)) {}
Store::Store(Store&&) noexcept = default;
Store& Store::operator=(Store&&) noexcept = default;

Store::~Store() {
  if (impl_ != nullptr && impl_->in_batch) {
    try {
      impl_->end(false);
    } catch (const Error&) {  // SQLite rolls back when the file is next opened
    }
  }
}

const std::string& Store::path() const {
  return impl_->db.path();
}

bool Store::unchanged(std::string_view id, ContentHash hash) const {
  if (hash.empty()) return false;
  const std::lock_guard lock(impl_->lookup_mutex);
  if (const auto it = impl_->replaced.find(hash_bytes_64(id)); it != impl_->replaced.end()) return it->second == hash;
  store::Statement& lookup = *impl_->lookup;
  lookup.bind(1, id);
  const bool same = lookup.step() && hash_from_blob(lookup.text(0)) == hash;
  lookup.reset();
  return same;
}

void Store::Impl::begin() {
  if (!writable) throw InputError(db.path() + ": was opened for reading only");
  db.run("BEGIN IMMEDIATE");
  in_batch = true;
  snapshot_dropped = false;
  if (!statements) statements = std::make_unique<Statements>(db);
  // What is interned may have been swept by another program since.
  const std::int64_t version = db.number("PRAGMA data_version");
  if (version != data_version) {
    strings.clear();
    forms.clear();
    data_version = version;
  }
}

void Store::Impl::end(bool keep) {
  in_batch = false;
  if (keep) {
    db.run("COMMIT");
  } else {
    db.run("ROLLBACK");
    strings.clear();
    forms.clear();
    const std::lock_guard lock(lookup_mutex);
    for (const std::uint64_t id : written_in_batch) written.erase(id);
    for (const std::uint64_t id : replaced_in_batch) replaced.erase(id);
  }
  written_in_batch.clear();
  replaced_in_batch.clear();
}

void Store::begin_batch() {
  impl_->begin();
}
void Store::commit() {
  impl_->end(true);
}
void Store::rollback() {
  impl_->end(false);
}

void Store::set_symmetric_relations(std::span<const std::string> names) {
  std::vector<std::string> sorted(names.begin(), names.end());
  std::sort(sorted.begin(), sorted.end());
  sorted.erase(std::unique(sorted.begin(), sorted.end()), sorted.end());
  if (sorted == symmetric_relations()) return;
  OwnBatch batch(*impl_);
  impl_->drop_snapshot();
  impl_->db.run("DELETE FROM symmetric");
  store::Statement add(impl_->db, "INSERT INTO symmetric VALUES(?1)");
  for (const std::string& name : sorted) add.bind(1, name).run();
  batch.commit();
}

std::vector<std::string> Store::symmetric_relations() const {
  std::vector<std::string> names;
  store::Statement all(impl_->db, "SELECT relation FROM symmetric ORDER BY relation");
  while (all.step()) names.emplace_back(all.text(0));
  return names;
}

StoreCounts Store::counts() const {
  Database& db = impl_->db;
  const auto count = [&db](const char* sql) { return static_cast<std::size_t>(db.number(sql)); };
  StoreCounts counts;
  counts.documents = count("SELECT count(*) FROM document");
  counts.sentences = count("SELECT count(*) FROM sentence");
  counts.facts = count("SELECT coalesce(sum(facts), 0) FROM document");
  counts.entities = count("SELECT count(*) FROM entity");
  counts.edges = count("SELECT count(*) FROM edge");
  return counts;
}

}  // namespace edgewise
