#pragma once
// Trouble inside an input that does not stop the run: collected where it is found, handed on in input order, and
// printed on stderr by one log, so that the messages of a run are the same for any number of threads.
//
//   warning: news.jsonl:17: 3 bytes are not UTF-8; they are read as U+FFFD
//
// Diagnostics is a plain list: each batch of work has its own, no locks. DiagnosticLog belongs to the thread that
// prints.

#include <cstddef>
#include <cstdio>
#include <string>
#include <string_view>
#include <vector>

namespace edgewise {

// What kind of trouble it is; the limit of the log counts each kind for itself.
enum class Trouble : unsigned char {
  kUnreadable,    // an input (a file, a member of an archive) could not be read; always printed, exit code 4
  kSkipped,       // a document or a line inside a readable input was left out; exit code 4
  kDuplicate,     // a document id came twice; the later one was left out
  kInvalidBytes,  // bytes that are not UTF-8, replaced
  kEmpty,         // nothing to read in it
  kOther,         // read, but something about it is odd
};
inline constexpr std::size_t kTroubleKinds = 6;

struct Diagnostic {
  Trouble kind;
  std::string place;    // "news.jsonl:17", "a.zip!b.html"; may be empty
  std::string message;  // what is wrong and, where something can be done, what to do
};

class Diagnostics {
 public:
  void add(Trouble kind, std::string place, std::string message) {
    list_.push_back({kind, std::move(place), std::move(message)});
  }
  void append(Diagnostics&& other);
  void clear() { list_.clear(); }
  bool empty() const { return list_.empty(); }
  const std::vector<Diagnostic>& list() const { return list_; }

 private:
  std::vector<Diagnostic> list_;
};

// Prints diagnostics as they come, at most `limit` of a kind (kUnreadable: all), and counts the rest.
class DiagnosticLog {
 public:
  // `out` may be null: then nothing is printed, only counted (--quiet). It is not closed.
  explicit DiagnosticLog(std::FILE* out, std::size_t limit = 10) : out_(out), limit_(limit) {}

  void report(const Diagnostic& diagnostic);
  void report(const Diagnostics& diagnostics);
  // Says how many messages of each kind were held back. Once, at the end of the run.
  void finish();

  std::size_t count(Trouble kind) const { return counts_[static_cast<std::size_t>(kind)]; }
  // Whether the run has to end with ExitCode::kSomeUnread.
  bool some_unread() const { return count(Trouble::kUnreadable) + count(Trouble::kSkipped) > 0; }

 private:
  std::FILE* out_;
  std::size_t limit_;
  std::size_t counts_[kTroubleKinds] = {};
};

// Text for a message: control characters and bytes that are not UTF-8 are shown as \xNN, long text is cut with "...".
std::string printable(std::string_view text, std::size_t max_bytes = 80);

}  // namespace edgewise
