// Questions that give the same rows here and on a Neo4j that `edgewise export cypher` has filled; check-questions asks
// both. One question a paragraph. Rows are compared as a set, and in order where the last clause has an ORDER BY.
// `// with NAME = JSON` before a question gives it a parameter.

// --- who and what ---

MATCH (n:Person) RETURN n.name, n.mentions, n.documents

MATCH (n:Country) RETURN n.name AS name ORDER BY name

MATCH (n) WHERE n.name = 'Norway' RETURN n

// with who = "Anna Solvik"
MATCH (n {name: $who}) RETURN n.id, labels(n), n.aliases

MATCH (n:Office) RETURN n.name ORDER BY n.mentions DESC, n.name SKIP 3 LIMIT 7

MATCH (n:City|Region) RETURN n.name, n.type

MATCH (n:!Person&!Office) RETURN n.type AS type, count(*) AS n ORDER BY n DESC, type

MATCH (n) WHERE n.aliases IS NULL RETURN count(*) AS unnamed

MATCH (n:Person) WHERE size(n.aliases) >= 2 RETURN n.name, size(n.aliases) AS spellings

MATCH (n) WHERE n.name STARTS WITH 'M' AND NOT n:Topic RETURN n.name

MATCH (n) WHERE n.name CONTAINS 'Union' OR n.name ENDS WITH 'ia' RETURN n.name ORDER BY n.name

MATCH (n) WHERE n.name =~ '(?i).*minister.*' RETURN n.name

MATCH (n:Person) WHERE n.mentions IN [3, 5, 8] RETURN n.name, n.mentions

MATCH (n:Person) RETURN toUpper(left(n.name, 1)) AS letter, count(*) AS n ORDER BY letter

MATCH (n:Person) WITH n, split(n.name, ' ') AS words RETURN last(words) AS family, size(words) AS words ORDER BY family, words

// --- what was said of whom ---

MATCH (a:Person)-[r:MET]-(b:Person) RETURN a.name, b.name, r.first_date

MATCH (a)-[r:VISITED]->(b:Country) RETURN a.name, b.name, r.modality

MATCH (a)-[r]->(b) WHERE r.negated RETURN a.name, type(r), b.name

MATCH ()-[r]->() RETURN type(r) AS type, count(r) AS n ORDER BY n DESC, type

MATCH ()-[r]->() RETURN r.modality AS modality, r.negated AS negated, count(*) AS n

MATCH (a)-[r:PRAISED|CRITICIZED|THANKED]->(b) RETURN a.name, type(r) AS what, b.name

MATCH (a)-[r:!HOLDS_ROLE&!OFFICE_OF]->(b:Person) RETURN type(r), count(*)

MATCH (a)-[r:HOLDS_ROLE]->(o) WHERE r.confidence >= 0.9 RETURN a.name, o.name, r.confidence

MATCH (p:Person)-[:HOLDS_ROLE]->(o:Office)-[:OFFICE_OF]->(c:Country) RETURN p.name, o.name, c.name

MATCH (p:Person)-[h:HOLDS_ROLE {negated: false}]->(o:Office) RETURN p.name, h.evidence_count

MATCH (a:Person)-[r]-(:Country {name: 'Serbia'}) RETURN DISTINCT a.name, type(r)

MATCH (a)<-[r:ACCUSED|SANCTIONED|COERCED]-(b) RETURN b.name, type(r), a.name

MATCH (a)-[r:SAID]->(t) RETURN a.name, t.name, r.speakers

MATCH (a)-[r]->(b) WHERE r.speakers IS NOT NULL RETURN type(r), size(r.speakers) AS speakers

MATCH (a)-[r]->(b) WHERE any(rule IN r.rules WHERE rule CONTAINS 'visit') RETURN a.name, b.name, r.rules

MATCH (a)-[r]->(b) WHERE r.evidence_count > 1 RETURN a.name, type(r), b.name, r.evidence_count, r.documents, r.docs

MATCH ()-[r]->() UNWIND r.docs AS doc RETURN doc, count(*) AS edges

MATCH ()-[r]->() UNWIND r.rules AS rule WITH rule, count(*) AS n WHERE n > 3 RETURN rule, n ORDER BY n DESC, rule

MATCH (a)-[r:HOLDS_ROLE]->(o) WHERE r.attr_former IS NOT NULL RETURN a.name, o.name, r.attr_former

MATCH ()-[r]->() UNWIND keys(r) AS key WITH key WHERE NOT key STARTS WITH 'sentence' RETURN key, count(*) AS n

MATCH (a {name: 'Anna Solvik'})-[r]->(b) RETURN r

// --- when ---

MATCH ()-[r]->() RETURN r.date_precision AS precision, count(*) AS n

MATCH (a)-[r:MET]-(b) WHERE r.date_precision = 'day' RETURN a.name, b.name, r.first_date AS day ORDER BY day, a.name, b.name

MATCH ()-[r]->() WHERE r.date_precision = 'day' AND r.first_date >= date('2023-01-01') RETURN count(*) AS since

