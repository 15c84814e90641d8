// Where the time of reading goes: edgewise_bench_stages [--rules FOLDER] FILE.jsonl
//
// One table: megabytes of the file a second and nanoseconds a byte for each stage on one thread, then the whole of it
// at 1 and 2 threads, beside `wc -w` of the same file in the same rounds. All but the row of 2 threads is processor
// time, so that what else runs on the machine counts less; its speed drifts all the same, so the last column, time in
// units of `wc -w`, is the one to quote. Every figure is the median of the rounds.

#include <fcntl.h>
#include <fmt/format.h>
#include <spawn.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <chrono>
#include <string>
#include <string_view>
#include <vector>

#include "edgewise/base/error.hpp"
#include "edgewise/extract/extractor.hpp"
#include "edgewise/extract/pipeline.hpp"

extern char** environ;

namespace {

using namespace edgewise;
using Clock = std::chrono::steady_clock;

constexpr int kRounds = 5;

enum Stage { kRead, kTokens, kDates, kMentions, kResolution, kRoles, kClauses, kRules, kFacts, kWrite, kStages };
constexpr std::array<std::string_view, kStages> kNames = {"read",  "tokens",  "dates", "mentions", "resolution",
                                                          "roles", "clauses", "rules", "facts",    "write"};

double processor_seconds(const struct rusage& usage) {
  const auto seconds = [](const timeval& t) {
    return static_cast<double>(t.tv_sec) + static_cast<double>(t.tv_usec) / 1e6;
  };
  return seconds(usage.ru_utime) + seconds(usage.ru_stime);
}
double processor_seconds() {
  struct rusage usage {};
  ::getrusage(RUSAGE_SELF, &usage);
  return processor_seconds(usage);
}

// Gives the time since the last mark to a stage.
class Stopwatch {
 public:
  void start() { last_ = Clock::now(); }
  void give(Stage stage) {
    const Clock::time_point now = Clock::now();
    seconds_[stage] += std::chrono::duration<double>(now - last_).count();
    last_ = now;
  }
  // The stages' times, shrunk together to the processor time that was spent on them all.
  std::array<double, kStages> seconds(double processor) const {
    double sum = 0;
    for (const double s : seconds_) sum += s;
    std::array<double, kStages> out = seconds_;
    for (double& s : out) s *= processor / sum;
    return out;
  }

 private:
  Clock::time_point last_;
  std::array<double, kStages> seconds_{};
};

struct Tally {
  std::uint64_t documents = 0, sentences = 0, read = 0, views = 0, matches = 0, facts = 0;
};

// The extractor's own order of work, with a mark behind each stage.
class Staged {
 public:
  explicit Staged(const Pack& pack)
      : tokenizer_(pack.lexicon),
        dates_(pack.lexicon),
        mentions_(pack.schema, pack.lexicon, pack.gazetteer, pack.titles),
        scratch_(MentionFinder::make_scratch()),
        resolver_(pack.schema, pack.lexicon, pack.gazetteer),
        extractor_(pack),
        matcher_(pack.rules),
        builder_(pack, extractor_.resolver()),
        structure_(pack) {}

  void run(const Document& document, Stopwatch& watch, Tally& tally, std::string& out) {
    Reading& r = extractor_.reading();
    r.doc = document.id;
    r.mentions.clear();
    watch.start();
    tokenizer_.run(document.text, r.text);
    watch.give(kTokens);
    dates_.find(document, r.text, r.mentions);
    watch.give(kDates);
    mentions_.find(r.text, r.mentions, *scratch_);
    watch.give(kMentions);
    resolver_.resolve(r.text, r.mentions, r.entities);
    watch.give(kResolution);
    builder_.start(r);
    for (std::uint32_t s = 0; s < r.text.sentences.size(); ++s) {
      builder_.add_roles(s);
      structure_.read(r, s, builder_);
      watch.give(kRoles);
      if (extractor_.worth_reading(s)) {
        extractor_.read_sentence(s, false);
        watch.give(kClauses);
        matches_.clear();
        ends_.clear();
        const ViewBuilder& views = extractor_.views();
        for (std::size_t v = 0; v < views.size(); ++v) {
          matcher_.match(views[v], matches_);
          ends_.push_back(matches_.size());
        }
        watch.give(kRules);
        std::size_t m = 0;
        for (std::size_t v = 0; v < views.size(); ++v) {
          for (; m < ends_[v]; ++m) builder_.add_match(s, views[v], extractor_.clauses(), matches_[m]);
        }
        ++tally.read;
        tally.views += views.size();
        tally.matches += matches_.size();
      }
      builder_.end_sentence();
      watch.give(kFacts);
    }
    for (const Fact& fact : builder_.facts()) write_fact(fact, out);
    watch.give(kWrite);
    ++tally.documents;
    tally.sentences += r.text.sentences.size();
    tally.facts += builder_.facts().size();
  }

