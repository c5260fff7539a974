package it

import org.junit.jupiter.api.Assertions.assertEquals
import org.junit.jupiter.api.Assumptions.assumeTrue
import org.junit.jupiter.api.DynamicTest
import org.junit.jupiter.api.Nested
import org.junit.jupiter.api.Test
import org.junit.jupiter.api.TestFactory
import org.junit.jupiter.params.ParameterizedTest
import org.junit.jupiter.params.provider.ValueSource

class KotlinTest {
    @Test
    fun `a name with blanks`() = assertEquals(500_000_500_000L, (1L..1_000_000L).sum())

    @ParameterizedTest
    @ValueSource(ints = [1, 2])
    fun parameterised(number: Int) = assertEquals(number, number)

    @TestFactory
    fun dynamic() = listOf("a", "b").map { DynamicTest.dynamicTest(it) { assertEquals(1, it.length) } }

    @Test
    fun aborted() = assumeTrue(false)

    @Nested
    inner class Inner {
        @Test
        fun nested() = assertEquals(2, 1 + 1)
    }
}
