/**
 * Says what can be measured on this machine, what disturbs it, and what to do.
 *
 * <p>Internal: public types are for this project's other packages, and may change in any version.
 */
@NullMarked
package io.github.energyjunit.doctor;

import org.jspecify.annotations.NullMarked;
