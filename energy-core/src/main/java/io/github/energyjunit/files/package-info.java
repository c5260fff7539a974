/**
 * Names the files of the output directory and writes files so that no reader sees half of one.
 *
 * <p>Internal: public types are for this project's other packages, and may change in any version.
 */
@NullMarked
package io.github.energyjunit.files;

import org.jspecify.annotations.NullMarked;
