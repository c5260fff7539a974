/** Small text and data utilities, each in a thrifty and a wasteful implementation of the same job. */
@NullMarked
package io.github.energyjunit.sample;

import org.jspecify.annotations.NullMarked;