MATCH ()-[r]->() WHERE r.date_precision = 'day' RETURN r.first_date.year AS year, r.first_date.month AS month, count(*) AS n ORDER BY year, month

MATCH ()-[r]->() WHERE r.date_precision = 'day' RETURN min(r.first_date) AS first, max(r.last_date) AS last

MATCH ()-[r]->() WHERE r.first_date IS NULL RETURN type(r) AS type, count(*) AS n ORDER BY type

MATCH ()-[r]->() WHERE r.date_precision IN ['month', 'year'] RETURN DISTINCT r.first_date, r.last_date

MATCH (a)-[r:VISITED]->(b) WHERE r.date_precision = 'day' RETURN a.name, b.name, duration.inDays(date('2020-01-01'), r.first_date).days AS days

// --- counting ---

MATCH (n) RETURN count(*) AS nodes, count(DISTINCT n.type) AS types, sum(n.mentions) AS mentions

MATCH (n)-[r]-() RETURN n.name AS name, count(r) AS n ORDER BY n DESC, name LIMIT 10

MATCH (p:Person) OPTIONAL MATCH (p)-[m:MET]-(q) RETURN p.name, count(q) AS meetings

MATCH (c:Country) WITH c, COUNT { (c)-[]-(:Person) } AS people WHERE people > 2 RETURN c.name, people

MATCH (p:Person) WHERE NOT EXISTS { (p)-[:HOLDS_ROLE]->() } RETURN p.name

MATCH (p:Person) WHERE (p)-[:VISITED]->(:Country) AND (p)-[:HOLDS_ROLE]->() RETURN p.name

MATCH (o:Office) WHERE EXISTS { MATCH (p)-[:HOLDS_ROLE]->(o)<-[:HOLDS_ROLE]-(q) WHERE p.name < q.name } RETURN o.name

MATCH (o:Office)<-[:HOLDS_ROLE]-(p) WITH o, count(DISTINCT p) AS holders WHERE holders > 1 RETURN o.name, holders

MATCH ()-[r]->() RETURN type(r) AS type, min(r.confidence) AS least, max(r.confidence) AS most ORDER BY type

MATCH ()-[r:HOLDS_ROLE]->() RETURN percentileDisc(r.confidence, 0.5) AS middle, sum(r.evidence_count) AS statements

MATCH (a:Person)-[:MET]-(b) WITH a.name AS name, b.name AS other ORDER BY name, other RETURN name, collect(other) AS met

// --- further ---

MATCH (a {name: 'Norway'})-[*1..2]-(b:Person) RETURN DISTINCT b.name

MATCH p = (a {name: 'Serbia'})-[:VISITED|MET*2]-(b) RETURN b.name, length(p)

MATCH p = shortestPath((a {name: 'Norway'})-[*..6]-(b {name: 'Serbia'})) RETURN length(p)

MATCH p = allShortestPaths((a {name: 'Norway'})-[*..6]-(b {name: 'Serbia'})) RETURN [n IN nodes(p) | n.name] AS names, [r IN relationships(p) | type(r)] AS types

MATCH (a:Country {name: 'Russia'}), (b:Person) MATCH p = shortestPath((a)-[*..8]-(b)) RETURN b.name, length(p) AS hops ORDER BY hops, b.name

MATCH (a:Person)-[:MET]-(b:Person)-[:MET]-(c:Person) WHERE a.name < c.name AND NOT (a)-[:MET]-(c) RETURN a.name, b.name, c.name

MATCH (a)-[r:MET]->(b)-[s:HOLDS_ROLE]->(o) RETURN a.name, b.name, o.name

MATCH (a)-[r:VISITED]->(b)<-[s:VISITED]-(c) WHERE a.name < c.name RETURN a.name, b.name, c.name

MATCH (p:Person) RETURN p.name AS name, size([(p)-[r:VISITED]->(c) WHERE NOT r.negated | c.name]) AS places ORDER BY name LIMIT 30

MATCH (o:Office) RETURN o.name, [(o)-[:OFFICE_OF]->(c:Country) | c.name] AS lands

MATCH (p:Person {name: 'Anna Solvik'}) RETURN p {.name, .mentions, roles: COUNT { (p)-[:HOLDS_ROLE]->() }} AS card

MATCH (c:Country) RETURN c.name AS name UNION MATCH (c:City) RETURN c.name AS name

MATCH (n:Country) RETURN n.name AS name, CASE WHEN n.mentions > 10 THEN 'much' WHEN n.mentions > 3 THEN 'some' ELSE 'little' END AS said ORDER BY name

MATCH (n:Country) WITH n ORDER BY n.mentions DESC, n.name LIMIT 3 MATCH (n)<-[r]-(m) RETURN n.name, type(r), m.name

MATCH (a)-[r]->(b) WITH a, collect(DISTINCT type(r)) AS types WHERE size(types) >= 4 RETURN a.name, size(types) AS n

UNWIND ['Norway', 'Serbia', 'Atlantis'] AS name OPTIONAL MATCH (c:Country {name: name}) RETURN name, c.mentions AS mentions ORDER BY name
