package io.scaleguide.guide.wizard;

import io.scaleguide.guide.event.GuideEvent;
import io.scaleguide.guide.step.StepDefinition;
import java.util.List;

/**
 * A step as it stands.
 *
 * @param step the step
 * @param explanation its explanation with the answers filled in
 * @param commands the commands it equals, with the answers filled in; keys appear as variables
 * @param stage how far it is
 * @param fields its fields
 * @param checks what its checks say while it is asked
 * @param events what happened since it was last begun, oldest first; the oldest are dropped after some thousand
 */
public record StepView(
        StepDefinition step,
        String explanation,
        List<String> commands,
        Stage stage,
        List<FieldView> fields,
        List<CheckView> checks,
        List<GuideEvent> events) {}
