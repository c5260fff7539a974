/** Shows environments beside each other: as {@code environments.json}, on the console, and in {@code report.html}. */
@NullMarked
package io.github.energyjunit.environments.documents;

import org.jspecify.annotations.NullMarked;
