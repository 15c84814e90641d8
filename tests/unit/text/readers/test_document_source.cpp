#include <doctest/doctest.h>

#include <archive.h>
#include <archive_entry.h>
#include <unistd.h>

#include <string>
#include <utility>
#include <vector>

#include "reading.hpp"

using namespace edgewise;
using namespace edgewise::test;

namespace {

using Members = std::vector<std::pair<std::string, std::string>>;

enum class Pack { kTar, kZip, kRaw };

// An archive in memory, packed by the filter (an ARCHIVE_FILTER_ number).
std::string pack(const Members& members, Pack format, int filter) {
  std::string out(1 << 20, '\0');
  std::size_t used = 0;
  archive* const a = archive_write_new();
  if (format == Pack::kTar) archive_write_set_format_ustar(a);
  if (format == Pack::kZip) archive_write_set_format_zip(a);
  if (format == Pack::kRaw) archive_write_set_format_raw(a);
  REQUIRE(archive_write_add_filter(a, filter) == ARCHIVE_OK);
  archive_write_set_bytes_in_last_block(a, 1);
  REQUIRE(archive_write_open_memory(a, out.data(), out.size(), &used) == ARCHIVE_OK);
  for (const auto& [name, content] : members) {
    archive_entry* const entry = archive_entry_new();
    archive_entry_set_pathname(entry, name.c_str());
    archive_entry_set_filetype(entry, name.ends_with('/') ? AE_IFDIR : AE_IFREG);
    archive_entry_set_perm(entry, 0644);
    archive_entry_set_size(entry, static_cast<la_int64_t>(content.size()));
    REQUIRE(archive_write_header(a, entry) == ARCHIVE_OK);
    archive_write_data(a, content.data(), content.size());
    archive_entry_free(entry);
  }
  archive_write_close(a);
  archive_write_free(a);
  out.resize(used);
  return out;
}

std::string gzip(const std::string& content) {
  return pack({{"x", content}}, Pack::kRaw, ARCHIVE_FILTER_GZIP);
}

std::string line(const std::string& id, const std::string& text = "t") {
  return "{\"id\":\"" + id + "\",\"text\":\"" + text + "\"}\n";
}

}  // namespace

TEST_CASE("a text file is a document, its path as given is the id") {
  const Folder folder;
  const std::string path = folder.file("a.html", "BELGRADE, March 13.\r\nAnn met Bo.\r\n");
  const Read read = read_all({path});
  CHECK(read.ids == Strings{path});
  CHECK(read.texts == Strings{"BELGRADE, March 13.\r\nAnn met Bo.\r\n"});
  CHECK(read.diagnostics.empty());
}

TEST_CASE("content decides, not the ending") {
  const Folder folder;
  folder.file("1.txt", line("x"));
  folder.file("2.json", "Plain text.");
  folder.file("3.jsonl", "<html><body><p>A page.</p></body></html>");
  const Read read = read_all({folder.path()});
  CHECK(read.ids == Strings{"x", folder / "2.json", folder / "3.jsonl"});
  CHECK(read.texts == Strings{"t", "Plain text.", "A page."});
}

TEST_CASE("lines are cut right for every size of batch") {
  const Folder folder;
  std::string content;
  Strings ids, texts;
  for (std::size_t i = 0; i < 200; ++i) {
    ids.push_back("d" + std::to_string(i));
    texts.push_back(std::string(i * 7 % 90, 'x'));
    content += line(ids.back(), texts.back());
    if (i % 10 == 0) content += "\n";
  }
  content.pop_back();  // the last line has no newline
  const std::string path = folder.file("n.jsonl", content);
  for (const std::size_t bytes : {1UL, 10UL, 64UL, 100UL, 1000UL, 65536UL}) {
    CAPTURE(bytes);
    const Read read = read_all({path}, {bytes, 1 << 20});
    CHECK(read.ids == ids);
    CHECK(read.texts == texts);
    CHECK(read.diagnostics.empty());
  }
}

TEST_CASE("bad lines are named by number and the others are read") {
  const Folder folder;
  std::string content;
  for (int i = 1; i <= 50; ++i) content += i % 20 == 0 ? "{\"id\": broken\n" : line("d" + std::to_string(i));
  const std::string path = folder.file("n.jsonl", content);
  for (const std::size_t bytes : {1UL, 100UL, 65536UL}) {
    const Read read = read_all({path}, {bytes, 1 << 20});
    CHECK(read.ids.size() == 48);
    REQUIRE(read.diagnostics.size() == 2);
    CHECK(read.diagnostics[0].place == path + ":20");
    CHECK(read.diagnostics[1].place == path + ":40");
    CHECK(read.diagnostics[0].kind == Trouble::kSkipped);
  }
}

