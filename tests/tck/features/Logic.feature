Feature: Logic - true, false and unknown

  Scenario Outline: [1] Unknown spreads only where it decides
    Given any graph
    When executing query:
      """
      RETURN <expression> AS value
      """
    Then the result should be, in any order:
      | value   |
      | <value> |
    And no side effects

    Examples:
      | expression     | value |
      | true OR null   | true |
      | false OR null  | null |
      | true AND null  | null |
      | false AND null | false |
      | true XOR null  | null |
      | NOT null       | null |
      | null = null    | null |
      | null <> 1      | null |
      | null IS NULL   | true |
      | 1 IS NOT NULL  | true |

  Scenario Outline: [2] What binds how tightly
    Given any graph
    When executing query:
      """
      RETURN <expression> AS value
      """
    Then the result should be, in any order:
      | value   |
      | <value> |
    And no side effects

    Examples:
      | expression             | value |
      | true OR true AND false | true |
      | NOT false AND false    | false |
      | NOT (false AND false)  | true |
      | true XOR true OR true  | true |
      | 1 < 2 = true           | false |
      | (1 < 2) = true         | true |
      | 1 < 2 < 3              | true |
      | 3 > 2 > 2              | false |
      | 1 + 1 = 2              | true |
      | 2 IN [1] + [2]         | true |

  Scenario Outline: [3] Equal or not
    Given any graph
    When executing query:
      """
      RETURN <expression> AS value
      """
    Then the result should be, in any order:
      | value   |
      | <value> |
    And no side effects

    Examples:
      | expression            | value |
      | 1 = 1.0               | true |
      | 1 = '1'               | false |
      | [1, 2] = [1, 2.0]     | true |
      | [1, null] = [1, 2]    | null |
      | [1, null] = [2, null] | false |
      | [1] = [1, null]       | false |
      | {a: 1} = {a: 1.0}     | true |
      | {a: 1} = {b: 1}       | false |
      | {a: null} = {a: null} | null |
      | 0.0 / 0 = 0.0 / 0     | false |

  Scenario Outline: [4] Less or not
    Given any graph
    When executing query:
      """
      RETURN <expression> AS value
      """
    Then the result should be, in any order:
      | value   |
      | <value> |
    And no side effects

    Examples:
      | expression      | value |
      | 'abc' < 'abd'   | true |
      | 'Z' < 'a'       | true |
      | 1 < 'a'         | null |
      | [1, 2] < [1, 3] | true |
      | false < true    | true |
      | 1 < 1.5         | true |
      | {a: 1} < {a: 2} | null |

  Scenario Outline: [5] In a list
    Given any graph
    When executing query:
      """
      RETURN <expression> AS value
      """
    Then the result should be, in any order:
      | value   |
      | <value> |
    And no side effects

    Examples:
      | expression        | value |
      | 2 IN [1, 2]       | true |
      | null IN [1]       | null |
      | null IN []        | false |
      | 3 IN [1, null]    | null |
      | 1 IN [1, null]    | true |
      | [1] IN [[1], [2]] | true |
      | 3 IN null         | null |

  Scenario Outline: [6] One of several cases
    Given any graph
    When executing query:
      """
      RETURN <expression> AS value
      """
    Then the result should be, in any order:
      | value   |
      | <value> |
    And no side effects

    Examples:
      | expression                                       | value |
      | CASE WHEN 1 > 2 THEN 'a' WHEN 2 > 1 THEN 'b' END | 'b' |
      | CASE 3 WHEN 1 THEN 'a' ELSE 'z' END              | 'z' |
      | CASE WHEN null THEN 1 ELSE 2 END                 | 2 |
      | CASE null WHEN null THEN 1 END                   | null |

  Scenario Outline: [7] What is no condition
    Given any graph
    When executing query:
      """
      RETURN <expression> AS value
      """
    Then a SyntaxError should be raised at compile time: InvalidArgumentType

    Examples:
      | expression      |
      | NOT 'true'      |
      | 1 AND true      |
      | [true] OR false |
      | NOT {a: true}   |
