/**
 * Reads small files, such as the kernel's, through descriptors that stay open.
 *
 * <p>Internal: public types are for this project's other packages, and may change in any version.
 */
@NullMarked
package io.github.energyjunit.meter.file;

import org.jspecify.annotations.NullMarked;
