#pragma once
// Titles to roles: whose office it is, where it is accredited, who holds it. Reads only the words around each title;
// what no word says (the owner of a bare "the president") is left to resolution. Inner header of src/mention: used for
// one document, by one thread, then thrown away.
//
//   role_linker.cpp          the order of work, bodies ("the Serbian government"), the roles themselves
//   role_linker_owner.cpp    article, statuses, owner and host around a title
//   role_linker_holder.cpp   the name that a title belongs to; verbs that say it

#include "mention/mention_scratch.hpp"

namespace edgewise {

class RoleLinker {
 public:
  explicit RoleLinker(Reading& reading) : r_(reading), s_(reading.scratch), mentions_(reading.out.mentions) {}
  void run();

 private:
  void index_mentions();
  void note(MentionIndex m);
  const Sentence& sentence(const TitleSpot& t) const { return r_.text.sentences[t.sentence]; }
  static bool may_own(const Mention& m);
  bool hyphen_part(const Mention& m) const;
  bool lower(std::uint32_t token) const { return !r_.token(token).has(shape::kCapital | shape::kPunct); }
  bool article(WordId w) const { return w == r_.words.the || w == r_.words.a || w == r_.words.an; }
  bool body_noun(std::uint32_t token) const;

  void find_bounds(TitleSpot& t);
  std::uint32_t before_title(TitleSpot& t, const Sentence& s, bool& noun);
  std::uint32_t possessor_before(TitleSpot& t, const Sentence& s, std::uint32_t p);
  void merge_title_before(const TitleSpot& t);
  MentionIndex listed_behind(const TitleSpot& t, const Sentence& s) const;
  void find_after(TitleSpot& t, const Sentence& s);
  MentionIndex described_owner(TitleSpot& t, const Sentence& s, std::uint32_t from);
  MentionIndex patron_after(std::uint32_t from, const Sentence& s) const;
  void end_behind_body(TitleSpot& t, const Sentence& s);

  void make_body(TitleSpot& t);
  void name_body(TitleSpot& t);
  std::string_view body_name(const TitleSpot& t);

  bool person_at(std::uint32_t token, MentionIndex& out) const;
  MentionIndex person_before(std::uint32_t token) const;
  void find_holder(TitleSpot& t);
  void after_name(TitleSpot& t, const Sentence& s);
  bool apposition(TitleSpot& t, const Sentence& s);
  bool closed(const TitleSpot& t, const Sentence& s) const;
  std::uint32_t before_age(std::uint32_t token, const Sentence& s) const;
  void find_subject(TitleSpot& t, const Sentence& s);
  void find_appointed(TitleSpot& t, const Sentence& s);
  void share_holders();

  void find_heads();
  void head_by_verb(MentionIndex body, const Sentence& s);
  void head_by_participle(MentionIndex body, const Sentence& s);
  void add_head(MentionIndex person, MentionIndex body, std::uint32_t verb, const RoleVerb& said, Span scope);

  MentionIndex make_office(const TitleSpot& t, bool nested);
  void make_roles(const TitleSpot& t);
  void plural_holders(const TitleSpot& t, Role role);

  Reading& r_;
  MentionScratch& s_;
  std::vector<Mention>& mentions_;
};

}  // namespace edgewise