 private:
  Tokenizer tokenizer_;
  DateFinder dates_;
  MentionFinder mentions_;
  MentionFinder::Scratch scratch_;
  Resolver resolver_;
  Extractor extractor_;
  Matcher matcher_;
  FactBuilder builder_;
  StructureReader structure_;
  std::vector<RuleMatch> matches_;
  std::vector<std::size_t> ends_;
};

std::array<double, kStages> time_stages(const Pack& pack, const std::string& file, Tally& tally) {
  tally = {};
  Staged staged(pack);
  Stopwatch watch;
  DocumentSource source({file});
  Batch batch;
  std::string out;
  const double begin = processor_seconds();
  while (true) {
    watch.start();
    const bool more = source.next(batch);
    if (more) parse_batch(batch);
    watch.give(kRead);
    if (!more) return watch.seconds(processor_seconds() - begin);
    out.clear();
    for (const Document& document : batch.documents) staged.run(document, watch, tally, out);
  }
}

struct Worker : BatchWorker {
  explicit Worker(const Pack& pack) : extractor(pack) {}
  void process(const Document& document, std::string& out) override {
    for (const Fact& fact : extractor.facts(document)) write_fact(fact, out);
  }
  Extractor extractor;
};
struct Nowhere : OrderedSink {
  bool write(const BatchOutput&) override { return true; }
};

// Processor time for one thread, time on the clock for more.
double time_whole(const Pack& pack, const std::string& file, unsigned threads) {
  const auto begin = Clock::now();
  const double used = processor_seconds();
  DocumentSource source({file});
  Nowhere sink;
  DiagnosticLog log(nullptr);
  run_pipeline(source, [&] { return std::make_unique<Worker>(pack); }, sink, log, {threads, nullptr, {}});
  if (threads == 1) return processor_seconds() - used;
  return std::chrono::duration<double>(Clock::now() - begin).count();
}

double time_word_count(const std::string& file) {
  posix_spawn_file_actions_t actions;
  posix_spawn_file_actions_init(&actions);
  posix_spawn_file_actions_addopen(&actions, STDOUT_FILENO, "/dev/null", O_WRONLY, 0);
  std::string name = "wc", option = "-w", path = file;
  char* const arguments[] = {name.data(), option.data(), path.data(), nullptr};
  struct rusage usage {};
  pid_t child = 0;
  int status = -1;
  if (::posix_spawnp(&child, "wc", &actions, nullptr, arguments, environ) == 0) ::wait4(child, &status, 0, &usage);
  posix_spawn_file_actions_destroy(&actions);
  if (status != 0) throw InputError("wc -w cannot be run; it comes with coreutils");
  return processor_seconds(usage);
}

double median(std::vector<double> values) {
  std::sort(values.begin(), values.end());
  return values[values.size() / 2];
}

std::uint64_t size_of(const std::string& file) {
  DocumentSource source({file});
  return source.bytes_total();
}

int run(const std::string& rules, const std::string& file) {
  std::vector<double> loads, words;
  std::vector<std::array<double, kStages>> stages;
  std::array<std::vector<double>, 2> whole;
  Tally tally;
  for (int round = 0; round < kRounds; ++round) {
    words.push_back(time_word_count(file));
    const double begin = processor_seconds();
    const Pack pack(rules);
    loads.push_back(processor_seconds() - begin);
    stages.push_back(time_stages(pack, file, tally));
    for (const unsigned threads : {1U, 2U}) whole[threads - 1].push_back(time_whole(pack, file, threads));
  }
  const auto bytes = static_cast<double>(size_of(file));
  const double unit = median(words);
  const auto row = [&](std::string_view name, double seconds) {
    fmt::print("{:<12}{:>9.0f}{:>10.2f}{:>10.2f}\n", name, bytes / 1e6 / seconds, seconds / bytes * 1e9,
               seconds / unit);
  };
  fmt::print("{:<12}{:>9}{:>10}{:>10}\n", "stage", "MB/s", "ns/byte", "x wc -w");
  double sum = 0;
  for (std::size_t s = 0; s < kStages; ++s) {
    std::vector<double> values;
    for (const auto& round : stages) values.push_back(round[s]);
    row(kNames[s], median(values));
    sum += median(values);
  }
  row("all stages", sum);
  row("1 thread", median(whole[0]));
  row("2 threads", median(whole[1]));
  row("wc -w", unit);
  fmt::print(
      "\nthe pack loads in {:.1f} ms; {} documents, {} sentences, {} read for clauses, {} views, {} matches, {} "
      "facts\n",
      median(loads) * 1e3, tally.documents, tally.sentences, tally.read, tally.views, tally.matches, tally.facts);
  return 0;
}

}  // namespace

int main(int count, char** arguments) {
  std::vector<std::string> words(arguments + 1, arguments + count);
  std::string rules = EDGEWISE_SOURCE_DIR "/rules";
  if (words.size() == 3 && words[0] == "--rules") {
    rules = words[1];
    words.erase(words.begin(), words.begin() + 2);
  }
  if (words.size() != 1 || words[0].starts_with('-')) {
    fmt::print(stderr, "usage: edgewise_bench_stages [--rules FOLDER] FILE.jsonl\n");
    return 2;
  }
  try {
    return run(rules, words[0]);
  } catch (const std::exception& error) {
    fmt::print(stderr, "{}\n", error.what());
    return 2;
  }
}
