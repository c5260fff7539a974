package it

import spock.lang.Specification
import spock.lang.Unroll

class SumSpec extends Specification {
    def "adds up"() {
        expect:
        [1, 2, 3].sum() == 6
    }

    @Unroll
    def "adds #a and #b"() {
        expect:
        a + b == sum

        where:
        a | b || sum
        1 | 2 || 3
        3 | 4 || 7
    }
}
