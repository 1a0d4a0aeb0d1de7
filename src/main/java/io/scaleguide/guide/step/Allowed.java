package io.scaleguide.guide.step;

import java.util.regex.Pattern;

/**
 * What an answer may look like.
 *
 * @param pattern what the whole text must match
 * @param words the same for a person, as it goes after the field's label, with an example: {@code is a word, such as echo}
 */
public record Allowed(Pattern pattern, String words) {}
