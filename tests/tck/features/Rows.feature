Feature: Rows - optional parts, order, pages, unions and what a name means where

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

  Scenario: [1] Null where there is nothing
    When executing query:
      """
      MATCH (p:Person) OPTIONAL MATCH (p)-[v:VISITED]->(c) RETURN p.name, c.name
      """
    Then the result should be, in any order:
      | p.name | c.name |
      | 'Ann' | 'Ufa' |
      | 'Bo' | 'Ufa' |
      | 'Cy' | 'Oslo' |
      | 'Dee' | null |
    And no side effects

  Scenario: [2] A condition belongs to the optional part
    When executing query:
      """
      MATCH (p:Person) OPTIONAL MATCH (p)-[v:VISITED]->(c) WHERE v.year > 2020 RETURN p.name, c.name
      """
    Then the result should be, in any order:
      | p.name | c.name |
      | 'Ann' | null |
      | 'Bo' | null |
      | 'Cy' | 'Oslo' |
      | 'Dee' | null |
    And no side effects

  Scenario: [3] Nothing comes of a null node
    When executing query:
      """
      OPTIONAL MATCH (x:Nothing) MATCH (x)-->(y) RETURN y
      """
    Then the result should be empty
    And no side effects

  Scenario: [4] Descending, null first
    When executing query:
      """
      MATCH (p:Person) RETURN p.name AS name ORDER BY p.born DESC, name
      """
    Then the result should be, in order:
      | name |
      | 'Dee' |
      | 'Bo' |
      | 'Cy' |
      | 'Ann' |
    And no side effects

  Scenario: [5] A page
    When executing query:
      """
      UNWIND range(1, 10) AS x RETURN x ORDER BY x DESC SKIP 2 LIMIT 3
      """
    Then the result should be, in order:
      | x |
      | 8 |
      | 7 |
      | 6 |
    And no side effects

  Scenario: [6] Order of all kinds of values
    When executing query:
      """
      UNWIND [null, 1, 'a', true, [1], {a: 1}, 1.5] AS x RETURN x ORDER BY x
      """
    Then the result should be, in order:
      | x |
      | {a: 1} |
      | [1] |
      | 'a' |
      | true |
      | 1 |
      | 1.5 |
      | null |
    And no side effects

  Scenario: [7] Distinct rows
    When executing query:
      """
      MATCH (p:Person)-[:VISITED]->(c) RETURN DISTINCT c.name AS city
      """
    Then the result should be, in any order:
      | city |
      | 'Ufa' |
      | 'Oslo' |
    And no side effects

  Scenario: [8] One and one float are one value
    When executing query:
      """
      UNWIND [1, 1.0, null, null] AS x RETURN count(*) AS n, count(DISTINCT x) AS d
      """
    Then the result should be, in any order:
      | n | d |
      | 4 | 1 |
    And no side effects

  Scenario: [9] Union of two
    When executing query:
      """
      RETURN 1 AS x UNION RETURN 1 AS x UNION RETURN 2 AS x
      """
    Then the result should be, in any order:
      | x |
      | 1 |
      | 2 |
    And no side effects

  Scenario: [10] Union of all
    When executing query:
      """
      RETURN 1 AS x UNION ALL RETURN 1 AS x
      """
    Then the result should be, in any order:
      | x |
      | 1 |
      | 1 |
    And no side effects

  Scenario: [11] A name from before WITH in its condition
    When executing query:
      """
      MATCH (p:Person) WITH p.name AS name WHERE p.born = 1970 RETURN name
      """
    Then the result should be, in any order:
      | name |
      | 'Ann' |
    And no side effects

  Scenario: [12] A list in rows and back
    When executing query:
      """
      UNWIND [[1, 2], [3]] AS l UNWIND l AS x WITH x WHERE x > 1 RETURN collect(x) AS xs
      """
    Then the result should be, in any order:
      | xs |
      | [2, 3] |
    And no side effects

  Scenario: [13] All columns by name
    When executing query:
      """
      WITH 2 AS b, 1 AS a RETURN *
      """
    Then the result should be, in any order:
      | a | b |
      | 1 | 2 |
    And no side effects

  Scenario: [14] No relationship twice in one pattern
    When executing query:
      """
      MATCH (a:Person)-[:MET]-(x:Person)-[:MET]-(b:Person) WHERE a = b RETURN a
      """
    Then the result should be empty
    And no side effects

  Scenario: [15] The same relationship in two patterns
    When executing query:
      """
      MATCH (a {name: 'Ann'})-[r:VISITED]->(c) MATCH (x)-[r]->(y) RETURN x.name, y.name
      """
    Then the result should be, in any order:
      | x.name | y.name |
      | 'Ann' | 'Ufa' |
    And no side effects

  Scenario: [16] Names of functions in any case
    When executing query:
      """
      MATCH (c:Club) RETURN LABELS(c) AS l, tOuPpEr(c.name) AS u
      """
    Then the result should be, in any order:
      | l | u |
      | ['Club'] | 'CHESS' |
    And no side effects

  Scenario: [17] An unknown name
    When executing query:
      """
      MATCH (person:Person) RETURN persn.name
      """
    Then a SyntaxError should be raised at compile time: UndefinedVariable

  Scenario: [18] An unknown function
    When executing query:
      """
      MATCH (p:Person) RETURN upperCase(p.name)
      """
    Then a SyntaxError should be raised at compile time: UnknownFunction

  Scenario: [19] Two columns of one name
    When executing query:
      """
      RETURN 1 AS a, 2 AS a
      """
    Then a SyntaxError should be raised at compile time: ColumnNameConflict

  Scenario: [20] An expression without a name in WITH
    When executing query:
      """
      MATCH (p:Person) WITH p.name RETURN 1 AS x
      """
    Then a SyntaxError should be raised at compile time: NoExpressionAlias

  Scenario: [21] Different columns in a union
    When executing query:
      """
      RETURN 1 AS a UNION RETURN 1 AS b
      """
    Then a SyntaxError should be raised at compile time: DifferentColumnsInUnion

  Scenario: [22] Mixed unions
    When executing query:
      """
      RETURN 1 AS a UNION RETURN 1 AS a UNION ALL RETURN 1 AS a
      """
    Then a SyntaxError should be raised at compile time: InvalidClauseComposition

  Scenario: [23] Nothing returned
    When executing query:
      """
      MATCH (p:Person)
      """
    Then a SyntaxError should be raised at compile time: InvalidClauseComposition

  Scenario: [24] A page below nothing
    When executing query:
      """
      MATCH (p) RETURN p LIMIT -1
      """
    Then a SyntaxError should be raised at compile time: NegativeIntegerArgument

  Scenario: [25] A page that is no whole number
    When executing query:
      """
      MATCH (p) RETURN p LIMIT 1.5
      """
    Then a SyntaxError should be raised at compile time: InvalidArgumentType

  Scenario: [26] A node that is a relationship
    When executing query:
      """
      MATCH (a)-[r]->(b) MATCH (r) RETURN r
      """
    Then a SyntaxError should be raised at compile time: VariableTypeConflict

  Scenario: [27] A parenthesis that is not closed
    When executing query:
      """
      MATCH (p:Person RETURN p
      """
    Then a SyntaxError should be raised at compile time: UnexpectedSyntax

  Scenario: [28] A name that is taken
    When executing query:
      """
      MATCH (p) UNWIND [1] AS p RETURN p
      """
    Then a SyntaxError should be raised at compile time: VariableAlreadyBound

  Scenario: [29] A condition that is a number
    When executing query:
      """
      MATCH (p) WHERE 1 RETURN p
      """
    Then a SyntaxError should be raised at compile time: InvalidArgumentType

  Scenario: [30] A parameter without a value
    When executing query:
      """
      RETURN $who AS x
      """
    Then a ParameterMissing should be raised at runtime: MissingParameter
