/** Budgets: limits in joules from annotations and POMs, and what is judged by them. */
@NullMarked
package io.github.energyjunit.budget;

import org.jspecify.annotations.NullMarked;
