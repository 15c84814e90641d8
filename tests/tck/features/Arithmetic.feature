Feature: Arithmetic - numbers, their limits and their order of evaluation

  Scenario Outline: [1] Whole numbers stay whole
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
      | expression           | value |
      | 7 / 2                | 3 |
      | -7 / 2               | -3 |
      | 7 % 3                | 1 |
      | -7 % 3               | -1 |
      | 2 * 3 + 4            | 10 |
      | 2 + 3 * 4            | 14 |
      | (2 + 3) * 4          | 20 |
      | 10 - 4 - 3           | 3 |
      | 0x1F                 | 31 |
      | 0o17                 | 15 |
      | 1_000                | 1000 |
      | -9223372036854775808 | -9223372036854775808 |

  Scenario Outline: [2] One float makes the result a float
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
      | expression | value |
      | 7 / 2.0    | 3.5 |
      | 1 + 1.0    | 2.0 |
      | 2 ^ 10     | 1024.0 |
      | -2 ^ 2     | 4.0 |
      | 2 ^ 3 ^ 2  | 64.0 |
      | 5.5 % 2    | 1.5 |
      | 1.0 / 0    | Infinity |
      | 1e3        | 1000.0 |

  Scenario Outline: [3] Null spreads
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
      | expression | value |
      | 1 + null   | null |
      | null * 2   | null |
      | -null      | null |
      | abs(null)  | null |
      | null % 2   | null |

  Scenario Outline: [4] Functions of numbers
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
      | abs(-4)           | 4 |
      | sign(-2.5)        | -1 |
      | round(2.5)        | 3.0 |
      | round(-2.5)       | -2.0 |
      | round(3.14159, 2) | 3.14 |
      | ceil(1.2)         | 2.0 |
      | floor(-1.2)       | -2.0 |
      | sqrt(16)          | 4.0 |
      | toInteger(2.9)    | 2 |
      | isNaN(0.0 / 0)    | true |
      | exp(0)            | 1.0 |
      | atan2(0, 1)       | 0.0 |

  Scenario Outline: [5] What overflows or divides by nothing
    Given any graph
    When executing query:
      """
      RETURN <expression> AS value
      """
    Then a ArithmeticError should be raised at runtime: *

    Examples:
      | expression                |
      | 9223372036854775807 + 1   |
      | 1 / 0                     |
      | 1 % 0                     |
      | 9223372036854775807 * 2   |
      | abs(-9223372036854775808) |

  Scenario Outline: [6] What can never be reckoned with
    Given any graph
    When executing query:
      """
      RETURN <expression> AS value
      """
    Then a SyntaxError should be raised at compile time: InvalidArgumentType

    Examples:
      | expression |
      | 1 - true   |
      | [1] * 2    |
      | 'a' / 2    |
      | {a: 1} - 1 |
