/**
 * Sends metrics to other systems; a server that is down or slow never fails a build.
 *
 * <p>Internal: public types are for this project's other packages, and may change in any version.
 */
@NullMarked
package io.github.energyjunit.publish;

import org.jspecify.annotations.NullMarked;
