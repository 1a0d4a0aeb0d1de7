package io.scaleguide.guide.wizard;

import io.scaleguide.guide.action.Registry;
import io.scaleguide.guide.answer.AnswerResolver;
import io.scaleguide.guide.run.Pause;
import io.scaleguide.guide.session.SessionSetup;
import io.scaleguide.guide.step.StepDefinition;
import java.time.Duration;
import java.util.List;

/**
 * What a wizard stands on.
 *
 * @param steps all steps, in order
 * @param registry the checks and actions
 * @param resolver what there is to answer the fields with before anyone types
 * @param session the cluster where no answer names another, the folders, the environment and the clock
 * @param pause waits between two looks
 * @param settling how long nothing is typed before the step's checks look at what was typed
 */
public record WizardSetup(
        List<StepDefinition> steps,
        Registry registry,
        AnswerResolver resolver,
        SessionSetup session,
        Pause pause,
        Duration settling) {}
