#include "store/database.hpp"

#include <sqlite3.h>
#include <sys/stat.h>
#include <unistd.h>

#include "edgewise/base/error.hpp"

namespace edgewise::store {
namespace {

// A path as SQLite's URI form wants it.
std::string uri_of(const std::string& path) {
  static const char* const kHex = "0123456789ABCDEF";
  std::string uri = "file:";
  for (const char c : path) {
    if (c == '%' || c == '?' || c == '#') {
      const auto byte = static_cast<unsigned char>(c);
      uri += '%';
      uri += kHex[byte >> 4];
      uri += kHex[byte & 15];
    } else {
      uri += c;
    }
  }
  return uri;
}

}  // namespace

Database::Database(const std::string& path, OpenMode mode) : path_(path) {
  struct stat info {};
  const bool there = ::stat(path.c_str(), &info) == 0;
  if (there && S_ISDIR(info.st_mode)) throw InputError(path + ": is a folder; name a file for the graph");
  if (!there && mode != OpenMode::kCreate)
    throw InputError(path + ": no such file; `edgewise build INPUT... -o " + path + "` makes a graph");
  // For reading too the file is opened for writing where that is allowed, and then nothing is written: only so can the
  // last reader of a store in write-ahead mode take the helper files away that reading needs beside it.
  const int flags = mode == OpenMode::kCreate ? SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE : SQLITE_OPEN_READWRITE;
  const int code = sqlite3_open_v2(path.c_str(), &handle_, flags | SQLITE_OPEN_NOMUTEX, nullptr);
  if (code != SQLITE_OK) {
    sqlite3_close(handle_);
    handle_ = nullptr;
    throw InputError(path + ": cannot be opened" + (mode == OpenMode::kRead ? "" : " for writing") +
                     "; see that the folder exists and that you may " +
                     (mode == OpenMode::kRead ? "read the file" : "write there"));
  }
  sqlite3_busy_timeout(handle_, 10'000);
  sqlite3_extended_result_codes(handle_, 1);
  if (mode == OpenMode::kRead) {
    sqlite3_exec(handle_, "PRAGMA query_only = 1", nullptr, nullptr, nullptr);
    // A store left in write-ahead mode wants a helper file beside it even for reading. Where the folder is read-only
    // and no log is waiting, the file is complete in itself and is read as it lies.
    char* message = nullptr;
    const int probe = sqlite3_exec(handle_, "SELECT count(*) FROM sqlite_schema", nullptr, nullptr, &message);
    sqlite3_free(message);
    if ((probe & 0xff) == SQLITE_CANTOPEN || (probe & 0xff) == SQLITE_READONLY) open_immutable();
  }
}

void Database::open_immutable() {
  if (::access((path_ + "-wal").c_str(), F_OK) == 0) fail(SQLITE_CANTOPEN);
  sqlite3_close(handle_);
  handle_ = nullptr;
  const std::string uri = uri_of(path_) + "?immutable=1";
  const int code =
      sqlite3_open_v2(uri.c_str(), &handle_, SQLITE_OPEN_READONLY | SQLITE_OPEN_URI | SQLITE_OPEN_NOMUTEX, nullptr);
  if (code != SQLITE_OK) fail(code);
}

Database::~Database() {
  sqlite3_close(handle_);
}

void Database::fail(int code) const {
  const std::string detail = handle_ != nullptr ? sqlite3_errmsg(handle_) : sqlite3_errstr(code);
  switch (code & 0xff) {
    case SQLITE_NOTADB:
      throw InputError(path_ +
                       ": is no graph store; name a file that `edgewise build -o` or `edgewise merge -o` wrote");
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
      throw InputError(path_ + ": another program is writing to it; wait until that has ended, then run this again");
    case SQLITE_FULL:
      throw InputError(path_ + ": no space left on the disk; what was committed is kept: make room and run this again");
    case SQLITE_READONLY:
      throw InputError(path_ + ": is read-only; this command has to write to it");
    case SQLITE_CANTOPEN:
      throw InputError(path_ + ": cannot be opened; see that you may read it and write to its folder");
    case SQLITE_CORRUPT:
      throw InputError(path_ + ": is damaged (" + detail + "); build it again from the inputs");
    default:
      throw InputError(path_ + ": " + detail);
  }
}

void Database::run(const char* sql) {
  const int code = sqlite3_exec(handle_, sql, nullptr, nullptr, nullptr);
  if (code != SQLITE_OK) fail(code);
}

std::int64_t Database::number(const char* sql) {
  Statement statement(*this, sql);
  return statement.step() ? statement.integer(0) : 0;
}

std::string Database::text(const char* sql) {
  Statement statement(*this, sql);
  return statement.step() ? std::string(statement.text(0)) : std::string();
}

std::int64_t Database::last_row() const {
  return sqlite3_last_insert_rowid(handle_);
}
std::int64_t Database::changes() const {
  return sqlite3_changes(handle_);
}

Statement::Statement(Database& db, const char* sql) : db_(db) {
  const int code = sqlite3_prepare_v3(db.handle(), sql, -1, SQLITE_PREPARE_PERSISTENT, &statement_, nullptr);
  if (code != SQLITE_OK) db.fail(code);
}

Statement::~Statement() {
  sqlite3_finalize(statement_);
}

Statement& Statement::bind(int place, std::int64_t value) {
  sqlite3_bind_int64(statement_, place, value);
  return *this;
}

Statement& Statement::bind(int place, std::string_view value) {
  sqlite3_bind_text64(statement_, place, value.empty() ? "" : value.data(), value.size(), SQLITE_STATIC, SQLITE_UTF8);
  return *this;
}

Statement& Statement::bind_blob(int place, std::string_view value) {
  sqlite3_bind_blob64(statement_, place, value.data(), value.size(), SQLITE_STATIC);
  return *this;
}

Statement& Statement::bind_null(int place) {
  sqlite3_bind_null(statement_, place);
  return *this;
}

Statement& Statement::bind_real(int place, double value) {
  sqlite3_bind_double(statement_, place, value);
  return *this;
}

bool Statement::step() {
  const int code = sqlite3_step(statement_);
  if (code == SQLITE_ROW) return true;
  if (code == SQLITE_DONE) return false;
  sqlite3_reset(statement_);
  db_.fail(code);
}

void Statement::run() {
  step();
  sqlite3_reset(statement_);
}

void Statement::reset() {
  sqlite3_reset(statement_);
}

std::int64_t Statement::integer(int column) const {
  return sqlite3_column_int64(statement_, column);
}
double Statement::real(int column) const {
  return sqlite3_column_double(statement_, column);
}
bool Statement::null(int column) const {
  return sqlite3_column_type(statement_, column) == SQLITE_NULL;
}

std::string_view Statement::text(int column) const {
  const auto* p = static_cast<const char*>(sqlite3_column_blob(statement_, column));
  if (p == nullptr) return {};
  return {p, static_cast<std::size_t>(sqlite3_column_bytes(statement_, column))};
}

}  // namespace edgewise::store
