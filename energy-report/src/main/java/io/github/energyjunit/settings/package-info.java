/**
 * Knows the keys of the namespace energy.*, what each allows, and how they reach the forked JVMs.
 *
 * <p>Internal: public types are for this project's other packages, and may change in any version.
 */
@NullMarked
package io.github.energyjunit.settings;

import org.jspecify.annotations.NullMarked;
