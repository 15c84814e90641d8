#pragma once
// Errors that stop the work. Their text is finished for the person who reads it: where, the offending piece, what to
// do. Trouble inside one article is no exception: it is a diagnostic (base/diagnostics.hpp) and the run goes on.

#include <stdexcept>
#include <string>

namespace edgewise {

// The documented exit codes of the program.
enum class ExitCode : int { kDone = 0, kFailed = 1, kUsage = 2, kLimit = 3, kSomeUnread = 4 };

class Error : public std::runtime_error {
 public:
  Error(ExitCode code, const std::string& message) : std::runtime_error(message), code_(code) {}
  ExitCode code() const { return code_; }

 private:
  ExitCode code_;
};

// The command line is wrong.
class UsageError : public Error {
 public:
  explicit UsageError(const std::string& message) : Error(ExitCode::kUsage, message) {}
};

// A rule, gazetteer, lexicon or schema file is wrong; the message starts with file:line:column.
class RuleError : public Error {
 public:
  explicit RuleError(const std::string& message) : Error(ExitCode::kUsage, message) {}
};

// An input or a store could not be read or written.
class InputError : public Error {
 public:
  explicit InputError(const std::string& message) : Error(ExitCode::kFailed, message) {}
};

}  // namespace edgewise
