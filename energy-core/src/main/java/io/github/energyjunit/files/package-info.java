/** Names the files of the output directory and writes files so that no reader sees half of one. */
@NullMarked
package io.github.energyjunit.files;

import org.jspecify.annotations.NullMarked;
