// How fast each format is written, the graph being in memory: bytes a second of processor time into nothing, so that
// neither the disk nor other programs are measured, and a second of wall time into a file that is synced and renamed.
//
//   build/bench/tests/edgewise_bench_export [FACTS (default: 1,070,000, about a million edges)] [FORMAT...]
//
// EDGEWISE_BENCH_STORE names a store to read; where there is none of that name, what was made up stays there.

#include <fmt/format.h>
#include <sys/resource.h>

#include <cstdlib>
#include <filesystem>

#include "bench/measure.hpp"
#include "edgewise/export/exporter.hpp"
#include "edgewise/graph/load.hpp"
#include "support/fact_list.hpp"
#include "support/generate_graph.hpp"

using namespace edgewise;
using bench::peak_megabytes;
using bench::seconds;

namespace {

class CountingTarget : public ExportTarget {
 public:
  ByteSink& open(const std::string&) override { return sink_; }
  void commit() override {}
  std::size_t bytes() const { return sink_.bytes; }

 private:
  struct Sink : ByteSink {
    void write(std::string_view text) override { bytes += text.size(); }
    std::size_t bytes = 0;
  };
  Sink sink_;
};

double processor_seconds() {
  rusage usage{};
  getrusage(RUSAGE_SELF, &usage);
  const auto seconds = [](const timeval& t) {
    return static_cast<double>(t.tv_sec) + static_cast<double>(t.tv_usec) / 1e6;
  };
  return seconds(usage.ru_utime) + seconds(usage.ru_stime);
}

}  // namespace

int main(int argc, char** argv) {
  test::GeneratorOptions options;
  options.facts = argc > 1 ? std::strtoull(argv[1], nullptr, 10) : 1070000;
  options.persons = options.facts / 10;
  const test::TemporaryFolder folder;
  const char* given = std::getenv("EDGEWISE_BENCH_STORE");
  const std::string store = given != nullptr ? given : folder / "graph.db";
  if (!std::filesystem::exists(store)) test::generate_store(options, store);
  std::unique_ptr<KnowledgeGraph> graph;
  const double loading = seconds([&] { graph = std::make_unique<KnowledgeGraph>(load_graph(store)); });
  fmt::print("{} nodes, {} edges, loaded in {:.1f} s, peak {:.0f} MB\n", graph->nodes().size(), graph->edges().size(),
             loading, peak_megabytes());
  ExportSettings settings;
  settings.templates = std::string(EDGEWISE_SOURCE_DIR) + "/export";
  const Schema schema = Schema::load(std::string(EDGEWISE_SOURCE_DIR) + "/rules/schema.json");
  settings.schema = &schema;
  fmt::print("{:<8} {:>8} {:>10} {:>14} {:>12}\n", "format", "MB", "MB/cpu s", "MB/s to disk", "peak MB");
  for (const ExportFormat& format : export_formats()) {
    bool asked = argc <= 2;
    for (int i = 2; i < argc; ++i) asked = asked || format.name == argv[i];
    if (!asked) continue;
    CountingTarget nothing;
    const double before = processor_seconds();
    format.make(settings)->write(*graph, nothing);
    const double fast = processor_seconds() - before;
    const std::string path = folder / ("out." + format.name);
    const double safe = seconds([&] {
      FileTarget target(path, format.folder);
      format.make(settings)->write(*graph, target);
      target.commit();
    });
    std::filesystem::remove_all(path);
    const double megabytes = static_cast<double>(nothing.bytes()) / 1e6;
    fmt::print("{:<8} {:>8.0f} {:>10.0f} {:>14.0f} {:>12.0f}\n", format.name, megabytes, megabytes / fast,
               megabytes / safe, peak_megabytes());
    std::fflush(stdout);
  }
}
