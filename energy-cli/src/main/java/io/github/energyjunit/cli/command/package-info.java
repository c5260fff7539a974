/**
 * Measures the energy of any command, with all processes that it starts.
 *
 * <p>Internal: public types are for this project's other packages, and may change in any version.
 */
@NullMarked
package io.github.energyjunit.cli.command;

import org.jspecify.annotations.NullMarked;
