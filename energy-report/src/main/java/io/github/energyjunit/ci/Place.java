package io.github.energyjunit.ci;

/**
 * Where in the repository something stands.
 *
 * @param path relative to the root of the repository, with slashes
 * @param line from 1
 */
public record Place(String path, int line) {}