TEST_CASE("a line over the limit is left out in bounded memory") {
  const Folder folder;
  const std::string path =
      folder.file("n.jsonl", line("a") + line("huge", std::string(3 << 20, 'x')) + line("b") + line("c"));
  const Read read = read_all({path}, {1000, 100000});
  CHECK(read.ids == Strings{"a", "b", "c"});
  REQUIRE(read.diagnostics.size() == 1);
  CHECK(read.message(0) == path + ":2: is a line over 100000 bytes and left out");
  CHECK(read.largest_batch < 300000);

  // The same where it is the last line, without and with a newline.
  const Read last = read_all(
      {folder.file("m.jsonl", line("a") + "{\"id\":\"h\",\"text\":\"" + std::string(1 << 20, 'x'))}, {1000, 100000});
  CHECK(last.ids == Strings{"a"});
  CHECK(last.diagnostics.size() == 1);
}

TEST_CASE("a text over the limit is refused, what follows is read") {
  const Folder folder;
  folder.file("a", std::string(200000, 'x'));
  folder.file("b", "fine");
  folder.file("c.gz", gzip(std::string(200000, 'x')));
  const Read read = read_all({folder.path()}, {1000, 100000});
  CHECK(read.texts == Strings{"fine"});
  REQUIRE(read.diagnostics.size() == 2);
  CHECK(read.message(0) ==
        folder / "a" + ": is one document over 100000 bytes; split it, or give its articles as JSON Lines");
  CHECK(read.diagnostics[1].place == folder / "c.gz");
}

TEST_CASE("inputs that are no news are named, none is fatal") {
  const Folder folder;
  folder.file("empty", "");
  folder.file("binary", std::string("\x7F"
                                    "ELF\0\0\0\0\0\0\0\0",
                                    12));
  folder.file("blank", " \n\n ");
  folder.file("good", "Good.");
  folder.file("latin", "Vu\xE8i\xE6 met Bo in the capital on Monday.");
  const Read read = read_all({folder / "none", folder.path()});
  CHECK(read.texts == Strings{"Good.", "Vu\x1Ai\x1A met Bo in the capital on Monday."});
  REQUIRE(read.diagnostics.size() == 5);
  CHECK(read.message(0) == folder / "none" + ": cannot be opened: No such file or directory");
  CHECK(read.message(1) == folder / "binary" + ": is binary, no text");
  CHECK(read.message(2) == folder / "blank" + ": holds only white space");
  CHECK(read.message(3) == folder / "empty" + ": is empty");
  CHECK(read.message(4) ==
        folder / "latin" + ": 2 bytes are no UTF-8 and read as U+FFFD; offsets stay as in the input");
}

TEST_CASE("an empty folder says so") {
  const Folder folder;
  const Read read = read_all({folder.path()});
  REQUIRE(read.diagnostics.size() == 1);
  CHECK(read.message(0) == folder.path() + ": is a folder without files");
}

TEST_CASE("byte order marks leave the offsets as they are") {
  const Folder folder;
  const Read read = read_all({folder.file("a", "\xEF\xBB\xBFHello."), folder.file("b", "\xEF\xBB\xBF" + line("x"))});
  CHECK(read.texts == Strings{"   Hello.", "t"});
  CHECK(read.diagnostics.empty());
}

TEST_CASE("compressed files keep their id") {
  const Folder folder;
  for (const int filter :
       {ARCHIVE_FILTER_GZIP, ARCHIVE_FILTER_ZSTD, ARCHIVE_FILTER_XZ, ARCHIVE_FILTER_BZIP2, ARCHIVE_FILTER_LZ4}) {
    CAPTURE(filter);
    const std::string text = folder.file("t", pack({{"x", "Some text."}}, Pack::kRaw, filter));
    CHECK(read_all({text}).ids == Strings{text});
    CHECK(read_all({text}).texts == Strings{"Some text."});
    CHECK(read_all({folder.file("l", pack({{"x", line("a") + line("b")}}, Pack::kRaw, filter))}).ids ==
          Strings{"a", "b"});
  }
  // Two gzip files in a row are one, as gzip has it.
  CHECK(read_all({folder.file("two", gzip(line("a")) + gzip(line("b")))}).ids == Strings{"a", "b"});
}

TEST_CASE("archives: members by name, hidden ones left out, nested ones opened") {
  const Folder folder;
  const Members members = {{"./b/one.txt", "First."},
                           {".hidden", "no"},
                           {"b/.DS_Store", "no"},
                           {"__MACOSX/x", "no"},
                           {"b/", ""},
                           {"a.jsonl", line("x") + line("y")},
                           {"in.gz", gzip("Packed.")},
                           {"in.tar", pack({{"deep.html", "<p>Deep.</p>"}}, Pack::kTar, ARCHIVE_FILTER_ZSTD)}};
  for (const auto& [format, filter] : {std::pair{Pack::kTar, ARCHIVE_FILTER_NONE},
                                       {Pack::kTar, ARCHIVE_FILTER_GZIP},
                                       {Pack::kZip, ARCHIVE_FILTER_NONE}}) {
    const std::string path = folder.file("n.dat", pack(members, format, filter));
    const Read read = read_all({path});
    CHECK(read.ids == Strings{path + "!b/one.txt", "x", "y", path + "!in.gz", path + "!in.tar!deep.html"});
    CHECK(read.texts == Strings{"First.", "t", "t", "Packed.", "Deep."});
    CHECK(read.diagnostics.empty());
  }
}

