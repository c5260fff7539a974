/**
 * Knows the modules of one build: what their POMs bind to it, and what they came to together.
 *
 * <p>Internal: public types are for this project's other packages, and may change in any version.
 */
@NullMarked
package io.github.energyjunit.reactor.maven;

import org.jspecify.annotations.NullMarked;
