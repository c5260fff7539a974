package it

import org.junit.jupiter.api.Test

class GroovyTest {
    @Test
    void 'a name with blanks'() {
        assert (1..1000).sum() == 500_500
    }
}
