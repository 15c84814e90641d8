// Who met whom, and what it rests on; then who links two people.
MATCH (a:Person)-[r:MET]-(b:Person) WHERE a.name = $who
RETURN b.name AS met, r.first_date AS day, r.sentence AS sentence
ORDER BY day;

:mode table
MATCH p = shortestPath((a:Person)-[:MET*..4]-(b:Person))
WHERE a.name ENDS WITH "Kanchev" AND b.name ENDS WITH "Marcheva"
RETURN [n IN nodes(p) | n.name] AS chain;
