/**
 * Tells when Spring starts an application context; its classes are loaded by Spring alone.
 *
 * <p>Internal: public types are for this project's other packages, and may change in any version.
 */
@NullMarked
package io.github.energyjunit.spring;

import org.jspecify.annotations.NullMarked;
