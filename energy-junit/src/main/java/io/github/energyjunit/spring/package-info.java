/** Tells when Spring starts an application context; its classes are loaded by Spring alone. */
@NullMarked
package io.github.energyjunit.spring;

import org.jspecify.annotations.NullMarked;
