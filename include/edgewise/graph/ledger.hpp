#pragma once
// Decisions of people about who is who, kept in a plain text file beside the store that every later build honours:
//
//   # the foreign minister signs both ways
//   same person:sergey_lavrov person:serguei_lavrov
//   different person:ivan_petrov person:ivan_v_petrov
//
// One decision a line; '#' starts a comment; an id with blanks stands in double quotes. Ids need not be in the graph
// yet. Of two decisions on the same pair the later line holds. `same` is transitive; a `different` that the `same`
// lines contradict is an error. A bare surname ("person:lavrov") means everybody who has only that name, in every
// document.

#include <string>
#include <string_view>
#include <vector>

namespace edgewise {

struct Decision {
  bool same = false;
  std::string a, b;  // a < b
  int line = 0;
};

class Ledger {
 public:
  // `name` is for messages. Throws InputError "name:line: what is wrong; what to do".
  static Ledger parse(std::string_view text, const std::string& name);
  // A file that does not exist is an empty ledger.
  static Ledger read(const std::string& path);

  const std::vector<Decision>& decisions() const { return decisions_; }  // one a pair, sorted by (a, b)
  const std::string& text() const { return text_; }

  // Adds one decision as a last line and writes the file anew (beside it, then renamed). Throws UsageError where the
  // pair is of two types or one and the same id, InputError where the result contradicts itself; then the file is
  // untouched.
  static void append(const std::string& path, bool same, const std::string& a, const std::string& b);

 private:
  std::vector<Decision> decisions_;
  std::string text_;
};

}  // namespace edgewise
