Feature: Subqueries - patterns, EXISTS, COUNT and COLLECT inside expressions

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

  Scenario: [1] A pattern as a condition
    When executing query:
      """
      MATCH (p:Person) WHERE (p)-[:VISITED]->(:City {name: 'Ufa'}) RETURN p.name
      """
    Then the result should be, in any order:
      | p.name |
      | 'Ann' |
      | 'Bo' |
    And no side effects

  Scenario: [2] A pattern that must not be
    When executing query:
      """
      MATCH (p:Person) WHERE NOT (p)-[:MET]-() RETURN p.name
      """
    Then the result should be, in any order:
      | p.name |
      | 'Dee' |
    And no side effects

  Scenario: [3] EXISTS with a condition of its own
    When executing query:
      """
      MATCH (p:Person) WHERE EXISTS { (p)-[v:VISITED]->(c) WHERE v.year > 2020 } RETURN p.name
      """
    Then the result should be, in any order:
      | p.name |
      | 'Cy' |
    And no side effects

  Scenario: [4] EXISTS with clauses
    When executing query:
      """
      MATCH (p:Person) WHERE EXISTS { MATCH (p)-[:MET]-(q) WITH q, count(*) AS n WHERE n = 1 RETURN q } RETURN p.name
      """
    Then the result should be, in any order:
      | p.name |
      | 'Ann' |
      | 'Bo' |
      | 'Cy' |
    And no side effects

  Scenario: [5] EXISTS in EXISTS
    When executing query:
      """
      MATCH (c:Club) WHERE EXISTS { MATCH (m)-[:MEMBER_OF]->(c) WHERE EXISTS { (m)-[:VISITED]->(:City {name: 'Oslo'}) } } RETURN c.name
      """
    Then the result should be, in any order:
      | c.name |
      | 'Chess' |
    And no side effects

  Scenario: [6] COUNT
    When executing query:
      """
      MATCH (p:Person) RETURN p.name AS name, COUNT { (p)-[:MET]-() } AS n
      """
    Then the result should be, in any order:
      | name | n |
      | 'Ann' | 2 |
      | 'Bo' | 2 |
      | 'Cy' | 2 |
      | 'Dee' | 0 |
    And no side effects

  Scenario: [7] COLLECT
    When executing query:
      """
      MATCH (c:Club) RETURN COLLECT { MATCH (m)-[:MEMBER_OF]->(c) RETURN m.name ORDER BY m.name DESC } AS names
      """
    Then the result should be, in any order:
      | names |
      | ['Cy', 'Ann'] |
    And no side effects

  Scenario: [8] A list of what a pattern finds
    When executing query:
      """
      MATCH (p:Person {name: 'Bo'}) RETURN [(p)-[m:MET]-(q) WHERE m.year > 2019 | q.name] AS names
      """
    Then the result should be, in any order:
      | names |
      | ['Cy'] |
    And no side effects

  Scenario: [9] A list of paths
    When executing query:
      """
      MATCH (p:Person {name: 'Dee'}) RETURN [w = (p)-->() | length(w)] AS lengths
      """
    Then the result should be, in any order:
      | lengths |
      | [1] |
    And no side effects

  Scenario: [10] A map of chosen properties
    When executing query:
      """
      MATCH (p:Person {name: 'Ann'}) RETURN p {.name, age: 2020 - p.born} AS m
      """
    Then the result should be, in any order:
      | m |
      | {name: 'Ann', age: 50} |
    And no side effects

  Scenario: [11] A new name in a pattern that is a condition
    When executing query:
      """
      MATCH (p:Person) WHERE (p)-[:MET]-(q) RETURN p
      """
    Then a SyntaxError should be raised at compile time: UndefinedVariable

  Scenario: [12] A pattern as a column
    When executing query:
      """
      MATCH (p:Person) RETURN (p)-[:MET]-()
      """
    Then a SyntaxError should be raised at compile time: UnexpectedSyntax

  Scenario: [13] Writing in a subquery
    When executing query:
      """
      MATCH (p) WHERE EXISTS { MATCH (p) SET p.x = 1 } RETURN p
      """
    Then a SyntaxError should be raised at compile time: InvalidClauseComposition
