package io.scaleguide.guide.wizard;

import io.scaleguide.guide.run.ExitCode;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The whole wizard at one moment; nothing in it changes.
 *
 * @param steps every step, in order
 * @param current the index of the step at hand
 * @param cluster the cluster
 * @param site Datadog's site
 * @param may what can be done now
 * @param notice something to know, until the next step
 * @param cancelling whether a cancellation is on its way
 * @param unattended whether steps are done without asking
 * @param over whether the last step is done
 */
public record WizardView(
        List<StepView> steps,
        int current,
        ClusterMark cluster,
        String site,
        Set<Act> may,
        Optional<String> notice,
        boolean cancelling,
        boolean unattended,
        boolean over) {

    /** @return the exit code that the step at hand stands for, see {@link ExitCode} */
    public int exitCode() {
        if (step().stage() instanceof Stage.Failed) {
            return step().step().gate() ? ExitCode.REFUSED : ExitCode.FAILED;
        }
        return step().stage() instanceof Stage.Cancelled || step().stage().busy() ? ExitCode.CANCELLED : ExitCode.DONE;
    }

    /**
     * An answer as it stands.
     *
     * @param field the field's id
     * @return the answer; empty where no step asks for it, where it is empty text, and where it is a secret
     */
    public Optional<String> answer(String field) {
        return steps.stream()
                .flatMap(step -> step.fields().stream())
                .filter(view -> view.field().id().equals(field))
                .map(FieldView::value)
                .filter(value -> !value.isEmpty())
                .findFirst();
    }

    /** @return the step at hand */
    public StepView step() {
        return steps.get(current);
    }
}
