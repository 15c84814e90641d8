// The memory of a batch: bytes that are not cleared, and pieces whose strings are used again.

#include <algorithm>
#include <cstring>

#include "edgewise/text/document_source.hpp"

namespace edgewise {

void ByteBuffer::reserve_more(std::size_t extra) {
  if (size_ + extra <= capacity_) return;
  const std::size_t capacity = std::max(size_ + extra, capacity_ + capacity_ / 2);
  auto bigger = std::make_unique_for_overwrite<char[]>(capacity + kPadding);
  if (size_ > 0) std::memcpy(bigger.get(), data_.get(), size_);
  // Readers look into the padding and ignore what they see; it is set so that what they see is something.
  std::memset(bigger.get() + capacity, 0, kPadding);
  data_ = std::move(bigger);
  capacity_ = capacity;
}

void ByteBuffer::clear(std::size_t keep) {
  size_ = 0;
  if (capacity_ <= keep) return;
  data_.reset();
  capacity_ = 0;
}

RawPiece& Batch::add_piece() {
  if (piece_count == pieces.size()) pieces.emplace_back();
  RawPiece& piece = pieces[piece_count++];
  piece.format = DocumentFormat::kText;
  piece.begin = piece.end = bytes.size();
  piece.name.clear();
  piece.url.clear();
  piece.first_line = 1;
  piece.diagnostics = cutting.list().size();
  return piece;
}

void Batch::clear() {
  bytes.clear();
  piece_count = 0;
  cutting.clear();
  documents.clear();
  diagnostics.clear();
  extracted.clear();
}

}  // namespace edgewise
