Feature: Lists - reading, cutting, making and reducing lists and maps

  Scenario Outline: [1] One place of a list
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
      | expression              | value |
      | [5, 6, 7][0]            | 5 |
      | [5, 6, 7][-1]           | 7 |
      | [5, 6, 7][3]            | null |
      | [5, 6][null]            | null |
      | {a: {b: [1, 2]}}.a.b[1] | 2 |
      | {a: 1}['a']             | 1 |
      | {a: 1}['b']             | null |

  Scenario Outline: [2] A part of a list
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
      | expression         | value |
      | [1, 2, 3, 4][1..3] | [2, 3] |
      | [1, 2, 3][..2]     | [1, 2] |
      | [1, 2, 3][-2..]    | [2, 3] |
      | [1, 2, 3][2..1]    | [] |
      | [1, 2, 3][null..2] | null |
      | [1, 2, 3][0..99]   | [1, 2, 3] |

  Scenario Outline: [3] A list of a list
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
      | expression                                 | value |
      | [x IN range(1, 5) WHERE x % 2 = 1 \| x * x] | [1, 9, 25] |
      | [x IN [1, null, 2] WHERE x IS NOT NULL]    | [1, 2] |
      | [x IN [[1, 2], [3]] \| size(x)]            | [2, 1] |
      | [x IN null \| x]                           | null |
      | [x IN [1, 2] \| [y IN [x, 0] \| y + x]]    | [[2, 1], [4, 2]] |

  Scenario Outline: [4] All, any, none, one
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
      | expression                      | value |
      | all(x IN [] WHERE x > 0)        | true |
      | any(x IN [0, 1] WHERE x > 0)    | true |
      | none(x IN [0] WHERE x > 0)      | true |
      | single(x IN [1, 2] WHERE x > 1) | true |
      | single(x IN [2, 2] WHERE x > 1) | false |
      | any(x IN [null] WHERE x > 0)    | null |
      | all(x IN [1, null] WHERE x > 1) | false |

  Scenario Outline: [5] Functions of lists
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
      | expression                                | value |
      | head([3, 4])                              | 3 |
      | last([])                                  | null |
      | tail([1, 2, 3])                           | [2, 3] |
      | reverse([1, 2])                           | [2, 1] |
      | size([1, [2, 3]])                         | 2 |
      | range(3, 1, -1)                           | [3, 2, 1] |
      | range(1, 0)                               | [] |
      | reduce(sum = 0, x IN [1, 2, 3] \| sum + x) | 6 |
      | reduce(t = '', x IN ['a', 'b'] \| t + x)  | 'ab' |
      | isEmpty([])                               | true |
      | keys({b: 1, a: 2})                        | ['a', 'b'] |
      | [1] + 2                                   | [1, 2] |
      | 0 + [1]                                   | [0, 1] |
      | coalesce(null, 2, 3)                      | 2 |

  Scenario Outline: [6] What is no place and no list
    Given any graph
    When executing query:
      """
      RETURN <expression> AS value
      """
    Then a ArgumentError should be raised at runtime: *

    Examples:
      | expression     |
      | range(1, 2, 0) |
      | range(1.5, 2)  |

  Scenario Outline: [7] What has nothing at a place
    Given any graph
    When executing query:
      """
      RETURN <expression> AS value
      """
    Then a TypeError should be raised at any time: *

    Examples:
      | expression  |
      | 5[0]        |
      | [1, 2]['a'] |
      | true[0]     |
