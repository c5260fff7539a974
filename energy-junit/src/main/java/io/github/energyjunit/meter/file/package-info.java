/** Reads the kernel's small files through descriptors that stay open. */
@NullMarked
package io.github.energyjunit.meter.file;

import org.jspecify.annotations.NullMarked;
