/** Reads small files, such as the kernel's, through descriptors that stay open. */
@NullMarked
package io.github.energyjunit.meter.file;

import org.jspecify.annotations.NullMarked;
