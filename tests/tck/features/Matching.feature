Feature: Matching - finding patterns in a graph of people and places

  Background:
    Given an empty graph
    And having executed:
      """
      CREATE (ann:Person:Minister {name: 'Ann', born: 1970}),
             (bo:Person {name: 'Bo', born: 1982}),
             (cy:Person {name: 'Cy'}),
             (ufa:City {name: 'Ufa'}),
             (riga:City {name: 'Riga'})
      CREATE (ann)-[:MET {year: 2019}]->(bo),
             (bo)-[:MET {year: 2021}]->(cy),
             (ann)-[:VISITED {year: 2020}]->(ufa),
             (bo)-[:VISITED {year: 2020}]->(ufa),
             (cy)-[:VISITED {year: 2022}]->(riga)
      """

  Scenario: [1] All nodes of a label
    When executing query:
      """
      MATCH (p:Person) RETURN p.name AS name ORDER BY name
      """
    Then the result should be, in order:
      | name  |
      | 'Ann' |
      | 'Bo'  |
      | 'Cy'  |
    And no side effects

  Scenario: [2] Two labels at once
    When executing query:
      """
      MATCH (p:Person:Minister) RETURN p.name
      """
    Then the result should be, in any order:
      | p.name |
      | 'Ann'  |
    And no side effects

  Scenario: [3] One of two labels
    When executing query:
      """
      MATCH (n:City|Minister) RETURN n.name AS name
      """
    Then the result should be, in any order:
      | name   |
      | 'Ann'  |
      | 'Ufa'  |
      | 'Riga' |
    And no side effects

  Scenario: [4] Not of a label
    When executing query:
      """
      MATCH (n:Person&!Minister) RETURN n.name AS name
      """
    Then the result should be, in any order:
      | name |
      | 'Bo' |
      | 'Cy' |
    And no side effects

  Scenario: [5] Who was in the same city in the same year
    When executing query:
      """
      MATCH (a:Person)-[v:VISITED]->(c:City)<-[w:VISITED]-(b:Person)
      WHERE v.year = w.year AND a.name < b.name
      RETURN a.name, c.name, b.name
      """
    Then the result should be, in any order:
      | a.name | c.name | b.name |
      | 'Ann'  | 'Ufa'  | 'Bo'   |
    And no side effects

  Scenario Outline: [6] The direction of an arrow
    When executing query:
      """
      MATCH (:Person {name: 'Bo'})<pattern>(other:Person) RETURN other.name AS name
      """
    Then the result should be, in any order:
      | name     |
      | '<name>' |
    And no side effects

    Examples:
      | pattern      | name |
      | -[:MET]->    | Cy   |
      | <-[:MET]-    | Ann  |

  Scenario: [7] Where every letter counts
    When executing query:
      """
      MATCH (p:person) RETURN p
      """
    Then the result should be empty
    And no side effects
