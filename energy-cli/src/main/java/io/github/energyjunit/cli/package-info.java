/**
 * The command line: reads options, calls one thing, prints the outcome.
 *
 * <p>Internal: public types are for this project's other packages, and may change in any version.
 */
@NullMarked
package io.github.energyjunit.cli;

import org.jspecify.annotations.NullMarked;
