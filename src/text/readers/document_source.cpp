// The serial half of reading: opens one input after the other, looks what it is, and cuts its bytes at document ends.

#include "edgewise/text/document_source.hpp"

#include <fmt/format.h>
#include <sys/stat.h>

#include <algorithm>
#include <atomic>
#include <cstring>
#include <optional>

#include "edgewise/base/files.hpp"
#include "text/readers/archive.hpp"
#include "text/readers/byte_stream.hpp"
#include "text/readers/newlines.hpp"
#include "text/readers/sniff.hpp"
#include "text/readers/warc.hpp"

namespace edgewise {
namespace {

constexpr std::size_t kMaxNesting = 8;  // archives in archives
constexpr std::size_t kSmallRead = 16 * 1024;

std::string size_text(std::size_t bytes) {
  const std::size_t megabytes = bytes >> 20;
  return megabytes > 0 ? fmt::format("{} MB", megabytes) : fmt::format("{} bytes", bytes);
}

// A stream that is opened, and what it is called.
struct Input {
  std::string name, url;
  std::unique_ptr<ByteStream> stream;
};
// Something that is opened and holds other inputs.
struct Container {
  std::string name;
  std::unique_ptr<Archive> archive;
  std::unique_ptr<Warc> warc;
  std::size_t members = 0;
};
// A file of lines that is being cut.
struct Lines {
  Input input;
  std::size_t line = 1;  // number of the next line that is cut
  std::string carry;     // its bytes that are read already
  bool at_end = false;
};

}  // namespace

class DocumentSource::Reader {
 public:
  Reader(std::vector<std::string> inputs, SourceOptions options) : inputs_(std::move(inputs)), options_(options) {
    for (const std::string& input : inputs_) {
      struct stat info {};
      if (input == "-" || ::stat(input.c_str(), &info) != 0 || !S_ISREG(info.st_mode)) {
        total_ = 0;
        break;
      }
      total_ += static_cast<std::uint64_t>(info.st_size);
    }
  }

  bool next(Batch& batch);
  std::uint64_t bytes_read() const { return read_.load(std::memory_order_relaxed); }
  std::uint64_t bytes_total() const { return total_; }

 private:
  bool next_path(std::string& path, Batch& batch);
  bool next_input(Input& input, Batch& batch);
  bool next_member(Input& input, Batch& batch);
  void open(Input input, Batch& batch);
  void read_whole(Input& input, DocumentFormat format, Batch& batch);
  void cut_lines(Batch& batch);
  bool skip_long_line(Lines& lines);
  void report(Batch& batch, Trouble kind, const std::string& place, std::string message) {
    batch.cutting.add(kind, place, std::move(message));
  }

