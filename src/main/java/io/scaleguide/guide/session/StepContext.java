package io.scaleguide.guide.session;

import io.scaleguide.guide.answer.Answers;
import io.scaleguide.guide.event.EventSink;
import io.scaleguide.guide.event.GuideEvent;
import io.scaleguide.guide.step.StepDefinition;
import io.scaleguide.kube.Cluster;
import java.util.List;

/**
 * What a check or an action works with.
 *
 * @param step the step it runs for
 * @param answers all answers
 * @param session the connections
 * @param sink where events go
 * @param guide all steps of the guide, in order
 */
public record StepContext(
        StepDefinition step, Answers answers, Session session, EventSink sink, List<StepDefinition> guide) {
    /** @return the cluster */
    public Cluster cluster() {
        return session.cluster();
    }

    /** @param message something worth knowing, in words */
    public void note(String message) {
        sink.accept(new GuideEvent.Note(step.id(), message));
    }

    /** @param event what happened */
    public void emit(GuideEvent event) {
        sink.accept(event);
    }

    /**
     * An answer.
     *
     * @param field the field's id
     * @return the answer
     */
    public String answer(String field) {
        return answers.text(field);
    }
}
