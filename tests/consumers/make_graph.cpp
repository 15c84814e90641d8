// Stores that the checks of exports are run with: hostile text, nothing, one edge, or made-up news of any size.
//
// usage: edgewise_make_graph hostile|empty|one OUT.db
//        edgewise_make_graph generated FACTS OUT.db

#include <cstdio>
#include <cstdlib>
#include <deque>
#include <exception>
#include <string>
#include <vector>

#include "edgewise/base/utf8.hpp"
#include "edgewise/graph/load.hpp"
#include "edgewise/store/store.hpp"
#include "support/fact_list.hpp"
#include "support/generate_graph.hpp"

using namespace edgewise;

namespace {

std::string repeated(std::string_view piece, std::size_t bytes) {
  std::string text;
  while (text.size() < bytes) text += piece;
  return text;
}

// What has broken a loader somewhere. Each becomes a name, an alias, a sentence, an attribute and a speaker.
std::vector<std::string> hostile_texts() {
  std::vector<std::string> texts = {
      R"(O'Neil "the \ backslash\" d'Arc\)",
      R"(a\u0027}) MATCH (n) DETACH DELETE n //)",
      R"(\\u0027 \\\u0027 \N\G\E\T \n \t \\)",
      "first\nsecond\r\nthird\tfourth\rfifth",
      " leading and trailing ",
      "bell\x07 escape\x1b unit\x1f end\x01",
      "del\x7f nel\xC2\x85 ls\xE2\x80\xA8 ps\xE2\x80\xA9 bom\xEF\xBB\xBF nbsp\xC2\xA0.",
      "<![CDATA[x]]> <b>bold</b> &amp; & &#0; <!-- c --> <?php ?> </script><script>alert(1)</script>",
      "]]>",
      "`tick` ``two`` $param {{rows}} ${x} %s %n",
      "a;b|c,d\"e\"\"f;;",
      "// comment ; /* more */ -- end #",
      "\xD7\xA9\xD7\x9C\xD7\x95\xD7\x9D \xE2\x80\xAE rtl \xD9\x85\xD8\xB1\xD8\xAD\xD8\xA8\xD8\xA7",
      "\xF0\x9F\x95\x8A dove \xF0\x9F\x91\xA9\xE2\x80\x8D\xF0\x9F\x9A\x80 e\xCC\x81 noncharacter "
      "\xEF\xBF\xBE\xEF\xBF\xBF",
      "row \xE2\x90\x9E cell \xE2\x90\x9F item \xE2\x90\x9D",
      "~",
      "=1+1",
      "@sum(A1)",
      "[\"json\", {\"a\": 1}]",
      "null",
      "true",
      "12",
      "2021-03-04",
      "MATCH",
      "graph",
      "\"",
      "'",
      "\\",
      "\xFF raw and NUL \x1a and cut \xE2\x80",
      repeated("\xC5\xBE\xC4\x87", 40000),
      repeated("\\'\"", 20000),
      repeated("word ", 20000),
  };
  texts.emplace_back("nul\0inside", 10);
  // As reading does before anything else looks at a text.
  for (std::string& text : texts) utf8::sanitize(text.data(), text.size());
  return texts;
}

// A document that grows a sentence at a time, with the facts of its sentences.
struct Writer {
  std::deque<std::string> strings;  // stay where they are
  std::string text;
  std::vector<Fact> facts;

  std::string_view keep(std::string value) { return strings.emplace_back(std::move(value)); }

  Fact& fact(std::string type, FactEnd subject, FactEnd object) {
    Fact fact;
    const auto at = [&] { return static_cast<std::uint32_t>(text.size()); };
    fact.sentence_index = static_cast<std::uint32_t>(facts.size());
    fact.sentence.begin = at();
    subject.span.begin = at();
    text += subject.text;
    subject.span.end = at();
    fact.trigger = {at() + 1, at() + 4};
    text += " met ";
    object.span.begin = at();
    text += object.text;
    object.span.end = at();
    text += '.';
    fact.sentence.end = at();
    text += ' ';
    fact.type = keep(std::move(type));
    fact.subject = subject;
    fact.object = object;
    fact.rule = "test.rule";
    fact.confidence = 0.9;
    return facts.emplace_back(fact);
  }

