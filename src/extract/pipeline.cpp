#include "edgewise/extract/pipeline.hpp"

#include <fmt/format.h>
#include <oneapi/tbb/global_control.h>
#include <oneapi/tbb/parallel_pipeline.h>
#include <oneapi/tbb/task_arena.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <csignal>
#include <cstring>
#include <mutex>
#include <thread>
#include <vector>

#include "edgewise/base/error.hpp"
#include "extract/seen_ids.hpp"

namespace edgewise {
namespace {

// A batch on its way: what came in and what came out.
struct Job {
  Batch batch;
  std::string out;
  std::vector<std::size_t> ends;
  std::vector<std::uint64_t> ids;  // SeenIds::hash() of the documents' ids

  void work(BatchWorker& worker) {
    parse_batch(batch);
    if (out.capacity() > kKeptOutput) out = {};
    out.clear();
    ends.clear();
    ids.clear();
    for (const Document& document : batch.documents) {
      worker.process(document, out);
      ends.push_back(out.size());
      ids.push_back(SeenIds::hash(document.id));
    }
  }

 private:
  static constexpr std::size_t kKeptOutput = std::size_t{4} << 20;
};

// The ordered end of the line: duplicates, diagnostics, the sink.
class Outlet {
 public:
  Outlet(OrderedSink& sink, DiagnosticLog& log, const PipelineOptions& options)
      : sink_(sink), log_(log), options_(options) {}

  // False where the run has to end.
  bool take(Job& job) {
    drop_duplicates(job);
    log_.report(job.batch.diagnostics);
    for (const Document& document : job.batch.documents) result_.text_bytes += document.text.size();
    result_.documents += job.batch.documents.size();
    if (!job.batch.documents.empty() && !sink_.write({job.batch.documents, job.ends, job.out})) {
      result_.closed = true;
      return false;
    }
    if (options_.progress) options_.progress({result_.documents, result_.text_bytes});
    return true;
  }
  PipelineResult& result() { return result_; }

 private:
  void drop_duplicates(Job& job) {
    std::vector<Document>& documents = job.batch.documents;
    seen_.prepare(job.ids);
    std::size_t kept = 0, kept_bytes = 0, begin = 0;
    for (std::size_t i = 0; i < documents.size(); ++i) {
      const std::size_t end = job.ends[i], size = end - begin;
      if (!seen_.insert(job.ids[i])) {
        ++result_.duplicates;
        job.batch.diagnostics.add(Trouble::kDuplicate, printable(documents[i].id),
                                  "is the id of a document before; this one is left out");
      } else {
        if (kept_bytes != begin) std::memmove(job.out.data() + kept_bytes, job.out.data() + begin, size);
        kept_bytes += size;
        documents[kept] = documents[i];
        job.ends[kept] = kept_bytes;
        ++kept;
      }
      begin = end;
    }
    documents.resize(kept);
    job.ends.resize(kept);
    job.out.resize(kept_bytes);
  }

  OrderedSink& sink_;
  DiagnosticLog& log_;
  const PipelineOptions& options_;
  PipelineResult result_;
  SeenIds seen_;
};

// Things that are lent out and given back: jobs and workers keep their buffers.
template <typename T>
class Pool {
 public:
  explicit Pool(std::function<std::unique_ptr<T>()> make) : make_(std::move(make)) {}
  T* take() {
    const std::lock_guard lock(mutex_);
    if (free_.empty()) {
      all_.push_back(make_());
      return all_.back().get();
    }
    T* const out = free_.back();
    free_.pop_back();
    return out;
  }
  void give(T* thing) {
    const std::lock_guard lock(mutex_);
    free_.push_back(thing);
  }

 private:
  std::function<std::unique_ptr<T>()> make_;
  std::mutex mutex_;
  std::vector<std::unique_ptr<T>> all_;
  std::vector<T*> free_;
};

bool is_set(const std::atomic<bool>* flag) {
  return flag != nullptr && flag->load(std::memory_order_relaxed);
}

void run_alone(DocumentSource& source, const WorkerFactory& make_worker, Outlet& outlet,
               const PipelineOptions& options) {
  const std::unique_ptr<BatchWorker> worker = make_worker();
  Job job;
  while (true) {
    if (is_set(options.cancelled)) {
      outlet.result().cancelled = true;
      return;
    }
    if (!source.next(job.batch)) return;
    job.work(*worker);
    if (!outlet.take(job)) return;
  }
}

void run_threads(DocumentSource& source, const WorkerFactory& make_worker, Outlet& outlet,
                 const PipelineOptions& options, unsigned threads) {
  Pool<Job> jobs([] { return std::make_unique<Job>(); });
  Pool<BatchWorker> workers(make_worker);
  std::atomic<bool> ended{false};
  const auto read = [&](tbb::flow_control& control) -> Job* {
    if (is_set(options.cancelled)) outlet.result().cancelled = true;
    if (outlet.result().cancelled || ended.load()) {
      control.stop();
      return nullptr;
    }
    Job* const job = jobs.take();
    if (source.next(job->batch)) return job;
    jobs.give(job);
    control.stop();
    return nullptr;
  };
  const auto work = [&](Job* job) -> Job* {
    // A worker belongs to one batch at a time; as many are made as batches are worked on at once.
    BatchWorker* const worker = workers.take();
    job->work(*worker);
    workers.give(worker);
    return job;
  };
  const auto write = [&](Job* job) {
    if (!ended.load() && !outlet.take(*job)) ended.store(true);
    jobs.give(job);
  };
  // More threads than the machine has are the user's choice; without this the library warns on stderr.
  tbb::global_control allowed(tbb::global_control::max_allowed_parallelism, threads);
  tbb::task_arena arena(static_cast<int>(threads));
  arena.execute([&] {
    tbb::parallel_pipeline(std::size_t{threads} * 4,
                           tbb::make_filter<void, Job*>(tbb::filter_mode::serial_in_order, read) &
                               tbb::make_filter<Job*, Job*>(tbb::filter_mode::parallel, work) &
                               tbb::make_filter<Job*, void>(tbb::filter_mode::serial_in_order, write));
  });
}

}  // namespace

FdSink::FdSink(int descriptor) : descriptor_(descriptor) {
  std::signal(SIGPIPE, SIG_IGN);
}

bool FdSink::write(const BatchOutput& output) {
  std::string_view rest = output.text;
  while (!rest.empty()) {
    const ssize_t put = ::write(descriptor_, rest.data(), rest.size());
    if (put < 0 && errno == EINTR) continue;
    if (put < 0 && errno == EPIPE) return false;
    if (put < 0) throw InputError(fmt::format("the output cannot be written: {}", std::strerror(errno)));
    rest.remove_prefix(static_cast<std::size_t>(put));
  }
  return true;
}

PipelineResult run_pipeline(DocumentSource& source, const WorkerFactory& make_worker, OrderedSink& sink,
                            DiagnosticLog& log, const PipelineOptions& options) {
  Outlet outlet(sink, log, options);
  const unsigned threads = options.threads > 0 ? options.threads : std::max(1U, std::thread::hardware_concurrency());
  if (threads == 1) {
    run_alone(source, make_worker, outlet, options);
  } else {
    run_threads(source, make_worker, outlet, options, threads);
  }
  return outlet.result();
}

}  // namespace edgewise