TEST_CASE("a zip through a pipe") {
  const Folder folder;
  const std::string path =
      folder.file("n.zip", pack({{"a", "First."}, {"b", "Second."}}, Pack::kZip, ARCHIVE_FILTER_NONE));
  const int saved = ::dup(STDIN_FILENO);
  std::FILE* const pipe = ::popen(("cat " + path).c_str(), "r");
  ::dup2(::fileno(pipe), STDIN_FILENO);
  const Read read = read_all({"-"});
  ::dup2(saved, STDIN_FILENO);
  ::close(saved);
  ::pclose(pipe);
  CHECK(read.ids == Strings{"-!a", "-!b"});
  CHECK(read.texts == Strings{"First.", "Second."});
}

TEST_CASE("archives that are damaged, empty or endless") {
  const Folder folder;
  std::string content;
  for (int i = 0; i < 20000; ++i) content += line("d" + std::to_string(i), std::to_string(i * 7919 % 10007));
  std::string packed = gzip(content);
  packed.resize(packed.size() / 2);
  const Read half = read_all({folder.file("half.gz", packed)});
  CHECK(half.ids.size() > 100);
  CHECK(half.ids.size() < 20000);
  REQUIRE(half.diagnostics.size() == 1);
  CHECK(half.diagnostics[0].kind == Trouble::kUnreadable);

  CHECK(read_all({folder.file("bad.gz", "\x1F\x8B\x08 this is no gzip at all")}).diagnostics.size() == 1);
  CHECK(read_all({folder.file("bad.zip", "PK\x03\x04 this is no zip at all")}).diagnostics.size() == 1);
  CHECK(read_all({folder.file("empty.gz", gzip(""))}).diagnostics.size() == 1);

  std::string nested = "Text.";
  for (int i = 0; i < 20; ++i) nested = pack({{"x", nested}}, Pack::kTar, ARCHIVE_FILTER_GZIP);
  const Read deep = read_all({folder.file("deep.tgz", nested)});
  CHECK(deep.ids.empty());
  REQUIRE(deep.diagnostics.size() == 1);
}

TEST_CASE("WARC: pages of answers, texts of conversions") {
  const Folder folder;
  const auto record = [](const std::string& type, const std::string& url, const std::string& content_type,
                         const std::string& body) {
    return "WARC/1.0\r\nWARC-Type: " + type + "\r\nWARC-Target-URI: " + url + "\r\nContent-Type: " + content_type +
           "\r\nContent-Length: " + std::to_string(body.size()) + "\r\n\r\n" + body + "\r\n\r\n";
  };
  const std::string http = "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n";
  const std::string content =
      record("warcinfo", "", "application/warc-fields", "software: x") +
      record("response", "http://a/1", "application/http; msgtype=response", http + "\r\n<p>Page one.</p>") +
      record("response", "http://a/2", "application/http",
             http + "Transfer-Encoding: chunked\r\n\r\n5\r\n<p>Pa\r\n7\r\nge two.\r\n0\r\n\r\n") +
      record("response", "http://a/3", "application/http",
             http + "Content-Encoding: gzip\r\n\r\n" + gzip("<p>Page three.</p>")) +
      record("response", "http://a/4", "application/http",
             "HTTP/1.1 404 Not Found\r\nContent-Type: text/html\r\n\r\n<p>No.</p>") +
      record("response", "http://a/5", "application/http", "HTTP/1.1 200 OK\r\nContent-Type: image/png\r\n\r\nxx") +
      record("conversion", "http://a/6", "text/plain", "Plain six.");
  const std::string path = folder.file("w", content);
  const Read read = read_all({path});
  CHECK(read.ids == Strings{path + "!http://a/1", path + "!http://a/2", path + "!http://a/3", path + "!http://a/6"});
  CHECK(read.texts == Strings{"Page one.", "Page two.", "Page three.", "Plain six."});
  CHECK(read.urls[0] == "http://a/1");
  CHECK(read.diagnostics.empty());

  // As archives have them: each record a gzip of its own.
  CHECK(read_all({folder.file("w.gz", gzip(content) + gzip(record("conversion", "http://b", "text/plain", "More.")))})
            .ids.size() == 5);

  const Read broken = read_all({folder.file("x", content.substr(0, content.size() - 8))});
  CHECK(broken.ids.size() == 3);
  REQUIRE(broken.diagnostics.size() == 1);
  CHECK(broken.message(0).find("breaks off") != std::string::npos);
}

TEST_CASE("names that are no UTF-8 become ids that are") {
  const Folder folder;
  const std::string path = folder.file("Vu\xE8i\xE6", "Text.");
  CHECK(read_all({path}).ids == Strings{folder / "Vu%E8i%E6"});
}

TEST_CASE("the order is the order of the inputs and of the paths") {
  const Folder folder;
  for (const char* const name : {"b/1", "a/2", "a/1", "a-1"}) folder.file(name, name);
  CHECK(read_all({folder / "b", folder / "a"}).texts == Strings{"b/1", "a/1", "a/2"});
  CHECK(read_all({folder.path()}).texts == Strings{"a-1", "a/1", "a/2", "b/1"});
}
