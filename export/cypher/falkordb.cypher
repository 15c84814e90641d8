The Cypher script for FalkorDB, where each line goes to GRAPH.QUERY on its own. What stands here is what `edgewise export cypher --dialect falkordb` writes: change it and export
again, nothing needs to be built. Places in double braces are filled by the exporter; see README.md beside this file.

//: settings
rows 500
bytes 65536
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
CREATE INDEX FOR (n:Entity) ON (n.id);

//: evidence schema
CREATE INDEX FOR (n:Source) ON (n.id);
CREATE INDEX FOR (n:Evidence) ON (n.id);

//: nodes
UNWIND [{{rows}}] AS row MERGE (n:Entity {id: row.id}) SET n += row.props SET n:{{label}};

//: edges
UNWIND [{{rows}}] AS row MATCH (a:Entity {id: row.s}) MATCH (b:Entity {id: row.t}) MERGE (a)-[r:{{type}} {id: row.id}]->(b) SET r += row.props;

//: documents
UNWIND [{{rows}}] AS row MERGE (d:Source {id: row.id}) SET d += row.props SET d:Document;

//: evidence
UNWIND [{{rows}}] AS row MATCH (d:Source {id: row.d}) MATCH (a:Entity {id: row.s}) MATCH (b:Entity {id: row.t}) MERGE (e:Evidence {id: row.id}) SET e += row.props MERGE (e)-[:FROM]->(d) MERGE (e)-[:SUBJECT]->(a) MERGE (e)-[:OBJECT]->(b);

//: verify
MATCH (n:Entity) WITH count(n) AS nodes OPTIONAL MATCH (:Entity)-[r]->(:Entity) WITH nodes, count(r) AS edges RETURN nodes = {{nodes}} AND edges = {{edges}} AS complete, nodes, edges;
