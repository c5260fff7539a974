/** Sends metrics to other systems; a server that is down or slow never fails a build. */
@NullMarked
package io.github.energyjunit.publish;

import org.jspecify.annotations.NullMarked;
