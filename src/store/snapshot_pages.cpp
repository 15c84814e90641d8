// The image's pages are rows of the table `snapshot`. Row 0 holds the size of the image and a hash over the hashes of
// all pages; without it there is no image, whatever other rows lie about.
#include "edgewise/store/snapshot_pages.hpp"

#include <sqlite3.h>

#include <charconv>
#include <unordered_map>

#include "edgewise/base/error.hpp"
#include "store/store_impl.hpp"

namespace edgewise {
namespace {

std::int64_t hash_of(std::string_view page) {
  return static_cast<std::int64_t>(hash_bytes_64(page));
}

[[noreturn]] void damaged(const std::string& path) {
  throw InputError(path + ": the image of the graph is damaged; build it again from the inputs");
}

}  // namespace

struct SnapshotPages::Impl {
  explicit Impl(const std::string& path) : db(path, store::OpenMode::kRead) {}
  ~Impl() { sqlite3_blob_close(blob); }
  Impl(const Impl&) = delete;
  Impl& operator=(const Impl&) = delete;

  store::Database db;
  sqlite3_blob* blob = nullptr;
  std::unique_ptr<store::Statement> hash, sentence;
  std::size_t size = 0;
};

std::unique_ptr<SnapshotPages> SnapshotPages::open(const std::string& path) {
  const Store checked = Store::open_read(path);  // refuses what is no store of ours
  auto impl = std::make_unique<Impl>(path);
  store::Database& db = impl->db;
  db.run("PRAGMA mmap_size = 2147418112; PRAGMA cache_size = -2048; BEGIN");
  if (db.number("SELECT count(*) FROM sqlite_schema WHERE name = 'snapshot'") == 0) return nullptr;
  const std::string size = db.text("SELECT data FROM snapshot WHERE n = 0");
  if (size.empty()) return nullptr;
  const auto read = std::from_chars(size.data(), size.data() + size.size(), impl->size);
  if (read.ec != std::errc() || impl->size == 0) damaged(path);
  impl->hash = std::make_unique<store::Statement>(db, "SELECT hash FROM snapshot WHERE n = ?1");
  impl->sentence = std::make_unique<store::Statement>(
      db, "SELECT text FROM sentence WHERE document = (SELECT n FROM document WHERE id = ?1) AND n = ?2");
  return std::unique_ptr<SnapshotPages>(new SnapshotPages(std::move(impl)));
}

SnapshotPages::SnapshotPages(std::unique_ptr<Impl> impl) : impl_(std::move(impl)) {}
SnapshotPages::~SnapshotPages() = default;

const std::string& SnapshotPages::path() const {
  return impl_->db.path();
}
std::size_t SnapshotPages::size() const {
  return impl_->size;
}

void SnapshotPages::read(std::size_t number, char* out) {
  const auto row = static_cast<std::int64_t>(number) + 1;
  const std::size_t bytes = std::min(kPageBytes, impl_->size - number * kPageBytes);
  int code = SQLITE_OK;
  if (impl_->blob == nullptr)
    code = sqlite3_blob_open(impl_->db.handle(), "main", "snapshot", "data", row, 0, &impl_->blob);
  else
    code = sqlite3_blob_reopen(impl_->blob, row);
  if (code != SQLITE_OK || sqlite3_blob_bytes(impl_->blob) != static_cast<int>(bytes) ||
      sqlite3_blob_read(impl_->blob, out, static_cast<int>(bytes), 0) != SQLITE_OK)
    damaged(impl_->db.path());
  impl_->hash->bind(1, row);
  const bool right = impl_->hash->step() && impl_->hash->integer(0) == hash_of({out, bytes});
  impl_->hash->reset();
  if (!right) damaged(impl_->db.path());
}

std::string SnapshotPages::sentence(std::string_view document, std::size_t index) {
  store::Statement& find = *impl_->sentence;
  find.bind(1, document).bind(2, static_cast<std::int64_t>(index));
  std::string text;
  if (find.step()) text = find.text(0);
  find.reset();
  return text;
}

void Store::Impl::drop_snapshot() {
  if (snapshot_dropped) return;
  db.run("DELETE FROM snapshot WHERE n = 0");
  snapshot_dropped = true;
}

// Only pages that differ are written.
void Store::write_snapshot(std::string_view image) {
  OwnBatch batch(*impl_);
  store::Database& db = impl_->db;
  if (image.empty()) {
    db.run("DELETE FROM snapshot");
    return batch.commit();
  }
  std::unordered_map<std::int64_t, std::int64_t> there;
  {
    store::Statement rows(db, "SELECT n, hash FROM snapshot WHERE n > 0");
    while (rows.step()) there.emplace(rows.integer(0), rows.integer(1));
  }
  store::Statement put(db, "INSERT OR REPLACE INTO snapshot VALUES(?1, ?2, ?3)");
  std::int64_t row = 0;
  for (std::size_t at = 0; at < image.size(); at += SnapshotPages::kPageBytes) {
    const std::string_view page = image.substr(at, SnapshotPages::kPageBytes);
    const std::int64_t hash = hash_of(page);
    ++row;
    if (const auto old = there.find(row); old != there.end() && old->second == hash) continue;
    put.bind(1, row).bind(2, hash).bind_blob(3, page).run();
  }
  store::Statement(db, "DELETE FROM snapshot WHERE n > ?1").bind(1, row).run();
  const std::string size = std::to_string(image.size());
  put.bind(1, std::int64_t{0}).bind(2, hash_of(size)).bind_blob(3, size).run();
  impl_->snapshot_dropped = false;
  batch.commit();
}

}  // namespace edgewise
