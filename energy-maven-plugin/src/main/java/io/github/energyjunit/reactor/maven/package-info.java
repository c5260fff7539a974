/** Knows the modules of one build: what their POMs bind to it, and what they came to together. */
@NullMarked
package io.github.energyjunit.reactor.maven;

import org.jspecify.annotations.NullMarked;
