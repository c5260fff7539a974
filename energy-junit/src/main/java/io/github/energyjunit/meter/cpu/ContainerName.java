package io.github.energyjunit.meter.cpu;

/**
 * Names a container as its engine does.
 *
 * @param image what it was made of, such as {@code postgres:16}
 * @param testcontainers whether it has the label of Testcontainers
 */
public record ContainerName(String name, String image, boolean testcontainers) {}
