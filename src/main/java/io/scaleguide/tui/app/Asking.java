package io.scaleguide.tui.app;

/**
 * A question that a page wants answered before it does something. The safe answer is No.
 *
 * @param title what it is about
 * @param text the question, with what the answer means
 * @param yes what the answer is called that does it
 * @param danger whether much is at stake
 * @param then does it
 */
public record Asking(String title, String text, String yes, boolean danger, Runnable then) {}
