#pragma once
// SQLite behind two small classes: a connection and a prepared statement. Nothing else in the program includes
// sqlite3.h. Every failure becomes an InputError that names the file and says what to do. One connection belongs to one
// thread at a time.

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

struct sqlite3;
struct sqlite3_stmt;

namespace edgewise::store {

enum class OpenMode { kCreate, kWrite, kRead };

class Database {
 public:
  Database(const std::string& path, OpenMode mode);
  ~Database();
  Database(const Database&) = delete;
  Database& operator=(const Database&) = delete;

  const std::string& path() const { return path_; }
  sqlite3* handle() const { return handle_; }
  void run(const char* sql);  // one or more statements without results
  std::int64_t number(const char* sql);
  std::string text(const char* sql);
  std::int64_t last_row() const;
  std::int64_t changes() const;  // rows that the last statement changed
  [[noreturn]] void fail(int code) const;

 private:
  void open_immutable();
  std::string path_;
  sqlite3* handle_ = nullptr;
};

// A statement that is prepared once and run many times. Bound text must live until the statement has been reset.
class Statement {
 public:
  Statement(Database& db, const char* sql);
  ~Statement();
  Statement(const Statement&) = delete;
  Statement& operator=(const Statement&) = delete;

  Statement& bind(int place, std::int64_t value);
  Statement& bind(int place, std::string_view value);  // text, never NULL
  Statement& bind_blob(int place, std::string_view value);
  Statement& bind_null(int place);
  Statement& bind_real(int place, double value);
  bool step();  // true: a row is there
  void run();   // a statement without rows; resets
  void reset();

  std::int64_t integer(int column) const;
  std::uint32_t u32(int column) const { return static_cast<std::uint32_t>(integer(column)); }
  double real(int column) const;
  std::string_view text(int column) const;  // until the next step
  bool null(int column) const;

 private:
  Database& db_;
  sqlite3_stmt* statement_ = nullptr;
};

}  // namespace edgewise::store
