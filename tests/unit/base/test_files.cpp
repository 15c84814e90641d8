#include <doctest/doctest.h>

#include <sys/stat.h>
#include <unistd.h>

#include <cstdlib>
#include <filesystem>

#include "edgewise/base/diagnostics.hpp"
#include "edgewise/base/error.hpp"
#include "edgewise/base/file_position.hpp"
#include "edgewise/base/files.hpp"
#include "support/temporary_folder.hpp"

using namespace edgewise;

using test::TemporaryFolder;

TEST_CASE("a file is written whole and read whole") {
  const TemporaryFolder folder;
  const std::string content(1 << 20, 'x');
  write_file(folder / "a", content);
  CHECK(read_file(folder / "a") == content);
  write_file(folder / "a", "new");
  CHECK(read_file(folder / "a") == "new");
  write_file(folder / "a", "");
  CHECK(read_file(folder / "a") == "");
  CHECK(folder.entries() == 1);
}

TEST_CASE("without commit the old file stays and nothing lies beside it") {
  const TemporaryFolder folder;
  write_file(folder / "a", "old");
  {
    AtomicFile file(folder / "a");
    file.write("half");
  }
  CHECK(read_file(folder / "a") == "old");
  CHECK(folder.entries() == 1);
}

TEST_CASE("a link's target is replaced, the mode is kept") {
  const TemporaryFolder folder;
  write_file(folder / "target", "old");
  ::chmod((folder / "target").c_str(), 0640);
  REQUIRE(::symlink("target", (folder / "link").c_str()) == 0);
  write_file(folder / "link", "new");
  CHECK(read_file(folder / "target") == "new");
  CHECK(std::filesystem::is_symlink(folder / "link"));
  struct stat info {};
  REQUIRE(::stat((folder / "target").c_str(), &info) == 0);
  CHECK((info.st_mode & 0777) == 0640);
}

TEST_CASE("files that cannot be read or written are named") {
  const TemporaryFolder folder;
  CHECK_THROWS_WITH_AS(read_file(folder / "none"),
                       (folder / "none: cannot be opened: No such file or directory").c_str(), InputError);
  CHECK_THROWS_AS(read_file(folder.path()), InputError);
  CHECK_THROWS_AS(write_file(folder / "none/a", "x"), InputError);
  CHECK_THROWS_WITH_AS(write_file(folder.path(), "x"),
                       (folder.path() + ": is a folder; give the name of a file").c_str(), InputError);
  // A device that is always full.
  CHECK_THROWS_WITH_AS(write_file("/dev/full", "x"), "/dev/full: cannot be written: No space left on device",
                       InputError);
}

TEST_CASE("a folder is walked in byte order of path") {
  const TemporaryFolder folder;
  for (const char* const name : {"a/z", "a/b/c", "a-b/x", "a.txt", "B", "z/1", ".hidden/x"}) {
    std::filesystem::create_directories(std::filesystem::path(folder / name).parent_path());
    write_file(folder / name, "");
  }
  std::filesystem::create_directory(folder / "empty");
  // A link to a folder above would never end.
  std::filesystem::create_directory_symlink("..", folder / "a/loop");
  const std::vector<std::string> expected = {folder / "B",     folder / "a-b/x", folder / "a.txt",
                                             folder / "a/b/c", folder / "a/z",   folder / "z/1"};
  CHECK(list_files(folder.path()) == expected);
  CHECK(list_files(folder.path() + "/") == expected);
  CHECK_THROWS_AS(list_files(folder / "none"), InputError);
  CHECK(is_folder(folder.path()));
  CHECK_FALSE(is_folder(folder / "B"));
}

TEST_CASE("positions count lines and characters from 1") {
  const std::string text = "ab\nšč x\n";
  CHECK(position_at("f", text, 0).to_string() == "f:1:1");
  CHECK(position_at("f", text, 1).to_string() == "f:1:2");
  CHECK(position_at("f", text, 3).to_string() == "f:2:1");
  CHECK(position_at("f", text, 8).to_string() == "f:2:4");
  CHECK(position_at("f", text, 1000).to_string() == "f:3:1");
}

TEST_CASE("diagnostics: a limit for each kind, unreadable inputs always") {
  std::FILE* const out = std::tmpfile();
  DiagnosticLog log(out, 2);
  Diagnostics some;
  for (int i = 0; i < 4; ++i) some.add(Trouble::kSkipped, "f:" + std::to_string(i), "bad");
  for (int i = 0; i < 3; ++i) some.add(Trouble::kUnreadable, "g\n", "gone");
  Diagnostics more;
  more.append(std::move(some));
  log.report(more);
  log.finish();
  CHECK(log.count(Trouble::kSkipped) == 4);
  CHECK(log.some_unread());
  std::rewind(out);
  std::string text(4096, '\0');
  text.resize(std::fread(text.data(), 1, text.size(), out));
  std::fclose(out);
  CHECK(text ==
        "warning: f:0: bad\nwarning: f:1: bad\nerror: g\\x0a: gone\nerror: g\\x0a: gone\nerror: g\\x0a: gone\n"
        "warning: 2 more documents that were left out\n");

  DiagnosticLog quiet(nullptr);
  quiet.report(more);
  quiet.finish();
  CHECK(quiet.count(Trouble::kUnreadable) == 3);
  DiagnosticLog calm(nullptr);
  CHECK_FALSE(calm.some_unread());
}

TEST_CASE("text in messages is printable and short") {
  CHECK(printable("a\tb\x1b[0m") == "a\\x09b\\x1b[0m");
  CHECK(printable("š\xFF") == "š\\xff");
  CHECK(printable("abcdefgh", 4) == "abcd...");
}
