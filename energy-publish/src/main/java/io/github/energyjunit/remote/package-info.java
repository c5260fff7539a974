/** What talking to servers has in common: a time limit, and reasons in words. */
@NullMarked
package io.github.energyjunit.remote;

import org.jspecify.annotations.NullMarked;
