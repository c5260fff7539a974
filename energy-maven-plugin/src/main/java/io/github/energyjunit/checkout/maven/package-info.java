/** Gets versions ready by means of Maven: builds them, or takes what is published. */
@NullMarked
package io.github.energyjunit.checkout.maven;

import org.jspecify.annotations.NullMarked;
