package io.scaleguide.guide.step;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * One step of the guide, as its file says.
 *
 * @param order its place, from 1
 * @param id its name, in kebab case
 * @param title its title
 * @param explanation what it does and why, for the user to read
 * @param differs where and why it differs from the written guide; empty when it does not
 * @param gate whether a failure means that nothing was begun (exit code 3) rather than that a step failed (exit code 1)
 * @param fields what it asks for
 * @param before the checks that must pass before anything is done
 * @param actions what it does, in order
 * @param proofs the checks that prove it, waited for
 * @param deadline how long proofs and verifications may take
 * @param expected how long it normally takes, in words
 * @param commands the commands it equals, as templates
 * @param hints advice for the ways it can fail
 */
public record StepDefinition(
        int order,
        String id,
        String title,
        String explanation,
        String differs,
        boolean gate,
        List<FieldDefinition> fields,
        List<String> before,
        List<String> actions,
        List<String> proofs,
        Duration deadline,
        String expected,
        List<String> commands,
        List<Hint> hints) {

    /**
     * The same at another place.
     *
     * @param place its place, from 1
     * @return the step
     */
    StepDefinition at(int place) {
        return new StepDefinition(
                place,
                id,
                title,
                explanation,
                differs,
                gate,
                fields,
                before,
                actions,
                proofs,
                deadline,
                expected,
                commands,
                hints);
    }

    /**
     * The advice for a problem.
     *
     * @param problem the problem's id
     * @return the hint, if the file has one
     */
    public Optional<Hint> hint(String problem) {
        return hints.stream().filter(hint -> hint.problem().equals(problem)).findFirst();
    }
}
