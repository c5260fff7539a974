/** Writes profiles in the formats that other programs read. */
@NullMarked
package io.github.energyjunit.profile.documents;

import org.jspecify.annotations.NullMarked;
