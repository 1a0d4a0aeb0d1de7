package io.scaleguide.path.hop;

/**
 * Something that was read, so that a user can look for themselves.
 *
 * @param what what was read, in words; never a key
 * @param where where it stands: an object, an address or a command
 */
public record Evidence(String what, String where) {}
