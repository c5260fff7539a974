/**
 * Writes profiles in the formats that other programs read.
 *
 * <p>Internal: public types are for this project's other packages, and may change in any version.
 */
@NullMarked
package io.github.energyjunit.profile.documents;

import org.jspecify.annotations.NullMarked;
