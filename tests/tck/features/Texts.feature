Feature: Texts - parts, patterns, case and conversion

  Scenario Outline: [1] Parts of a text
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
      | expression                | value |
      | left('Ufa-Riga', 3)       | 'Ufa' |
      | right('Ufa-Riga', 4)      | 'Riga' |
      | substring('abcdef', 2, 3) | 'cde' |
      | substring('abcdef', 4)    | 'ef' |
      | split('a;b;;c', ';')      | ['a', 'b', '', 'c'] |
      | replace('aXbX', 'X', '')  | 'ab' |
      | trim('  x ')              | 'x' |
      | reverse('čaša')           | 'ašač' |
      | size('čaša')              | 4 |
      | toUpper('čaj')            | 'ČAJ' |
      | toLower('ÉTÉ')            | 'été' |
      | left('日本語', 2)            | '日本' |

  Scenario Outline: [2] How a text begins, ends and what is in it
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
      | expression                   | value |
      | 'Belgrade' STARTS WITH 'Bel' | true |
      | 'Belgrade' ENDS WITH 'grad'  | false |
      | 'Belgrade' CONTAINS 'lgr'    | true |
      | 'Belgrade' CONTAINS ''       | true |
      | null STARTS WITH 'a'         | null |
      | 1 CONTAINS '1'               | null |
      | 'a' CONTAINS null            | null |

  Scenario Outline: [3] Regular expressions match the whole text
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
      | expression                   | value |
      | 'Belgrade' =~ 'Bel.*'        | true |
      | 'Belgrade' =~ 'grade'        | false |
      | 'Belgrade' =~ '(?i)BELGRADE' | true |
      | 'a1' =~ '[a-z][0-9]'         | true |
      | null =~ 'a'                  | null |

  Scenario Outline: [4] From one kind to another
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
      | toInteger('42')         | 42 |
      | toInteger('4.9')        | 4 |
      | toInteger('x')          | null |
      | toFloat('1.5')          | 1.5 |
      | toString(1.0)           | '1.0' |
      | toString(true)          | 'true' |
      | toBoolean('TRUE')       | true |
      | toBoolean('yes')        | null |
      | 'n' + 1                 | 'n1' |
      | 1.5 + 'x'               | '1.5x' |
      | toStringList([1, null]) | ['1', null] |
      | toIntegerOrNull([])     | null |

  Scenario Outline: [5] How texts are written
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
      | "double"   | 'double' |
      | '\\u0041'  | 'A' |

  Scenario Outline: [6] What is no text
    Given any graph
    When executing query:
      """
      RETURN <expression> AS value
      """
    Then a SyntaxError should be raised at compile time: InvalidUnicodeLiteral

    Examples:
      | expression |
      | '\\uZZZZ'  |

  Scenario Outline: [7] A broken regular expression
    Given any graph
    When executing query:
      """
      RETURN <expression> AS value
      """
    Then a ArgumentError should be raised at runtime: InvalidRegularExpression

    Examples:
      | expression  |
      | 'a' =~ '('  |
      | 'a' =~ '[z' |

  Scenario Outline: [8] Days and the days that a partial date can mean
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
      | expression                                                   | value |
      | toString(date('2021-03-13'))                                 | '2021-03-13' |
      | date('2021-03-13').month                                     | 3 |
      | toString(date('2021-01-31') + duration('P1M'))               | '2021-02-28' |
      | date('2020-02-29') < date('2020-03-01')                      | true |
      | toString(earliest('2021-03'))                                | '2021-03-01' |
      | toString(latest('2020-02'))                                  | '2020-02-29' |
      | toString(latest('2019/2021-05'))                             | '2021-05-31' |
      | earliest('XXXX-03-12')                                       | null |
      | duration.inDays(date('2021-01-01'), date('2021-03-01')).days | 59 |
      | toString(date.truncate('month', date('2021-03-13')))         | '2021-03-01' |
      | date('2021-01-01').weekDay                                   | 5 |
      | toString(duration({months: 14, days: 3}))                    | 'P1Y2M3D' |
