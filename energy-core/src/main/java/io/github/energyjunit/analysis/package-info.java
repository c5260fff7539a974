/** What comes of measurements: tests and modules with their verdicts. */
@NullMarked
package io.github.energyjunit.analysis;

import org.jspecify.annotations.NullMarked;
