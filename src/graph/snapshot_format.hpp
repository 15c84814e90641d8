#pragma once
// How the image of a graph is laid out. A head (the mark, the version, the numbers of nodes and edges), a table of
// sections, then the sections, each begun at a multiple of eight bytes. A section is a column of unsigned numbers, as
// narrow as its largest one allows (1, 2, 4 or 8 bytes, in the order of the machine: an image that another kind of
// machine made has no right mark), or plain bytes. Private to src/graph.

#include <cstdint>

namespace edgewise::snapshot {

inline constexpr std::uint64_t kMark = 0x3153574745477745;  // changes with the layout and with the order of bytes

// "Begin" columns have one entry more than what they divide: entry i and i + 1 bound what belongs to i.
enum Section : std::uint32_t {
  kNodeIdBegin,    // by node, into
  kNodeIdBytes,    //
  kNameBegin,      // by node, into
  kNameBytes,      //
  kNodeType,       // by node: place in kNodeTypes
  kMentions,       // by node
  kNodeDocuments,  // by node
  kAliasBegin,     // by node, into
  kAliases,        // words
  kByName,         // nodes, by name and then index
  kByType,         // nodes, by type and then index
  kNodeTypes,      // words, sorted
  kNodeTypeBegin,  // by type, into kByType
  kOutBegin,       // by node, into
  kOut,            // edges, ascending
  kInBegin,        // by node, into
  kIn,             // edges, ascending
  kSource,         // by edge
  kTarget,         // by edge
  kEdgeTypes,      // words, sorted
  kEdgeTypeBegin,  // by type: its first edge
  kStanding,       // by edge: modality * 2, and 1 where negated
  kEvidence,       // by edge: how many statements
  kEdgeDocuments,  // by edge
  kFirstDate,      // by edge: a word; those of dates come first
  kLastDate,       // by edge
  kConfidence,     // by edge, into
  kConfidences,    // bits of doubles
  kDetailBegin,    // by kDetailStep edges, into
  kDetails,        // bytes: see encode_snapshot.cpp
  kOddIds,         // edge, word: ids that edge_hash() does not give
  kAttributeKeys,  // words, sorted
  kDates,          // one number: how many words are dates, the empty one counted
  kWordBegin,      // by word, into
  kWordBytes,      //
  kSections,
};

inline constexpr std::uint32_t kDetailStep = 8;

struct Column {
  std::uint64_t offset = 0, count = 0, width = 1;
};

struct Head {
  std::uint64_t mark = kMark;
  std::uint32_t nodes = 0, edges = 0;
  Column sections[kSections];
};

}  // namespace edgewise::snapshot
