/** Runs tests one by one on request of another JVM, so that two versions of a project can be measured in turns. */
@NullMarked
package io.github.energyjunit.worker;

import org.jspecify.annotations.NullMarked;