  std::vector<std::string> inputs_;
  SourceOptions options_;
  std::size_t at_ = 0;
  std::optional<FolderWalk> walk_;
  std::string walked_;  // the folder as given
  bool walk_gave_file_ = false;
  std::vector<Container> containers_;
  std::optional<Lines> lines_;
  std::atomic<std::uint64_t> read_{0};
  std::uint64_t total_ = 0;
};

// The next file of the inputs and of the folders among them.
bool DocumentSource::Reader::next_path(std::string& path, Batch& batch) {
  while (true) {
    if (walk_) {
      std::string error;
      if (walk_->next(path, error)) {
        walk_gave_file_ = true;
        if (error.empty()) return true;
        report(batch, Trouble::kUnreadable, path, error);
        continue;
      }
      if (!walk_gave_file_) report(batch, Trouble::kEmpty, walked_, "is a folder without files");
      walk_.reset();
    }
    if (at_ == inputs_.size()) return false;
    path = inputs_[at_++];
    if (path == "-" || !is_folder(path)) return true;
    walked_ = path;
    walk_.emplace(path);
    walk_gave_file_ = false;
  }
}

// The next member of the innermost container; false where it has no more.
bool DocumentSource::Reader::next_member(Input& input, Batch& batch) {
  Container& container = containers_.back();
  try {
    if (container.archive != nullptr) {
      std::string member;
      input.stream = container.archive->next(member);
      if (input.stream != nullptr) {
        ++container.members;
        input.name = member.empty() ? container.name : container.name + '!' + member;
        return true;
      }
      if (container.members == 0) report(batch, Trouble::kEmpty, container.name, "is an archive without files");
    } else {
      Warc::Record record;
      if (container.warc->next(record, options_.max_document_bytes)) {
        ++container.members;
        input.stream = std::move(record.body);
        input.name = container.name + '!' + record.url;
        input.url = std::move(record.url);
        return true;
      }
      if (const std::size_t count = container.warc->too_large(); count > 0) {
        report(batch, Trouble::kSkipped, container.name,
               fmt::format("{} records over {} are left out", count, size_text(options_.max_document_bytes)));
      }
      if (container.members == 0) report(batch, Trouble::kEmpty, container.name, "holds no pages or texts");
    }
  } catch (const ReadFailure& failure) {
    report(batch, Trouble::kUnreadable, container.name, failure.what());
  }
  containers_.pop_back();
  return false;
}

bool DocumentSource::Reader::next_input(Input& input, Batch& batch) {
  while (true) {
    input = {};
    if (!containers_.empty()) {
      if (next_member(input, batch)) return true;
      continue;
    }
    if (!next_path(input.name, batch)) return false;
    try {
      input.stream = std::make_unique<FileStream>(input.name, read_);
      return true;
    } catch (const ReadFailure& failure) {
      report(batch, Trouble::kUnreadable, input.name, failure.what());
    }
  }
}

// Looks what the input is. Text and pages go into the batch whole; lines are cut later; containers are looked into.
void DocumentSource::Reader::open(Input input, Batch& batch) {
  const Sniffed sniffed = sniff(input.stream->peek(kSniffBytes));
  switch (sniffed.content) {
    case Content::kEmpty:
      report(batch, Trouble::kEmpty, input.name, "is empty");
      return;
    case Content::kRefused:
      report(batch, Trouble::kUnreadable, input.name, sniffed.reason);
      return;
    case Content::kText:
      return read_whole(input, DocumentFormat::kText, batch);
    case Content::kHtml:
      return read_whole(input, DocumentFormat::kHtml, batch);
    case Content::kJsonLines:
      lines_.emplace();
      lines_->input = std::move(input);
      return;
    case Content::kArchive:
    case Content::kWarc:
      break;
  }
  if (containers_.size() == kMaxNesting) {
    report(batch, Trouble::kUnreadable, input.name, fmt::format("lies in more than {} archives", kMaxNesting));
    return;
  }
  Container container;
  container.name = input.name;
  if (sniffed.content == Content::kArchive) {
    container.archive = std::make_unique<Archive>(std::move(input.stream));
  } else {
    container.warc = std::make_unique<Warc>(std::move(input.stream));
  }
  containers_.push_back(std::move(container));
}

void DocumentSource::Reader::read_whole(Input& input, DocumentFormat format, Batch& batch) {
  const std::size_t limit = options_.max_document_bytes;
  const auto too_large = [&] {
    report(batch, Trouble::kUnreadable, input.name,
           fmt::format("is one document over {}; split it, or give its articles as JSON Lines", size_text(limit)));
  };
  if (input.stream->size_hint() > limit) return too_large();
  const std::size_t begin = batch.bytes.size();
  std::size_t wanted = std::max<std::size_t>(input.stream->size_hint(), kSmallRead);
  try {
    while (true) {
      batch.bytes.reserve_more(wanted + 1);
      const std::size_t got = input.stream->read(batch.bytes.data() + batch.bytes.size(), wanted);
      if (got == 0) break;
      batch.bytes.resize(batch.bytes.size() + got);
      if (batch.bytes.size() - begin > limit) {
        batch.bytes.resize(begin);
        return too_large();
      }
      wanted = std::max(kSmallRead, std::min(batch.bytes.size() - begin, std::size_t{1} << 20));
    }
  } catch (...) {
    batch.bytes.resize(begin);
    throw;
  }
  RawPiece& piece = batch.add_piece();
  piece.format = format;
  piece.name = std::move(input.name);
  piece.url = std::move(input.url);
  piece.begin = begin;
  piece.end = batch.bytes.size();
}

// Reads on to the end of a line that is too long, keeping nothing of it. False where the input ends first.
bool DocumentSource::Reader::skip_long_line(Lines& lines) {
  std::string block(64 * 1024, '\0');
  while (true) {
    const std::size_t got = lines.input.stream->read(block.data(), block.size());
    if (got == 0) return false;
    const std::size_t newline = std::string_view(block).substr(0, got).find('\n');
    if (newline == std::string_view::npos) continue;
    lines.carry.assign(block, newline + 1, got - newline - 1);
    return true;
  }
}

// Fills the rest of the batch with whole lines.
void DocumentSource::Reader::cut_lines(Batch& batch) {
  Lines& lines = *lines_;
  const std::size_t begin = batch.bytes.size();
  const std::size_t full = std::max(options_.batch_bytes, begin + 1);
  batch.bytes.reserve_more(std::max(lines.carry.size(), full - begin) + 1);
  std::memcpy(batch.bytes.data() + begin, lines.carry.data(), lines.carry.size());
  batch.bytes.resize(begin + lines.carry.size());
  lines.carry.clear();
  std::size_t searched = begin;  // no newline stands before it
  std::size_t end = begin;       // behind the last whole line
  while (true) {
    const char* const data = batch.bytes.data();
    const auto* const newline =
        static_cast<const char*>(::memrchr(data + searched, '\n', batch.bytes.size() - searched));
    if (newline != nullptr) end = static_cast<std::size_t>(newline - data) + 1;
    searched = batch.bytes.size();
    if (lines.at_end) end = batch.bytes.size();
    if (lines.at_end || (end > begin && batch.bytes.size() >= full)) break;
    if (end == begin && batch.bytes.size() - begin > options_.max_document_bytes) {
      report(batch, Trouble::kSkipped, fmt::format("{}:{}", lines.input.name, lines.line),
             fmt::format("is a line over {} and left out", size_text(options_.max_document_bytes)));
      batch.bytes.resize(begin);
      ++lines.line;
      if (!skip_long_line(lines)) lines_.reset();
      return;
    }
    const std::size_t wanted = batch.bytes.size() < full ? full - batch.bytes.size()
                                                         : std::max(options_.batch_bytes, batch.bytes.size() - begin);
    batch.bytes.reserve_more(wanted + 1);
    try {
      const std::size_t got = lines.input.stream->read(batch.bytes.data() + batch.bytes.size(), wanted);
      batch.bytes.resize(batch.bytes.size() + got);
      lines.at_end = got == 0;
    } catch (const ReadFailure& failure) {
      // The lines before the trouble are good; the one that breaks off is not.
      report(batch, Trouble::kUnreadable, lines.input.name, failure.what());
      if (end == begin) batch.bytes.resize(begin);
      lines.carry.clear();
      lines.at_end = true;
      break;
    }
  }
  if (end > begin) {
    lines.carry.assign(batch.bytes.data() + end, lines.at_end ? 0 : batch.bytes.size() - end);
    RawPiece& piece = batch.add_piece();
    piece.format = DocumentFormat::kJsonLines;
    piece.name = lines.input.name;
    piece.begin = begin;
    piece.end = end;
    piece.first_line = lines.line;
    lines.line += count_newlines({batch.bytes.data() + begin, end - begin});
    // One byte behind the piece belongs to it: the last line may have no newline.
    batch.bytes.resize(end + (lines.at_end ? 1 : 0));
    if (lines.at_end) batch.bytes.data()[end] = '\n';
  }
  if (lines.at_end) lines_.reset();
}

bool DocumentSource::Reader::next(Batch& batch) {
  batch.clear();
  while (batch.bytes.size() < options_.batch_bytes) {
    if (lines_) {
      cut_lines(batch);
      // What is left of the file's bytes is in `carry` and begins the next batch.
      if (lines_) break;
      continue;
    }
    Input input;
    if (!next_input(input, batch)) break;
    const std::string name = input.name;
    try {
      open(std::move(input), batch);
    } catch (const ReadFailure& failure) {
      report(batch, Trouble::kUnreadable, name, failure.what());
    }
    // Diagnostics alone fill a batch too: a folder of a million strangers stays in bounded memory.
    if (batch.cutting.list().size() > 1000) break;
  }
  return batch.piece_count > 0 || !batch.cutting.empty();
}

DocumentSource::DocumentSource(std::vector<std::string> inputs, SourceOptions options)
    : reader_(std::make_unique<Reader>(std::move(inputs), options)) {}
DocumentSource::~DocumentSource() = default;
bool DocumentSource::next(Batch& batch) {
  return reader_->next(batch);
}
std::uint64_t DocumentSource::bytes_read() const {
  return reader_->bytes_read();
}
std::uint64_t DocumentSource::bytes_total() const {
  return reader_->bytes_total();
}

}  // namespace edgewise
