#pragma once
// The contract of an export format, and the one table of them.
//
// A format is one file, src/export/<format>_exporter.cpp, that defines its exporter and `<format>_format()`, one line
// in src/export/registry.cpp, and a folder export/<format>/ with its templates, a page on how to load it, and a sample.
// An exporter writes what it is given, sorted as the graph is: the same graph gives the same bytes. It reads no clock,
// and any text in any field comes out as the format needs it. Templates are read when the exporter is made: what is
// wrong in them stops the work before anything is written (RuleError, file:line:column).

#include <cstddef>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "edgewise/export/target.hpp"
#include "edgewise/graph/knowledge_graph.hpp"
#include "edgewise/model/schema.hpp"

namespace edgewise {

// An option of one format, as the command line shows it.
struct FormatOption {
  std::string name, value, says;  // value: how it is called in help; empty for a switch
  std::vector<std::string> choices;
};

struct ExportSettings {
  std::string templates;           // the folder export/
  const Schema* schema = nullptr;  // codes of the relations; may be null: then no codes are written
  std::vector<std::pair<std::string, std::string>> values;  // the format's options that were given

  bool has(std::string_view name) const;
  std::string_view get(std::string_view name, std::string_view fallback) const;
};

struct ExportReport {
  std::size_t nodes = 0, edges = 0;
  std::size_t removed_characters = 0;  // that the format cannot hold
  std::vector<std::string> notes;      // lines for people: how to load what was written
};

class Exporter {
 public:
  virtual ~Exporter() = default;
  // Opens its files in `target` and fills them; the caller commits.
  virtual ExportReport write(const KnowledgeGraph& graph, ExportTarget& target) = 0;
};

struct ExportFormat {
  std::string name;  // "cypher"
  std::string says;  // one line
  std::string extension;
  bool folder = false;                // always writes several files
  std::string folder_with;            // the option with which it writes several files; empty: none
  std::vector<FormatOption> options;  // sorted as they should be shown
  std::unique_ptr<Exporter> (*make)(const ExportSettings& settings) = nullptr;
};

std::span<const ExportFormat> export_formats();
// Throws UsageError with the names there are, and the nearest.
const ExportFormat& export_format(std::string_view name);

}  // namespace edgewise
