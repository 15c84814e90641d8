#pragma once
// What the commands that read articles share: one run over the inputs, with trouble on stderr and a moving line there.

#include <string>
#include <vector>

#include "edgewise/cli/command.hpp"
#include "edgewise/extract/extractor.hpp"
#include "edgewise/extract/pipeline.hpp"

namespace edgewise {

// Text of the option help that they share: what an INPUT may be.
extern const char* const kAboutInputs;

struct ReadOutcome {
  PipelineResult result;
  std::size_t unread = 0;  // inputs and documents that could not be read; each was named
  // kDone; kSomeUnread; kFailed where not one document could be read.
  ExitCode code() const;
};

// Reads all inputs, hands each document to a worker and the results to the sink, in order. Ends early where a signal
// came (result.cancelled; only under an InterruptGuard) or where the sink has enough.
ReadOutcome read_inputs(const std::vector<std::string>& inputs, const WorkerFactory& make_worker, OrderedSink& sink,
                        const CommonOptions& common, Console& console);

// The rule pack that the options name, kept until the process ends: to take its tables apart at the end costs more than
// a small run has to spare, and the system takes them back anyhow. Throws RuleError.
const Pack& load_pack(const CommonOptions& common);

// The day an article was written on: what came with it, else what reading found; empty where neither is sure.
std::string_view written_on(const Reading& reading, const Document& document);

// What a document's facts were made with besides its text: the pack, the program, the reference date. Facts are out of
// date when it has changed.
std::uint64_t making_salt(const CommonOptions& common);

// A filter from articles to stdout: extract and mentions. Loads the pack, then reads.
class ArticleFilter : public Command {
 public:
  void setup(const Options& options) override;
  ExitCode run(Console& console) override;

 protected:
  virtual void begin() {}  // before the first document
  virtual void write(Extractor& extractor, const Document& document, std::string& out) const = 0;

 private:
  std::vector<std::string> inputs_;
};

}  // namespace edgewise
