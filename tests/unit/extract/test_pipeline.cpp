#include <doctest/doctest.h>

#include <fcntl.h>
#include <unistd.h>

#include <csignal>
#include <stdexcept>

#include "../text/readers/reading.hpp"
#include "edgewise/extract/pipeline.hpp"

using namespace edgewise;
using namespace edgewise::test;

namespace {

struct Echo : BatchWorker {
  void process(const Document& document, std::string& out) override {
    if (document.text == "throw") throw std::runtime_error("thrown");
    if (document.text != "none") out += std::string(document.id) + '=' + std::string(document.text) + '\n';
  }
};

struct Collect : OrderedSink {
  std::string all;
  Strings ids;
  std::size_t stop_after = 0;
  bool write(const BatchOutput& output) override {
    all += output.text;
    for (std::size_t i = 0; i < output.documents.size(); ++i) {
      ids.emplace_back(output.documents[i].id);
      CHECK((output.of(i).empty() || output.of(i).starts_with(output.documents[i].id)));
    }
    return stop_after == 0 || ids.size() < stop_after;
  }
};

std::string lines(std::size_t count) {
  std::string out;
  for (std::size_t i = 0; i < count; ++i) {
    out += "{\"id\":\"d" + std::to_string(i) + "\",\"text\":\"" + std::string(i * 37 % 500, 'x') + "\"}\n";
  }
  return out;
}

WorkerFactory echo() {
  return [] { return std::make_unique<Echo>(); };
}

PipelineResult run(const std::string& path, OrderedSink& sink, DiagnosticLog& log, PipelineOptions options) {
  DocumentSource source({path}, {2000, 1 << 20});
  return run_pipeline(source, echo(), sink, log, options);
}

}  // namespace

TEST_CASE("the same bytes for any number of threads") {
  const Folder folder;
  const std::string path = folder.file("n.jsonl", lines(2000));
  std::string first;
  for (const unsigned threads : {1U, 2U, 3U, 8U}) {
    CAPTURE(threads);
    Collect sink;
    DiagnosticLog log(nullptr);
    std::uint64_t reported = 0;
    PipelineOptions options{threads, nullptr, [&](const PipelineProgress& p) { reported = p.documents; }};
    const PipelineResult result = run(path, sink, log, options);
    CHECK(result.documents == 2000);
    CHECK(reported == 2000);
    CHECK_FALSE(result.cancelled);
    CHECK_FALSE(result.closed);
    CHECK(sink.ids.size() == 2000);
    if (first.empty()) first = sink.all;
    CHECK(sink.all == first);
  }
}

TEST_CASE("a document whose id came before is left out and named") {
  const Folder folder;
  const std::string path = folder.file("n.jsonl",
                                       "{\"id\":\"a\",\"text\":\"1\"}\n{\"id\":\"b\",\"text\":\"2\"}\n"
                                       "{\"id\":\"a\",\"text\":\"3\"}\n{\"id\":\"c\",\"text\":\"none\"}\n"
                                       "{\"id\":\"b\",\"text\":\"4\"}\n{\"id\":\"d\",\"text\":\"5\"}\n");
  for (const unsigned threads : {1U, 2U}) {
    for (const std::size_t batch : {1UL, 65536UL}) {
      Collect sink;
      DiagnosticLog log(nullptr);
      DocumentSource source({path}, {batch, 1 << 20});
      const PipelineResult result = run_pipeline(source, echo(), sink, log, {threads, nullptr, {}});
      CHECK(sink.all == "a=1\nb=2\nd=5\n");
      CHECK(sink.ids == Strings{"a", "b", "c", "d"});
      CHECK(result.duplicates == 2);
      CHECK(result.documents == 4);
      CHECK(log.count(Trouble::kDuplicate) == 2);
    }
  }
}

TEST_CASE("a sink that has enough and a flag end the run") {
  const Folder folder;
  const std::string path = folder.file("n.jsonl", lines(5000));
  for (const unsigned threads : {1U, 2U}) {
    Collect sink;
    sink.stop_after = 10;
    DiagnosticLog log(nullptr);
    const PipelineResult closed = run(path, sink, log, {threads, nullptr, {}});
    CHECK(closed.closed);
    CHECK(sink.ids.size() < 200);

    Collect all;
    std::atomic<bool> cancelled{false};
    const PipelineResult result =
        run(path, all, log, {threads, &cancelled, [&](const PipelineProgress&) { cancelled = true; }});
    CHECK(result.cancelled);
    CHECK(all.ids.size() < 2000);
    // What came out is a beginning of the whole, without a hole.
    for (std::size_t i = 0; i < all.ids.size(); ++i) CHECK(all.ids[i] == "d" + std::to_string(i));
  }
}

TEST_CASE("what a worker throws comes out of the run") {
  const Folder folder;
  const std::string path = folder.file("n.jsonl", lines(50) + "{\"id\":\"z\",\"text\":\"throw\"}\n" + lines(50));
  for (const unsigned threads : {1U, 2U}) {
    Collect sink;
    DiagnosticLog log(nullptr);
    CHECK_THROWS_WITH_AS(run(path, sink, log, {threads, nullptr, {}}), "thrown", std::runtime_error);
  }
}

TEST_CASE("a closed pipe ends the run without a message, a full disk with one") {
  const Folder folder;
  const std::string path = folder.file("n.jsonl", lines(5000));
  int ends[2];
  REQUIRE(::pipe(ends) == 0);
  ::close(ends[0]);
  FdSink closed(ends[1]);
  DiagnosticLog log(nullptr);
  CHECK(run(path, closed, log, {2, nullptr, {}}).closed);
  ::close(ends[1]);

  const int full = ::open("/dev/full", O_WRONLY);
  FdSink sink(full);
  CHECK_THROWS_WITH(run(path, sink, log, {2, nullptr, {}}), "the output cannot be written: No space left on device");
  ::close(full);
}

TEST_CASE("no input at all") {
  DocumentSource source({});
  Collect sink;
  DiagnosticLog log(nullptr);
  CHECK(run_pipeline(source, echo(), sink, log, {2, nullptr, {}}).documents == 0);
}
