/**
 * Runs tests one by one on request of another JVM, so that two versions of a project can be measured in turns.
 *
 * <p>Internal: public types are for this project's other packages, and may change in any version.
 */
@NullMarked
package io.github.energyjunit.worker;

import org.jspecify.annotations.NullMarked;
