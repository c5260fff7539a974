/**
 * Budgets: limits in joules from annotations and POMs, and what is judged by them.
 *
 * <p>Internal: public types are for this project's other packages, and may change in any version.
 */
@NullMarked
package io.github.energyjunit.budget;

import org.jspecify.annotations.NullMarked;
