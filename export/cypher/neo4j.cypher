The Cypher script for Neo4j 4.4, 5 and 2025. What stands here is what `edgewise export cypher` writes: change it and export
again, nothing needs to be built. Places in double braces are filled by the exporter; see README.md beside this file.

A packed statement takes its rows as one text: rows parted by U+241E, cells by U+241F, items of a list by U+241D. Its first
cells are the keys (id; source, target, id; source, target, document, id), then come the fields that the template lists. A row
that has one of these characters in it takes the statement without "packed", which gets a list of maps. A template without
packed statements writes maps only.

//: settings
rows 500
bytes 65536
packed-rows 2000
packed-bytes 262144
dates native

//: node fields
type
name
aliases
mentions
documents

//: edge fields
modality
negated
evidence_count
documents
first_date
last_date
date_precision
confidence
rules
docs
speakers
attributes

//: document fields
title
date
url
source
facts

//: evidence fields
edge
type
text
date
place
speaker
rule
confidence
sentence_index
sentence_start
sentence_end
subject_start
subject_end
object_start
object_end
trigger_start
trigger_end

//: schema
CREATE CONSTRAINT entity_id IF NOT EXISTS FOR (n:Entity) REQUIRE n.id IS UNIQUE;

//: evidence schema
CREATE CONSTRAINT source_id IF NOT EXISTS FOR (n:Source) REQUIRE n.id IS UNIQUE;
CREATE CONSTRAINT evidence_id IF NOT EXISTS FOR (n:Evidence) REQUIRE n.id IS UNIQUE;
CREATE INDEX evidence_edge IF NOT EXISTS FOR (n:Evidence) ON (n.edge);

//: nodes
UNWIND [{{rows}}] AS row MERGE (n:Entity {id: row.id}) SET n += row.props SET n:{{label}};

//: edges
UNWIND [{{rows}}] AS row MATCH (a:Entity {id: row.s}) MATCH (b:Entity {id: row.t}) MERGE (a)-[r:{{type}} {id: row.id}]->(b) SET r += row.props;

//: documents
UNWIND [{{rows}}] AS row MERGE (d:Source {id: row.id}) SET d += row.props SET d:Document;

//: evidence
UNWIND [{{rows}}] AS row MATCH (d:Source {id: row.d}) MATCH (a:Entity {id: row.s}) MATCH (b:Entity {id: row.t}) MERGE (e:Evidence {id: row.id}) SET e += row.props MERGE (e)-[:FROM]->(d) MERGE (e)-[:SUBJECT]->(a) MERGE (e)-[:OBJECT]->(b);

//: packed nodes
UNWIND split('{{rows}}', '␞') AS line WITH split(line, '␟') AS c MERGE (n:Entity {id: c[0]}) SET n += {{props}} SET n:{{label}};

//: packed edges
UNWIND split('{{rows}}', '␞') AS line WITH split(line, '␟') AS c MATCH (a:Entity {id: c[0]}) MATCH (b:Entity {id: c[1]}) MERGE (a)-[r:{{type}} {id: c[2]}]->(b) SET r += {{props}};

//: packed documents
UNWIND split('{{rows}}', '␞') AS line WITH split(line, '␟') AS c MERGE (d:Source {id: c[0]}) SET d += {{props}} SET d:Document;

//: packed evidence
UNWIND split('{{rows}}', '␞') AS line WITH split(line, '␟') AS c MATCH (a:Entity {id: c[0]}) MATCH (b:Entity {id: c[1]}) MATCH (d:Source {id: c[2]}) MERGE (e:Evidence {id: c[3]}) SET e += {{props}} MERGE (e)-[:FROM]->(d) MERGE (e)-[:SUBJECT]->(a) MERGE (e)-[:OBJECT]->(b);

//: verify
MATCH (n:Entity) WITH count(n) AS nodes OPTIONAL MATCH (:Entity)-[r]->(:Entity) WITH nodes, count(r) AS edges RETURN nodes = {{nodes}} AND edges = {{edges}} AS complete, nodes, edges;
