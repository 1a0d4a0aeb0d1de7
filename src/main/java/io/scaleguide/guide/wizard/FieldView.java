package io.scaleguide.guide.wizard;

import io.scaleguide.document.DocumentProblem;
import io.scaleguide.guide.step.FieldDefinition;
import java.util.List;
import java.util.Optional;

/**
 * A field with its answer.
 *
 * @param field the field
 * @param value the answer; always empty for a secret
 * @param set whether there is an answer that is not empty
 * @param source where the answer came from, in a word
 * @param problem what is wrong with it
 * @param atLines what is wrong at which line, for an answer of several
 * @param offer names to choose from
 */
public record FieldView(
        FieldDefinition field,
        String value,
        boolean set,
        String source,
        Optional<String> problem,
        List<DocumentProblem> atLines,
        Offer offer) {}
