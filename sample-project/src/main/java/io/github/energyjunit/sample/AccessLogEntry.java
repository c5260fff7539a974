package io.github.energyjunit.sample;

/**
 * One request of a web server's access log.
 *
 * @param host the client's address
 * @param method the HTTP method
 * @param path the requested path
 * @param status the HTTP status
 * @param bytes the size of the answer in bytes, 0 where the log has {@code -}
 */
public record AccessLogEntry(String host, String method, String path, int status, long bytes) {}
