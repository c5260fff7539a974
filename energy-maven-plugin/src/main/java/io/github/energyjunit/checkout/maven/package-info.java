/**
 * Gets versions ready by means of Maven: builds them, or takes what is published.
 *
 * <p>Internal: public types are for this project's other packages, and may change in any version.
 */
@NullMarked
package io.github.energyjunit.checkout.maven;

import org.jspecify.annotations.NullMarked;
