#pragma once
// What a Store holds. Private to src/store.

#include <mutex>
#include <optional>
#include <string>
#include <unordered_map>
#include <vector>

#include "edgewise/store/store.hpp"
#include "store/database.hpp"

namespace edgewise {

struct Store::Impl {
  Impl(const std::string& path, store::OpenMode mode);
  ~Impl();

  store::Database db;
  bool writable = false;
  bool in_batch = false;

  // A second connection answers unchanged() while the first one writes.
  mutable std::mutex lookup_mutex;
  std::unique_ptr<store::Database> lookup_db;
  std::unique_ptr<store::Statement> lookup;
  // Documents that this session replaced, with the hash that they had before: unchanged() speaks of the store as
  // opened.
  std::unordered_map<std::uint64_t, ContentHash> replaced;

  // Documents that this session has written, by hash of their id. Rolled back together with the batch.
  std::unordered_map<std::uint64_t, ContentHash> written;
  std::vector<std::uint64_t> written_in_batch, replaced_in_batch;

  // Interned strings and forms that this session has met. Valid while no other program writes: see begin().
  struct StringHash {
    using is_transparent = void;
    std::size_t operator()(std::string_view s) const { return hash_bytes_64(s); }
  };
  std::unordered_map<std::string, std::int64_t, StringHash, std::equal_to<>> strings;
  struct FormKey {
    std::int64_t id, type, name;
    friend bool operator==(const FormKey&, const FormKey&) = default;
  };
  struct FormHash {
    std::size_t operator()(const FormKey& k) const {
      return static_cast<std::size_t>((k.id * 0x9e3779b97f4a7c15 + k.type) * 0xbf58476d1ce4e5b9 + k.name);
    }
  };
  std::unordered_map<FormKey, std::int64_t, FormHash> forms;
  std::int64_t data_version = 0;
  bool snapshot_dropped = false;  // by this batch
  bool orphans = false;           // something was taken out: strings may have lost their last use

  struct Statements;  // prepared on first use
  std::unique_ptr<Statements> statements;

  void open_lookup();
  void begin();
  void end(bool keep);
  std::int64_t intern(std::string_view text);
  std::int64_t intern_form(const FactEnd& end);
  void put_facts(std::int64_t document, std::string_view text, std::span<const Fact> facts);
  void clear_document(std::int64_t document);
  void sweep_strings();
  void drop_snapshot();  // to be called by whatever changes the merged graph
};

// The batch of a caller who has not opened one: begins, and rolls back unless commit() was reached.
class OwnBatch {
 public:
  explicit OwnBatch(Store::Impl& impl) : impl_(impl), own_(!impl.in_batch) {
    if (own_) impl_.begin();
  }
  ~OwnBatch() {
    if (own_ && impl_.in_batch) {
      try {
        impl_.end(false);
      } catch (...) {  // the first failure is already on its way
      }
    }
  }
  OwnBatch(const OwnBatch&) = delete;
  OwnBatch& operator=(const OwnBatch&) = delete;
  void commit() {
    if (own_) impl_.end(true);
  }

 private:
  Store::Impl& impl_;
  bool own_;
};

}  // namespace edgewise
