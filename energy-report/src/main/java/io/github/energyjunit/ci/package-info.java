/**
 * Writes what was analysed in the formats of CI servers and monitoring systems, one class per document.
 *
 * <p>Internal: public types are for this project's other packages, and may change in any version.
 */
@NullMarked
package io.github.energyjunit.ci;

import org.jspecify.annotations.NullMarked;
