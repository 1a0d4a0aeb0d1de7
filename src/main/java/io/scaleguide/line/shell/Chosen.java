package io.scaleguide.line.shell;

/**
 * What became of a choice.
 *
 * @param target what the verbs work on from now on; what it was when the choice was refused
 * @param words what to tell, one sentence or two
 * @param accepted whether the choice was taken
 */
public record Chosen(ShellTarget target, String words, boolean accepted) {}
