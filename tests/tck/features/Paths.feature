Feature: Paths - variable lengths, paths as values, shortest paths

  Background:
    Given an empty graph
    And having executed:
      """
      CREATE (ann:Person {name: 'Ann', born: 1970}), (bo:Person {name: 'Bo', born: 1982}),
             (cy:Person {name: 'Cy', born: 1982}), (dee:Person {name: 'Dee'}),
             (ufa:City {name: 'Ufa'}), (oslo:City {name: 'Oslo'}), (club:Club {name: 'Chess'})
      CREATE (ann)-[:MET {year: 2019, times: 2}]->(bo), (bo)-[:MET {year: 2021, times: 5}]->(cy),
             (ann)-[:MET {year: 2022, times: 1}]->(cy), (ann)-[:VISITED {year: 2020}]->(ufa),
             (bo)-[:VISITED {year: 2020}]->(ufa), (cy)-[:VISITED {year: 2022}]->(oslo),
             (ann)-[:MEMBER_OF]->(club), (cy)-[:MEMBER_OF]->(club), (dee)-[:LIKES]->(dee)
      """

  Scenario: [1] Two steps
    When executing query:
      """
      MATCH (a {name: 'Ann'})-[:MET*2]->(b) RETURN b.name
      """
    Then the result should be, in any order:
      | b.name |
      | 'Cy' |
    And no side effects

  Scenario: [2] One or two steps
    When executing query:
      """
      MATCH (a {name: 'Ann'})-[:MET*1..2]->(b) RETURN b.name
      """
    Then the result should be, in any order:
      | b.name |
      | 'Bo' |
      | 'Cy' |
      | 'Cy' |
    And no side effects

  Scenario: [3] No step at all is a step
    When executing query:
      """
      MATCH (a {name: 'Ufa'})-[:MET*0..1]->(b) RETURN b.name
      """
    Then the result should be, in any order:
      | b.name |
      | 'Ufa' |
    And no side effects

  Scenario: [4] No relationship twice in a walk
    When executing query:
      """
      MATCH (d {name: 'Dee'})-[r:LIKES*]->(x) RETURN size(r) AS steps
      """
    Then the result should be, in any order:
      | steps |
      | 1 |
    And no side effects

  Scenario: [5] A loop is seen once in both directions
    When executing query:
      """
      MATCH (d {name: 'Dee'})-[r]-(x) RETURN count(r) AS n
      """
    Then the result should be, in any order:
      | n |
      | 1 |
    And no side effects

  Scenario: [6] The length, the nodes and the relationships of a path
    When executing query:
      """
      MATCH p = (:Person {name: 'Ann'})-[:MET]->()-[:MET]->() RETURN length(p) AS l, [n IN nodes(p) | n.name] AS names, [r IN relationships(p) | r.year] AS years
      """
    Then the result should be, in any order:
      | l | names | years |
      | 2 | ['Ann', 'Bo', 'Cy'] | [2019, 2021] |
    And no side effects

  Scenario: [7] A path against the arrows
    When executing query:
      """
      MATCH p = (:City {name: 'Oslo'})<-[:VISITED]-() RETURN p
      """
    Then the result should be, in any order:
      | p |
      | <(:City {name: 'Oslo'})<-[:VISITED {year: 2022}]-(:Person {name: 'Cy', born: 1982})> |
    And no side effects

  Scenario: [8] The shortest path
    When executing query:
      """
      MATCH (a {name: 'Ufa'}), (b {name: 'Chess'})
      MATCH p = shortestPath((a)-[*]-(b))
      RETURN [n IN nodes(p) | n.name] AS names
      """
    Then the result should be, in any order:
      | names |
      | ['Ufa', 'Ann', 'Chess'] |
    And no side effects

  Scenario: [9] All shortest paths
    When executing query:
      """
      MATCH p = allShortestPaths((a:City {name: 'Ufa'})-[*]-(b {name: 'Cy'}))
      RETURN [n IN nodes(p) | n.name] AS names
      """
    Then the result should be, in any order:
      | names |
      | ['Ufa', 'Ann', 'Cy'] |
      | ['Ufa', 'Bo', 'Cy'] |
    And no side effects

  Scenario: [10] No path within the length
    When executing query:
      """
      MATCH p = shortestPath((a:City {name: 'Ufa'})-[*..2]-(b:City {name: 'Oslo'}))
      RETURN p
      """
    Then the result should be empty
    And no side effects

  Scenario: [11] A shortest path along one type and direction
    When executing query:
      """
      MATCH p = shortestPath((a {name: 'Ann'})-[:MET*]->(b {name: 'Cy'}))
      RETURN length(p) AS l
      """
    Then the result should be, in any order:
      | l |
      | 1 |
    And no side effects

  Scenario: [12] A shortest path as a value
    When executing query:
      """
      MATCH (a {name: 'Bo'}), (b {name: 'Oslo'}) RETURN length(shortestPath((a)-[*]-(b))) AS l
      """
    Then the result should be, in any order:
      | l |
      | 2 |
    And no side effects

  Scenario: [13] Conditions on every step
    When executing query:
      """
      MATCH (a {name: 'Ann'})-[rs:MET*1..2]->(b) WHERE all(r IN rs WHERE r.year < 2022) RETURN b.name
      """
    Then the result should be, in any order:
      | b.name |
      | 'Bo' |
      | 'Cy' |
    And no side effects

  Scenario: [14] A length below nothing
    When executing query:
      """
      MATCH (a)-[*-1]->(b) RETURN a
      """
    Then a SyntaxError should be raised at compile time: InvalidRelationshipPattern

  Scenario: [15] A path is no list of nodes
    When executing query:
      """
      MATCH p = (a)-->(b) RETURN size(p)
      """
    Then a SyntaxError should be raised at compile time: InvalidArgumentType

  Scenario: [16] A path has no properties
    When executing query:
      """
      MATCH p = (a)-->(b) RETURN p.name
      """
    Then a SyntaxError should be raised at compile time: InvalidArgumentType

  Scenario: [17] The name of a path is taken
    When executing query:
      """
      MATCH (p) MATCH p = (a)-->(b) RETURN p
      """
    Then a SyntaxError should be raised at compile time: VariableAlreadyBound
