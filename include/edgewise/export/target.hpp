#pragma once
// Where an export goes: one file, a folder of files, a string. Exporters append to a BufferedWriter and never see the
// system. Files appear under their names in commit(), all written out and synced; without commit() what was there
// before stays. One thread; failures are InputError with the path.

#include <cstddef>
#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace edgewise {

class AtomicFile;

class ByteSink {
 public:
  virtual ~ByteSink() = default;
  virtual void write(std::string_view bytes) = 0;
};

class ExportTarget {
 public:
  virtual ~ExportTarget() = default;
  // A new file of the export. Formats of one file open "", formats of several give each a name ("nodes.csv").
  virtual ByteSink& open(const std::string& name) = 0;
  virtual void commit() = 0;
};

// A file (open("") once) or a folder, which is made where it is missing.
class FileTarget : public ExportTarget {
 public:
  FileTarget(std::string path, bool folder);
  ~FileTarget() override;
  ByteSink& open(const std::string& name) override;
  void commit() override;

 private:
  class File;
  std::string path_;
  bool folder_;
  std::vector<std::unique_ptr<File>> files_;
};

// Everything in memory, by name: tests, and formats that others build on.
class StringTarget : public ExportTarget {
 public:
  ByteSink& open(const std::string& name) override;
  void commit() override {}
  const std::string& text(const std::string& name = "") const { return files_.at(name)->text; }
  std::vector<std::string> names() const;

 private:
  struct Text : ByteSink {
    void write(std::string_view bytes) override { text += bytes; }
    std::string text;
  };
  std::map<std::string, std::unique_ptr<Text>> files_;
};

// Text on its way to a sink. Append to text(), call check() now and then; flush() at the end.
class BufferedWriter {
 public:
  explicit BufferedWriter(ByteSink& sink) : sink_(sink) { text_.reserve(kFull + kFull / 4); }
  BufferedWriter(const BufferedWriter&) = delete;
  BufferedWriter& operator=(const BufferedWriter&) = delete;

  std::string& text() { return text_; }
  void check() {
    if (text_.size() >= kFull) flush();
  }
  void flush() {
    sink_.write(text_);
    text_.clear();
  }

 private:
  static constexpr std::size_t kFull = std::size_t{256} * 1024;
  ByteSink& sink_;
  std::string text_;
};

}  // namespace edgewise
