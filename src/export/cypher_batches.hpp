#pragma once
// Rows of a Cypher script in statements of bounded size. Private to the exporter; lives no longer than its writer.

#include <string>
#include <string_view>
#include <utility>

#include "edgewise/export/target.hpp"

namespace edgewise::exporting {

// Writes rows into statements of bounded size.
class Batches {
 public:
  explicit Batches(BufferedWriter& writer) : writer_(writer) {}

  void begin(std::string before, std::string after, std::string_view between, std::size_t rows, std::size_t bytes) {
    end();
    before_ = std::move(before);
    after_ = std::move(after);
    between_ = between;
    most_rows_ = rows;
    most_bytes_ = bytes;
  }
  // The place to write the next row to.
  std::string& row() {
    if (rows_ == most_rows_ || (rows_ > 0 && bytes_ + writer_.text().size() - mark_ >= most_bytes_)) end();
    if (rows_ == 0) {
      bytes_ = 0;
      mark_ = writer_.text().size();
      writer_.text() += before_;
    } else {
      if (writer_.text().size() > kFlushAt) {
        bytes_ += writer_.text().size() - mark_;
        writer_.flush();
        mark_ = 0;
      }
      writer_.text() += between_;
    }
    ++rows_;
    return writer_.text();
  }
  void end() {
    if (rows_ > 0) writer_.text() += after_;
    rows_ = 0;
    writer_.check();
  }

 private:
  static constexpr std::size_t kFlushAt = 256 * 1024;
  BufferedWriter& writer_;
  std::size_t most_rows_ = 0, most_bytes_ = 0, rows_ = 0, bytes_ = 0, mark_ = 0;
  std::string before_, after_;
  std::string_view between_;
};

}  // namespace edgewise::exporting
