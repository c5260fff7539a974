/**
 * Asks of a regression against a stored baseline whether it is the code, by measuring that baseline's code again.
 *
 * <p>Internal: public types are for this project's other packages, and may change in any version.
 */
@NullMarked
package io.github.energyjunit.confirmation.maven;

import org.jspecify.annotations.NullMarked;
