/**
 * Shows environments beside each other: as {@code environments.json}, on the console, and in {@code report.html}.
 *
 * <p>Internal: public types are for this project's other packages, and may change in any version.
 */
@NullMarked
package io.github.energyjunit.environments.documents;

import org.jspecify.annotations.NullMarked;
