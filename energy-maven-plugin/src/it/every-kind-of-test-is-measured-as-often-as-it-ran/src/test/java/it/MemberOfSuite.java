package it;

import org.junit.jupiter.api.Test;

class MemberOfSuite {
    @Test
    void member() {}
}
