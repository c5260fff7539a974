/** Asks of a regression against a stored baseline whether it is the code, by measuring that baseline's code again. */
@NullMarked
package io.github.energyjunit.confirmation.maven;

import org.jspecify.annotations.NullMarked;
