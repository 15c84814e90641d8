Feature: Grouping - columns that count, sum up and collect

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

  Scenario: [1] How many of each
    When executing query:
      """
      MATCH (p:Person)-[r]->() RETURN p.name AS name, count(r) AS n ORDER BY n DESC, name
      """
    Then the result should be, in any order:
      | name | n |
      | 'Ann' | 4 |
      | 'Cy' | 2 |
      | 'Bo' | 2 |
      | 'Dee' | 1 |
    And no side effects

  Scenario: [2] Null is not counted, rows are
    When executing query:
      """
      MATCH (p:Person) RETURN count(p.born) AS known, count(*) AS rows, count(DISTINCT p.born) AS years
      """
    Then the result should be, in any order:
      | known | rows | years |
      | 3 | 4 | 2 |
    And no side effects

  Scenario: [3] Sums of nothing
    When executing query:
      """
      MATCH (x:Nothing) RETURN count(x) AS c, sum(x.n) AS s, avg(x.n) AS a, min(x.n) AS m, collect(x.n) AS l
      """
    Then the result should be, in any order:
      | c | s | a | m | l |
      | 0 | 0 | null | null | [] |
    And no side effects

  Scenario: [4] No group, no row
    When executing query:
      """
      MATCH (x:Nothing) RETURN x.name AS name, count(*) AS n
      """
    Then the result should be empty
    And no side effects

  Scenario: [5] Least, most, mean
    When executing query:
      """
      MATCH ()-[m:MET]->() RETURN min(m.times) AS least, max(m.times) AS most, sum(m.times) AS all, avg(m.year) AS mean
      """
    Then the result should be, in any order:
      | least | most | all | mean |
      | 1 | 5 | 8 | 2020.6666666666667 |
    And no side effects

  Scenario: [6] Collected in order
    When executing query:
      """
      MATCH (p:Person) WITH p ORDER BY p.name DESC RETURN collect(p.name) AS names
      """
    Then the result should be, in any order:
      | names |
      | ['Dee', 'Cy', 'Bo', 'Ann'] |
    And no side effects

  Scenario: [7] Percentiles
    When executing query:
      """
      UNWIND [1, 2, 3, 4] AS x RETURN percentileDisc(x, 0.5) AS d, percentileCont(x, 0.5) AS c
      """
    Then the result should be, in any order:
      | d | c |
      | 2 | 2.5 |
    And no side effects

  Scenario: [8] Deviation
    When executing query:
      """
      UNWIND [2, 4, 4, 4, 5, 5, 7, 9] AS x RETURN stDevP(x) AS d
      """
    Then the result should be, in any order:
      | d |
      | 2.0 |
    And no side effects

  Scenario: [9] Reckoning with an aggregate
    When executing query:
      """
      MATCH (p:Person {born: 1982}) RETURN p.born AS year, 2 * count(*) + 1 AS n
      """
    Then the result should be, in any order:
      | year | n |
      | 1982 | 5 |
    And no side effects

  Scenario: [10] Sorting by an aggregate that is a column
    When executing query:
      """
      MATCH (p:Person)-[:MET]->(q) RETURN p.name AS name, count(q) AS n ORDER BY count(q) DESC
      """
    Then the result should be, in order:
      | name | n |
      | 'Ann' | 2 |
      | 'Bo' | 1 |
    And no side effects

  Scenario: [11] Grouping in two stages
    When executing query:
      """
      MATCH (p:Person)-[:VISITED]->(c)
      WITH c, count(p) AS visitors
      RETURN visitors, collect(c.name) AS cities
      """
    Then the result should be, in any order:
      | visitors | cities |
      | 2 | ['Ufa'] |
      | 1 | ['Oslo'] |
    And no side effects

  Scenario: [12] A condition on groups
    When executing query:
      """
      MATCH (p:Person)-[r]->() WITH p, count(r) AS n WHERE n > 2 RETURN p.name
      """
    Then the result should be, in any order:
      | p.name |
      | 'Ann' |
    And no side effects

  Scenario: [13] Neither grouped nor summed up
    When executing query:
      """
      MATCH (p:Person) RETURN p.born + count(*)
      """
    Then a SyntaxError should be raised at compile time: AmbiguousAggregationExpression

  Scenario: [14] An aggregate in a condition
    When executing query:
      """
      MATCH (p:Person) WHERE count(p) > 1 RETURN p
      """
    Then a SyntaxError should be raised at compile time: InvalidAggregation

  Scenario: [15] An aggregate in an aggregate
    When executing query:
      """
      MATCH (p:Person) RETURN sum(count(p))
      """
    Then a SyntaxError should be raised at compile time: NestedAggregation

  Scenario: [16] An aggregate of too many things
    When executing query:
      """
      MATCH (p:Person) RETURN count(p, p)
      """
    Then a SyntaxError should be raised at compile time: InvalidNumberOfArguments
