package io.scaleguide.helm;

/**
 * The name of a Helm release.
 *
 * @param name the release
 * @param namespace its namespace
 */
public record ReleaseRef(String name, String namespace) {}
