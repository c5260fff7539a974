package io.github.energyjunit.paired;

/**
 * What can be run by itself: usually a test method, with all its invocations.
 *
 * @param uniqueId what the JVM that found it calls it
 * @param name class and method, the same in every version of JUnit
 * @param annotated whether it, or what is around it, carries one of our annotations
 */
record FoundUnit(String uniqueId, String name, boolean annotated) {}
