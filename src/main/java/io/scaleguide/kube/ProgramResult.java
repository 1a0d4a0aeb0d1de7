package io.scaleguide.kube;

/**
 * How a program in a container ended.
 *
 * @param exitCode its exit code; 126 and 127 where it could not be started
 * @param output what it printed on standard output
 * @param errors what it printed on standard error
 */
public record ProgramResult(int exitCode, String output, String errors) {}
