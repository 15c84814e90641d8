#include "mention/name_patterns.hpp"

namespace edgewise {
namespace {

constexpr std::uint64_t kHead = word::kOrgHead | word::kOrgSuffix | word::kEventHead | word::kFacilityHead |
                                word::kDocumentHead | word::kLocationHead;

TypeId head_type(std::uint64_t flags) {
  if (flags & (word::kOrgHead | word::kOrgSuffix)) return type::kOrganization;
  if (flags & word::kFacilityHead) return type::kFacility;
  if (flags & word::kEventHead) return type::kEvent;
  if (flags & word::kDocumentHead) return type::kDocument;
  return type::kRegion;
}

bool capital(const Token& t) {
  return t.has(shape::kCapital | shape::kInnerCap);
}

// "of the X", "for X and Y", "on X": what follows a head and belongs to its name. Returns one past it, `at` where
// nothing does.
std::uint32_t extension(const Reading& r, std::uint32_t at, std::uint32_t end) {
  std::uint32_t last = at;
  for (int turn = 0; turn < 3 && last + 1 < end; ++turn) {
    const WordId w = r.word(last);
    const bool first = turn == 0;
    if (w != r.words.of && w != r.words.for_ && !(w == r.words.on && first) && !(w == r.words.against && first) &&
        !(w == r.words.in && !first))
      break;
    std::uint32_t k = last + 1;
    if (r.word(k) == r.words.the && k + 1 < end) ++k;
    if (!name_word(r, k)) break;
    // "the Committee | of the Council of Europe": a body with a name of its own is no part of this one.
    if (r.flags(k) & word::kListed) {
      const GazetteerMatch g = r.gazetteer.match(r.text, k, end);
      if (g.tokens > 1 && r.gazetteer.entry(g.entry).type == type::kOrganization) break;
      // "the Institute of Physics | in Nis"
      if (w == r.words.in && g && r.gazetteer.entry(g.entry).type != type::kOrganization) break;
    }
    while (k < end && name_word(r, k)) ++k;
    // "Security and Cooperation": both are ordinary words, so the "and" is inside the name.
    // A field of work before the end ("for Education and Research") opens no office.
    const auto opens_office = [&](std::uint32_t i) {
      return (r.flags(i) & word::kTitle) && i + 1 < end && capital(r.token(i + 1));
    };
    while (k + 1 < end && (r.word(k) == r.words.and_ || r.word(k) == punct::kComma) && name_word(r, k + 1) &&
           ((r.flags(k - 1) & word::kCommon) || (w == r.words.for_ && r.word(k - 1) == kUnknownWord)) &&
           (r.flags(k + 1) & word::kCommon) && !opens_office(k + 1)) {
      k += 2;
      while (k < end && name_word(r, k)) ++k;
    }
    last = k;
  }
  return last;
}

// "Ann Lee-Smith", not "Hong Kong-based".
bool sequence_part(const Reading& r, std::uint32_t i) {
  const std::string_view v = r.view(i);
  const std::string_view tail = v.substr(v.rfind('-') + 1);
  return tail.empty() || tail[0] < 'a' || tail[0] > 'z' || !(r.lexicon.flags(r.lexicon.find(tail)) & word::kVerb);
}

}  // namespace

bool name_word(const Reading& r, std::uint32_t i) {
  const Token& t = r.token(i);
  if (!capital(t) || r.scratch.dates[i]) return false;
  const std::uint64_t f = r.flags(i);
  if (f & (kFunctionWord | word::kWeekday)) {
    return t.has(shape::kAllCaps) && t.length <= 4 && (f & word::kListed);
  }
  return true;
}

HeadedName headed_name(const Reading& r, std::uint32_t first, std::uint32_t end) {
  HeadedName out;
  std::uint32_t k = first, head = end;
  const std::uint32_t limit = first + 9 < end ? first + 9 : end;
  while (k < limit) {
    if (name_word(r, k)) {
      const std::uint64_t f = r.flags(k);
      if (f & kHead) {
        // A head behind an office belongs to the person: "President Park".
        if (k > first && (r.flags(k - 1) & word::kTitle) && !(f & (word::kOrgHead | word::kEventHead))) break;
        head = k;
      }
      ++k;
      continue;
    }
    if (k == first) break;
    const WordId w = r.word(k);
    const bool joins = w == r.words.and_ || (w == punct::kOther && r.view(k) == "&");
    if (joins && k + 1 < limit && name_word(r, k + 1) &&
        (w == punct::kOther ||
         ((r.flags(k - 1) & word::kCommon) && (r.flags(k + 1) & word::kCommon) && !(r.flags(k + 1) & word::kTitle)))) {
      k += 2;
      if (r.flags(k - 1) & kHead) head = k - 1;
      continue;
    }
    // "People's Front", "Workers' Party": a plural that owns, not a person's name
    if (w == punct::kPossessive && k + 1 < limit && name_word(r, k + 1) && (r.flags(k - 1) & word::kNoun) &&
        (r.lexicon[r.word(k - 1)].plural || r.view(k - 1) == "People") && !(r.flags(k - 1) & word::kGivenName)) {
      ++k;
      continue;
    }
    break;
  }
  if (head == end) return out;
  const std::uint64_t f = r.flags(head);
  out.head = head;
  out.type = head_type(f);
  out.last = head + 1;
  // "Trading Company Ltd"
  while (out.last < end && (r.flags(out.last) & word::kOrgSuffix) && capital(r.token(out.last))) ++out.last;
  if (f & word::kOrgSuffix) {
    if (head == first) return {};
    return out;
  }
  if (out.type == type::kRegion && head == first) {
    if (!(f & word::kLocationHead) || r.view(head) == "State") return {};
    // Lake X, Mount X, Gulf of X
    const std::uint32_t more = extension(r, out.last, end);
    if (more > out.last) {
      out.last = more;
      return out;
    }
    if (out.last < end && name_word(r, out.last) && !(r.flags(out.last) & (word::kTitle | word::kCommon))) {
      ++out.last;
      return out;
    }
    return {};
  }
  // "Kings College London"
  if (head > first && (f & word::kOrgHead) && out.last < end && name_word(r, out.last) &&
      (r.flags(out.last) & word::kListed)) {
    const std::string_view school = r.lexicon.form(r.word(head));
    const GazetteerMatch g = r.gazetteer.match(r.text, out.last, end);
    if (g && g.kind == FormKind::kName && r.gazetteer.entry(g.entry).type == type::kCity &&
        (school == "college" || school == "school" || school == "university" || school == "institute")) {
      out.last += g.tokens;
      return out;
    }
  }
  const std::uint32_t more = extension(r, out.last, end);
  if (more > out.last) {
    out.last = more;
    return out;
  }
  if (head == first) {
    out.alone = true;
    if (out.type != type::kOrganization) return {};
    return out;
  }
  // "Robert Gates", "Evan Church": a given name and one word that is a head by chance.
  if (head == first + 1 && (r.flags(first) & word::kGivenName) && !(r.flags(first) & word::kListed) &&
      (out.type != type::kOrganization || (f & (word::kSurname | word::kFacilityHead))) &&
      !(first > 0 && r.word(first - 1) == r.words.the))
    return {};
  return out;
}

std::uint32_t capital_sequence(const Reading& r, std::uint32_t first, std::uint32_t end) {
  std::uint32_t k = first;
  const std::uint32_t limit = first + 6 < end ? first + 6 : end;
  bool given = false;
  while (k < limit) {
    const Token& t = r.token(k);
    const std::uint64_t f = r.flags(k);
    if (k > first && t.has(shape::kPunct)) {
      // Charles "Tex" Watson
      if ((t.word == punct::kQuote || t.word == punct::kQuoteOpen) && given && k + 3 < end && name_word(r, k + 1) &&
          (r.word(k + 2) == punct::kQuote || r.word(k + 2) == punct::kQuoteClose) && name_word(r, k + 3)) {
        k += 3;
        continue;
      }
      break;
    }
    if (k > first && !capital(t)) {
      // particles: "de", "von der", "bin"
      if (!(f & word::kNameParticle)) break;
      std::uint32_t p = k + 1;
      while (p < end && p < k + 3 && !capital(r.token(p)) && (r.flags(p) & word::kNameParticle)) ++p;
      if (p >= end || !name_word(r, p) || (f & kFunctionWord)) break;
      k = p;
      continue;
    }
    if (t.has(shape::kHyphen) && k > first && !sequence_part(r, k)) break;
    if (k > first && t.word == r.word(k - 1) && r.view(k) == r.view(k - 1)) break;
    if (k > first) {
      const bool particle = (f & word::kNameParticle) != 0;
      if (!name_word(r, k) && !(particle && k + 1 < end && capital(r.token(k + 1)))) {
        // "Theresa May": a given name before, no day behind.
        if (!(given && k == first + 1 && (f & (word::kMonth | word::kModal)) && !r.scratch.dates[k])) break;
      }
      if (f & (word::kHonorific | word::kOrgSuffix)) break;
      if ((f & word::kTitle) && !(f & (word::kGivenName | word::kSurname))) break;
      // "Ann Lee TV": letters that are no name in capitals.
      if (t.has(shape::kAllCaps) && !r.token(k - 1).has(shape::kAllCaps) && !t.has(shape::kPeriods) &&
          (t.length <= 4 || (f & word::kCommon)) && !(f & word::kNameParticle) &&
          r.view(k).find_first_not_of("IVX") != std::string_view::npos)
        break;
      // "the Internet Ann Lee": a given name starts a person of its own.
      if (!given && (f & word::kGivenName) && !t.has(shape::kHyphen) && (r.flags(k - 1) & word::kCommon) &&
          !(r.flags(k - 1) & (word::kNameParticle | word::kSurname)))
        break;
      if ((f & word::kListed) && !(r.flags(k - 1) & word::kNameParticle)) {
        const GazetteerMatch g = r.gazetteer.match(r.text, k, end);
        if (g) {
          const TypeId type = r.gazetteer.entry(g.entry).type;
          const bool place =
              type == type::kCity || type == type::kRegion || (type == type::kCountry && g.kind == FormKind::kName);
          const bool kept =
              type == type::kPerson || (given && k == first + 1 && place && g.tokens == 1 && !t.has(shape::kAllCaps));
          if (!kept && g.kind != FormKind::kCapital &&
              !(given && (f & (word::kSurname | word::kGivenName)) && g.tokens == 1))
            break;
        }
      }
    }
    if (f & word::kGivenName) given = true;
    if (t.has(shape::kPeriods)) given = true;
    ++k;
  }
  return k > first ? k : first + 1;
}

bool surname_shape(std::string_view w) {
  if (w.size() < 5) return false;
  const auto tail = [&](std::string_view ending) { return w.ends_with(ending); };
  switch (w.back()) {
    case 'c':
      return tail("ic");
    case '\x87':
      return tail("i\xc4\x87");
    case 'h':
      return tail("vich") || tail("zadeh") || tail("ullah");
    case 'v':
      return tail("ov") || tail("ev");
    case 'a':
      return tail("ova") || tail("eva") || tail("skaya") || tail("ska");
    case 'o':
      return tail("enko") || tail("chko");
    case 'y':
      return tail("sky") || tail("skiy") || tail("skyy");
    case 'i':
      return tail("ski") || tail("shvili") || tail("nyi") || tail("skyi");
    case 'n':
      return tail("yan") || tail("ian") || tail("sson") || tail("ssen") || tail("nsen") || tail("stein") ||
             tail("mann");
    case 'e':
      return tail("dze");
    case 's':
      return tail("ulos") || tail("idis") || tail("akis") || tail("evicius");
    case 'u':
      return tail("oglu") || tail("escu") || tail("eanu");
    case 'g':
      return tail("berg") || tail("burg");
    case 'r':
      return tail("bauer") || tail("pour") || tail("meier") || tail("meyer");
    case 'k':
      return tail("czyk") || tail("chuk");
    case 'z':
      return tail("wicz");
    default:
      return false;
  }
}

}  // namespace edgewise
