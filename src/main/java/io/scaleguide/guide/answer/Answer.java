package io.scaleguide.guide.answer;

import io.scaleguide.guide.step.FieldDefinition;

/**
 * An answer to a field.
 *
 * @param field the field
 * @param value the answer; for a secret only the holder of {@link Answers#secret} may use it
 * @param source where it came from
 */
public record Answer(FieldDefinition field, String value, AnswerSource source) {
    /** @return the answer as it may be shown: a secret only says whether it is set */
    public String shown() {
        if (field.type() != FieldDefinition.Type.SECRET) {
            return value + field.unit().map(unit -> " " + unit).orElse("");
        }
        return value.isEmpty() ? "(not set)" : "(set)";
    }

    @Override
    public String toString() {
        return field.id() + "=" + shown() + " (" + source.words() + ")";
    }
}