  FactEnd end(std::string id, std::string type, std::string_view name, std::string_view mention) {
    FactEnd end;
    end.id = keep(std::move(id));
    end.type = keep(std::move(type));
    end.name = name;
    end.text = mention;
    return end;
  }
};

void put(Store& store, const char* id, const char* title, const char* date, const char* url, const Writer& writer) {
  DocumentRecord record;
  record.id = id;
  record.text = writer.text;
  record.title = title;
  record.date = date;
  record.url = url;
  record.source = "Agency; \"One\"";
  store.put_document(record, document_hash(record, 0), writer.facts);
}

void write_hostile(Store& store) {
  const std::vector<std::string> texts = hostile_texts();
  Writer first;
  const auto topic = [&](std::size_t i) {
    return first.end("topic:h" + std::to_string(i), "Topic", texts[i], texts[i]);
  };
  for (std::size_t i = 0; i < texts.size(); ++i) {
    const std::string& next = texts[(i + 1) % texts.size()];
    FactEnd object = topic((i + 1) % texts.size());
    object.name = first.keep("also " + texts[(i + 5) % texts.size()]);  // one of the two becomes an alias
    Fact& fact = first.fact("SUPPORTS", topic(i), object);
    fact.attrs = {{"for", next}, {"odd key", texts[i]}};
    fact.date = i % 2 == 0 ? "2021-03-13" : "2021-03";
    if (i % 3 == 0) fact.speaker = topic((i + 2) % texts.size());
  }
  put(store, "d'1\\", "A \"title\" <with> & all\nin it", "2021-02-30", "https://example.org/?a=1&b=\"2\"<'\\", first);

  Writer second;
  const auto person = [&](const char* name) {
    std::string id = std::string("person:") + name;
    return second.end(id, "Person", second.keep(name), second.keep(name));
  };
  const auto add = [&](const char* type, FactEnd subject, FactEnd object, Modality modality, bool negated,
                       const char* date) -> Fact& {
    Fact& fact = second.fact(type, subject, object);
    fact.modality = modality;
    fact.negated = negated;
    fact.date = date;
    return fact;
  };
  // Parallel edges of one type between the same two, and a self-loop.
  add("MET", person("Ann Lee"), person("Bo Ek"), Modality::kActual, false, "2021-03-13");
  add("MET", person("Ann Lee"), person("Bo Ek"), Modality::kActual, false, "2021-02-30");
  add("MET", person("Ann Lee"), person("Bo Ek"), Modality::kPlanned, false, "2021");
  add("MET", person("Ann Lee"), person("Bo Ek"), Modality::kActual, true, "XXXX-03-13");
  add("MET", person("Ann Lee"), person("Bo Ek"), Modality::kPossible, true, "2021-03-01/2021-03-05");
  add("PRAISED", person("Bo Ek"), person("Bo Ek"), Modality::kHoped, false, "");
  // Types and ids that are no plain names, a name that is empty, one that is nothing but control characters, long ids.
  const FactEnd odd = second.end("we ird:\"id\"<&>\n'\\", "Strange Type-1", "odd id and type", "odd");
  add("HOLDS ROLE-2", person("Ann Lee"), odd, Modality::kActual, false, "2020-02-29").confidence = 1;
  add("MATCH", second.end("topic:empty", "Topic", "", ""), odd, Modality::kActual, false, "").confidence = 0;
  add("MET", second.end("topic:controls", "Topic", "\x01\x02", "\x01\x02"), odd, Modality::kActual, false, "");
  const std::string_view long_id = second.keep("topic:" + repeated("i", 20000));
  const std::string_view other_id = second.keep("topic:" + repeated("i", 20000) + "j");
  const FactEnd long_end = second.end(std::string(long_id), "Topic", "a long id", "long");
  const FactEnd other_end = second.end(std::string(other_id), "Topic", "another long id", "long");
  add("SUPPORTS", long_end, other_end, Modality::kActual, false, "2021-03-13");
  add("SUPPORTS", other_end, long_end, Modality::kActual, false, "2021-03-13");
  put(store, "d2", "", "2021-03", "javascript:alert(1)", second);
}

void write_one(Store& store) {
  Writer writer;
  writer.fact("MET", writer.end("person:ann_lee", "Person", "Ann Lee", "Ann Lee"),
              writer.end("person:bo_ek", "Person", "Bo Ek", "Bo Ek"));
  put(store, "d1", "One", "2021-03-13", "https://example.org/1", writer);
}

int make(const std::string& what, const std::string& facts, const std::string& path) {
  if (what == "generated") {
    test::GeneratorOptions options;
    options.facts = std::strtoull(facts.c_str(), nullptr, 10);
    options.persons = std::max<std::size_t>(200, options.facts / 10);
    test::generate_store(options, path);
    return 0;
  }
  Store store = Store::open_or_create(path);
  store.set_symmetric_relations(test::kSymmetric);
  store.begin_batch();
  if (what == "hostile")
    write_hostile(store);
  else if (what == "one")
    write_one(store);
  else if (what != "empty")
    return 2;
  store.commit();
  update_graph(store, "");
  return 0;
}

}  // namespace

int main(int argc, char** argv) {
  try {
    int code = 2;
    if (argc == 3) code = make(argv[1], "", argv[2]);
    if (argc == 4) code = make(argv[1], argv[2], argv[3]);
    if (code == 2)
      std::fputs(
          "usage: edgewise_make_graph hostile|empty|one OUT.db\n       edgewise_make_graph generated FACTS OUT.db\n",
          stderr);
    return code;
  } catch (const std::exception& e) {
    std::fprintf(stderr, "%s\n", e.what());
    return 1;
  }
}
