#pragma once
// WARC files, the form of web archives: pages and texts in records. Read are `response` records with an HTTP answer in
// HTML or plain text, and `resource` and `conversion` records of those types.

#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>

#include "text/readers/byte_stream.hpp"

namespace edgewise {

class Warc {
 public:
  explicit Warc(std::unique_ptr<ByteStream> input) : input_(std::move(input)) {}

  struct Record {
    std::string url;  // of the page; "record-N" where it has none
    std::unique_ptr<ByteStream> body;
  };
  // The next record that holds a page or a text; false at the end. Its body is good until the next call. Records over
  // `max_bytes` are passed over and counted. Throws ReadFailure.
  bool next(Record& record, std::size_t max_bytes);
  std::size_t too_large() const { return too_large_; }

 private:
  struct Header {
    std::string type, url, content_type;
    std::uint64_t length = 0;
  };
  bool read_header(Header& header);
  std::string read_block(std::uint64_t length);
  void skip(std::uint64_t length);

  std::unique_ptr<ByteStream> input_;
  std::size_t records_ = 0, too_large_ = 0;
};

}  // namespace edgewise
