/** Measures the energy of any command, with all processes that it starts. */
@NullMarked
package io.github.energyjunit.cli.command;

import org.jspecify.annotations.NullMarked;
