package io.scaleguide.guide.export;

import io.scaleguide.guide.action.KubectlWait;
import io.scaleguide.guide.action.Lasting;
import io.scaleguide.guide.step.StepDefinition;
import java.util.List;

/**
 * A step as something to keep.
 *
 * @param step the step
 * @param lasting what it leaves in the cluster, in the order it is applied; empty when it leaves nothing
 * @param waits how kubectl waits for it to have worked, in order
 */
record KeptStep(StepDefinition step, List<Lasting> lasting, List<KubectlWait> waits) {
    KeptStep {
        lasting = List.copyOf(lasting);
        waits = List.copyOf(waits);
    }

    /** What of one sort it leaves. */
    <T extends Lasting> List<T> all(Class<T> sort) {
        return lasting.stream().filter(sort::isInstance).map(sort::cast).toList();
    }
}
