/**
 * What comes of measurements: tests and modules with their verdicts.
 *
 * <p>Internal: public types are for this project's other packages, and may change in any version.
 */
@NullMarked
package io.github.energyjunit.analysis;

import org.jspecify.annotations.NullMarked;
