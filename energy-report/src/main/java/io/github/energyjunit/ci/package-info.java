/** Writes what was analysed in the formats of CI servers and monitoring systems, one class per document. */
@NullMarked
package io.github.energyjunit.ci;

import org.jspecify.annotations.NullMarked;
