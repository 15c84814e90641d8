// How fast inputs are read: edgewise_bench_readers INPUT...
// Prints the serial half alone (cutting bytes at document ends), then the whole reading at 1 and 2 threads, in
// megabytes of input and of text a second of wall time, best of five rounds, and the processor time of a round.

#include <fmt/format.h>
#include <sys/resource.h>

#include <algorithm>
#include <chrono>
#include <functional>
#include <string>
#include <tuple>
#include <utility>
#include <vector>

#include "edgewise/extract/pipeline.hpp"

namespace {

using namespace edgewise;

struct Nothing : BatchWorker {
  void process(const Document&, std::string&) override {}
};
struct Nowhere : OrderedSink {
  bool write(const BatchOutput&) override { return true; }
};

double processor_seconds() {
  struct rusage usage {};
  ::getrusage(RUSAGE_SELF, &usage);
  const auto seconds = [](const timeval& t) {
    return static_cast<double>(t.tv_sec) + static_cast<double>(t.tv_usec) / 1e6;
  };
  return seconds(usage.ru_utime) + seconds(usage.ru_stime);
}

// Runs `round` five times; it returns the bytes of input and of text.
void measure(const char* name, const std::function<std::pair<std::uint64_t, std::uint64_t>()>& round) {
  double wall = 1e9, processor = 1e9;
  std::uint64_t input = 0, text = 0;
  for (int i = 0; i < 5; ++i) {
    const auto begin = std::chrono::steady_clock::now();
    const double used = processor_seconds();
    std::tie(input, text) = round();
    wall = std::min(wall, std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count());
    processor = std::min(processor, processor_seconds() - used);
  }
  const auto rate = [](std::uint64_t bytes, double seconds) { return static_cast<double>(bytes) / 1e6 / seconds; };
  fmt::print("{:<12} input {:7.0f} MB/s   text {:7.0f} MB/s   processor {:6.3f} s, {:7.0f} MB/s of input\n", name,
             rate(input, wall), rate(text, wall), processor, rate(input, processor));
}

}  // namespace

int main(int count, char** arguments) {
  const std::vector<std::string> inputs(arguments + 1, arguments + count);
  if (inputs.empty()) {
    fmt::print(stderr, "usage: edgewise_bench_readers INPUT...\n");
    return 2;
  }
  measure("cut", [&] {
    DocumentSource source(inputs);
    Batch batch;
    while (source.next(batch)) {
    }
    return std::pair{source.bytes_read(), std::uint64_t{0}};
  });
  for (const unsigned threads : {1U, 2U}) {
    measure(threads == 1 ? "1 thread" : "2 threads", [&] {
      DocumentSource source(inputs);
      Nowhere sink;
      DiagnosticLog log(nullptr);
      const PipelineResult result =
          run_pipeline(source, [] { return std::make_unique<Nothing>(); }, sink, log, {threads, nullptr, {}});
      return std::pair{source.bytes_read(), result.text_bytes};
    });
  }
  return 0;
}
