#pragma once
// Runs work over all documents of a source on any number of threads, with results in input order: the same bytes come
// out for 1 thread and for 64.
//
//   struct CountWords : BatchWorker { void process(const Document& d, std::string& out) override {...} };
//   FdSink out(STDOUT_FILENO);
//   run_pipeline(source, [] { return std::make_unique<CountWords>(); }, out, log, {.threads = 4});
//
// A worker is made once a thread and keeps its buffers; process() calls on one worker never overlap. The sink and the
// log are called by one thread at a time, in order. With one thread nothing but the caller's thread runs. A document
// whose id came before is reported as Trouble::kDuplicate and its output is dropped.

#include <atomic>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <memory>
#include <span>
#include <string>
#include <string_view>

#include "edgewise/base/diagnostics.hpp"
#include "edgewise/text/document.hpp"
#include "edgewise/text/document_source.hpp"

namespace edgewise {

struct BatchWorker {
  virtual ~BatchWorker() = default;
  // Appends what the document gives to `out`. The document's views are good until the sink has had it.
  virtual void process(const Document& document, std::string& out) = 0;
};

using WorkerFactory = std::function<std::unique_ptr<BatchWorker>()>;

// The results of one batch, in input order.
struct BatchOutput {
  std::span<const Document> documents;
  std::span<const std::size_t> ends;  // in `text`, one a document
  std::string_view text;

  std::string_view of(std::size_t i) const {
    const std::size_t begin = i == 0 ? 0 : ends[i - 1];
    return text.substr(begin, ends[i] - begin);
  }
};

struct OrderedSink {
  virtual ~OrderedSink() = default;
  // False where nothing more is wanted (the reader of a pipe went away): the run then ends.
  virtual bool write(const BatchOutput& output) = 0;
};

// Writes the text to a file descriptor. A closed pipe ends the run without a message; any other failure is an
// InputError. Makes the process ignore SIGPIPE. The descriptor is not closed.
class FdSink : public OrderedSink {
 public:
  explicit FdSink(int descriptor);
  bool write(const BatchOutput& output) override;

 private:
  int descriptor_;
};

struct PipelineProgress {
  std::uint64_t documents = 0;
  std::uint64_t text_bytes = 0;  // of the documents
};

struct PipelineOptions {
  unsigned threads = 0;                          // 0: as many as the machine has
  const std::atomic<bool>* cancelled = nullptr;  // set from a signal handler: no new batch is begun, begun ones end
  std::function<void(const PipelineProgress&)> progress;  // after each batch, in order
};

struct PipelineResult {
  std::uint64_t documents = 0;   // handed to the sink
  std::uint64_t duplicates = 0;  // left out
  std::uint64_t text_bytes = 0;
  bool cancelled = false;  // ended by the flag
  bool closed = false;     // ended by the sink
};

PipelineResult run_pipeline(DocumentSource& source, const WorkerFactory& make_worker, OrderedSink& sink,
                            DiagnosticLog& log, const PipelineOptions& options = {});

}  // namespace edgewise
