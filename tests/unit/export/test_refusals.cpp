// What does not exist in a template or in the style is refused with its place, before anything is written.

#include <doctest/doctest.h>

#include <filesystem>
#include <string>

#include "edgewise/base/error.hpp"
#include "edgewise/base/files.hpp"
#include "edgewise/export/exporter.hpp"
#include "support/temporary_folder.hpp"

using namespace edgewise;

namespace {

// What making the format says where `from` has become `to` in one of its files.
std::string refusal(const std::string& format, const std::string& file, const std::string& from,
                    const std::string& to) {
  const test::TemporaryFolder folder;
  const std::string templates = folder / "export";
  std::filesystem::copy(std::string(EDGEWISE_SOURCE_DIR) + "/export", templates,
                        std::filesystem::copy_options::recursive);
  std::string text = read_file(templates + "/" + file);
  const std::size_t at = text.find(from);
  REQUIRE(at != std::string::npos);
  text.replace(at, from.size(), to);
  write_file(templates + "/" + file, text);
  ExportSettings settings;
  settings.templates = templates;
  try {
    export_format(format).make(settings);
  } catch (const RuleError& error) {
    return std::string(error.what()).substr(templates.size() + 1);
  }
  return "nothing";
}

}  // namespace

TEST_CASE("a name that Graphviz does not have, a setting that there is none of") {
  CHECK(refusal("dot", "dot/style.json", "\"ellipse\"", "\"elipse\"").find("did you mean \"ellipse\"") !=
        std::string::npos);
  CHECK(refusal("html", "dot/style.json", "\"dashed\"", "\"dashd\"").starts_with("dot/style.json:"));
  CHECK(refusal("cypher", "cypher/neo4j.cypher", "rows 500", "rwos 500")
            .find("there is no setting \"rwos\"; settings are: rows, bytes") != std::string::npos);
  CHECK(refusal("cypher", "cypher/neo4j.cypher", "dates native", "dates nativ").find("is native or text") !=
        std::string::npos);
  CHECK(refusal("cypher", "cypher/neo4j.cypher", "{{rows}}", "{{rowz}}").find("nothing is called") !=
        std::string::npos);
  CHECK(refusal("csv", "csv/csv.template", "mentions", "mentionz").find("did you mean \"mentions\"") !=
        std::string::npos);
  CHECK(refusal("cypher", "cypher/neo4j.cypher", "dates native", "dates text") == "nothing");
}
