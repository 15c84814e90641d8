#include "read_inputs.hpp"

#include <fmt/format.h>
#include <unistd.h>

#include <chrono>
#include <cstdio>

#include "edgewise/base/diagnostics.hpp"
#include "edgewise/base/files.hpp"
#include "edgewise/base/interrupt.hpp"
#include "edgewise/store/content_hash.hpp"
#include "edgewise/text/document_source.hpp"

namespace edgewise {
namespace {

// "12,340 documents, 45 MB, 80 MB/s, 0:07 left": drawn at most ten times a second.
class MovingLine {
 public:
  MovingLine(Console& console, const DocumentSource& source)
      : console_(console), source_(source), started_(Clock::now()), drawn_(started_) {}
  ~MovingLine() { console_.draw(""); }
  MovingLine(const MovingLine&) = delete;
  MovingLine& operator=(const MovingLine&) = delete;

  void update(const PipelineProgress& progress) {
    const Clock::time_point now = Clock::now();
    if (now - drawn_ < std::chrono::milliseconds(100)) return;
    drawn_ = now;
    const double seconds = std::chrono::duration<double>(now - started_).count();
    const double read = static_cast<double>(source_.bytes_read()), total = static_cast<double>(source_.bytes_total());
    const double rate = read / seconds;
    std::string line = fmt::format("{} documents, {:.0f} MB, {:.1f} MB/s", progress.documents, read / 1e6, rate / 1e6);
    if (total > read && rate > 0) {
      const auto left = static_cast<unsigned long>((total - read) / rate);
      line += fmt::format(", {:.0f} %, {}:{:02} left", 100 * read / total, left / 60, left % 60);
    }
    console_.draw(line);
  }

 private:
  using Clock = std::chrono::steady_clock;
  Console& console_;
  const DocumentSource& source_;
  Clock::time_point started_, drawn_;
};

}  // namespace

const char* const kAboutInputs =
    "INPUT is a file, a folder (read with all that lies below it) or - for stdin. Plain text, HTML and JSON Lines "
    "(\"id\" "
    "and \"text\", and if known \"date\", \"title\", \"url\", \"source\") are told apart by their content, packed or "
    "in an "
    "archive (gz, zst, xz, tar, zip, WARC) or not.";

ExitCode ReadOutcome::code() const {
  if (unread == 0) return ExitCode::kDone;
  return result.documents == 0 ? ExitCode::kFailed : ExitCode::kSomeUnread;
}

ReadOutcome read_inputs(const std::vector<std::string>& inputs, const WorkerFactory& make_worker, OrderedSink& sink,
                        const CommonOptions& common, Console& console) {
  DocumentSource source(inputs);
  DiagnosticLog log(stderr);
  PipelineOptions options;
  options.threads = common.thread_count();
  options.cancelled = &interrupt_flag();
  MovingLine line(console, source);
  if (console.progress()) options.progress = [&line](const PipelineProgress& progress) { line.update(progress); };
  ReadOutcome outcome;
  outcome.result = run_pipeline(source, make_worker, sink, log, options);
  console.draw("");
  log.finish();
  outcome.unread = log.count(Trouble::kUnreadable) + log.count(Trouble::kSkipped);
  return outcome;
}

std::string_view written_on(const Reading& reading, const Document& document) {
  const std::string_view found = reading.mentions.document_date;
  if (!document.date.empty() || found.starts_with('X')) return document.date;
  return found;
}

std::uint64_t making_salt(const CommonOptions& common) {
  std::uint64_t salt = hash_bytes_64(EDGEWISE_VERSION, kFactForm);
  salt = hash_bytes_64(common.reference_date, salt);
  for (const std::string& folder : common.rules_folders()) {
    for (const std::string& path : list_files(folder)) {
      salt = hash_bytes_64(std::string_view(path).substr(folder.size()), salt);
      salt = hash_bytes_64(read_file(path), salt);
    }
  }
  return salt;
}

const Pack& load_pack(const CommonOptions& common) {
  static const Pack* kept = nullptr;  // never deleted, always reachable
  kept = new Pack(common.rules_folders());
  return *kept;
}

void ArticleFilter::setup(const Options& options) {
  inputs_ = options.arguments();
}

ExitCode ArticleFilter::run(Console& console) {
  struct Worker : BatchWorker {
    Worker(const ArticleFilter& owner, const Pack& pack)
        : filter(owner), extractor(pack, {.reference_date = owner.common.reference_date}) {}
    void process(const Document& document, std::string& out) override { filter.write(extractor, document, out); }
    const ArticleFilter& filter;
    Extractor extractor;
  };
  const Pack& pack = load_pack(common);
  begin();
  FdSink sink(STDOUT_FILENO);
  return read_inputs(
             inputs_, [&] { return std::make_unique<Worker>(*this, pack); }, sink, common, console)
      .code();
}

}  // namespace edgewise
