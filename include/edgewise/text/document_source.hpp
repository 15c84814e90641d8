#pragma once
// Documents from files, folders, archives and stdin, one batch at a time, in a fixed order: the inputs as given, a
// folder's files in byte order of path, an archive's members as they come, a file's lines from the top.
//
//   DocumentSource source({"news/", "more.jsonl.gz"});
//   Batch batch;                       // reused: its buffers stay
//   while (source.next(batch)) {       // serial: cuts raw bytes at document ends, about 64 KiB a batch
//     parse_batch(batch);              // any thread: fills batch.documents and batch.diagnostics
//     ...
//   }
//
// What an input is is told by its content: JSON Lines ({"id","text"} and optionally date, title, url, source,
// language), HTML (the article's text), WARC, plain text (a file is a document); gzip, zstd, xz, bzip2, lz4, tar, zip,
// cpio around any of them, nested. A document's id is its "id", else the path as given, with "!member" for what lies in
// an archive. Nothing in an input is fatal: trouble becomes a diagnostic of the batch and reading goes on. Memory does
// not grow with the input: a document over `max_document_bytes` is left out.

#include <cstddef>
#include <cstdint>
#include <deque>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "edgewise/base/diagnostics.hpp"
#include "edgewise/text/document.hpp"

namespace edgewise {

enum class DocumentFormat : std::uint8_t { kText, kHtml, kJsonLines };

// A growing block of bytes that is not cleared, with room behind it for readers that look ahead.
class ByteBuffer {
 public:
  static constexpr std::size_t kPadding = 64;

  char* data() { return data_.get(); }
  std::size_t size() const { return size_; }
  std::size_t capacity() const { return capacity_; }
  // Makes room for `extra` bytes behind size(); what data() gave before is void.
  void reserve_more(std::size_t extra);
  void resize(std::size_t size) { size_ = size; }  // within the capacity
  // Empty again. A block over `keep` bytes is given back, so that one giant document does not stay in memory.
  void clear(std::size_t keep = std::size_t{1} << 20);

 private:
  std::unique_ptr<char[]> data_;
  std::size_t size_ = 0, capacity_ = 0;
};

// Raw bytes of one or more documents of one format.
struct RawPiece {
  DocumentFormat format = DocumentFormat::kText;
  std::size_t begin = 0, end = 0;  // in the batch's bytes
  std::string name;                // path as given, with "!member"
  std::string url;                 // where known from around the document (WARC)
  std::size_t first_line = 1;      // JSON Lines: the number of the first line
  std::size_t diagnostics = 0;     // so many of the batch's `cutting` come before it
};

// A batch owns its bytes; documents point into it and live until the batch is filled again.
struct Batch {
  ByteBuffer bytes;
  std::vector<RawPiece> pieces;  // [0, piece_count) are in use
  std::size_t piece_count = 0;
  Diagnostics cutting;  // trouble met before parsing

  std::vector<Document> documents;    // in input order; set by parse_batch()
  Diagnostics diagnostics;            // of cutting and of parsing, in input order
  std::deque<std::string> extracted;  // texts of HTML documents, and what else is not in `bytes`

  RawPiece& add_piece();
  void clear();
};

struct SourceOptions {
  std::size_t batch_bytes = 64 * 1024;
  std::size_t max_document_bytes = std::size_t{64} << 20;  // a text file, a page, a JSON line
};

class DocumentSource {
 public:
  // Inputs: files, folders, "-" for stdin. Nothing is opened yet.
  explicit DocumentSource(std::vector<std::string> inputs, SourceOptions options = {});
  ~DocumentSource();
  DocumentSource(const DocumentSource&) = delete;
  DocumentSource& operator=(const DocumentSource&) = delete;

  // Fills the batch with raw documents and with diagnostics; false at the end of all inputs (the batch is empty then).
  bool next(Batch& batch);

  // For a progress bar, from any thread: bytes read so far, and the size of the inputs where it is known without
  // walking them (files only), else 0.
  std::uint64_t bytes_read() const;
  std::uint64_t bytes_total() const;

 private:
  class Reader;
  std::unique_ptr<Reader> reader_;
};

// Turns the raw pieces into documents, in place. Touches nothing but the batch.
void parse_batch(Batch& batch);

}  // namespace edgewise
