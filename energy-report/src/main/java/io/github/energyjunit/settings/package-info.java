/** Knows the keys of the namespace energy.*, what each allows, and how they reach the forked JVMs. */
@NullMarked
package io.github.energyjunit.settings;

import org.jspecify.annotations.NullMarked;
