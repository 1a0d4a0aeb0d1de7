package io.scaleguide.practice.gateway;

/**
 * A Service in the practice cluster.
 *
 * @param namespace its namespace
 * @param name its name
 */
public record ServiceName(String namespace, String name) {}
