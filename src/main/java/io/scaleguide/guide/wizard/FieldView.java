package io.scaleguide.guide.wizard;

import io.scaleguide.guide.step.FieldDefinition;
import java.util.Optional;

/**
 * A field with its answer.
 *
 * @param field the field
 * @param value the answer; always empty for a secret
 * @param set whether there is an answer that is not empty
 * @param source where the answer came from, in a word
 * @param problem what is wrong with it
 * @param offer names to choose from
 */
public record FieldView(
        FieldDefinition field, String value, boolean set, String source, Optional<String> problem, Offer offer) {}
