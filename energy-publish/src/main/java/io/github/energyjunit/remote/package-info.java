/**
 * What talking to servers has in common: a time limit, and reasons in words.
 *
 * <p>Internal: public types are for this project's other packages, and may change in any version.
 */
@NullMarked
package io.github.energyjunit.remote;

import org.jspecify.annotations.NullMarked;
