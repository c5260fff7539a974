package io.github.energyjunit.measured;

/**
 * What one JVM measured of a test. Samples of one JVM share its luck, and so are one observation of the code.
 *
 * @param jvm whose they are
 * @param first whether the samples are first invocations of their JVM, for want of others
 * @param execution whether they are of all that an engine did for the test, and not of its body alone
 * @param samples those that are sound
 */
public record JvmSamples(Jvm jvm, boolean first, boolean execution, EnergySamples samples) {}
