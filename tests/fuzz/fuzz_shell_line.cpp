// The dialogue: any text as what was typed so far. Its end is found, it is completed and put on one line, and what is
// replaced lies within it.

#include <cstdint>
#include <cstdlib>
#include <string>

#include "cli/shell/completion.hpp"
#include "cli/shell/history.hpp"
#include "edgewise/query/cypher/words.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace edgewise;
  static const shell::Vocabulary words = {
      .labels = {"Person", "odd name"},
      .types = {"MET", "MEMBER_OF"},
      .keys = {"name", "first_date"},
      .parameters = {"who"},
      .forms = {"csv", "json"},
      // No files: what lies in the folder is none of the fuzzer's business.
      .commands = {{":help", "command"}, {":mode", "form"}, {":timer", "switch"}, {":explain", "query"}},
      .names = [](std::string_view) {
        return std::vector<std::string>{"Vučić", "it's \\ 'quoted'"};
      }};
  const std::string text(reinterpret_cast<const char*>(data), size);
  const cypher::Scan scan = cypher::scan_statement(text);
  if (scan.end != cypher::Scan::npos && text[scan.end] != ';') std::abort();
  if (scan.inside != cypher::Inside::kNothing && scan.opened >= text.size()) std::abort();
  const shell::Completion found = shell::complete(text, words);
  if (!found.words.empty() && found.from > text.size()) std::abort();
  shell::common_start(found.words);
  if (shell::on_one_line(text).find('\n') != std::string::npos) std::abort();
  return 0;
}
