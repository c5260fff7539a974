/** Says what can be measured on this machine, what disturbs it, and what to do. */
@NullMarked
package io.github.energyjunit.doctor;

import org.jspecify.annotations.NullMarked;
