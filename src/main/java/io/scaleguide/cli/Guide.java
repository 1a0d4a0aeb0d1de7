package io.scaleguide.cli;

import io.scaleguide.guide.action.Registry;
import io.scaleguide.guide.answer.AnswerResolver;
import io.scaleguide.guide.answer.Answers;
import io.scaleguide.guide.catalog.Catalog;
import io.scaleguide.guide.step.StepDefinition;
import io.scaleguide.guide.step.StepLoader;
import java.util.List;
import java.util.Map;

/**
 * The guide, loaded and answered.
 *
 * @param registry the checks and actions
 * @param steps the steps
 * @param answers the answers
 */
record Guide(Registry registry, List<StepDefinition> steps, Answers answers) {

    static Guide load(Surroundings surroundings, AnswerOptions options, Map<String, String> clusterAnswers) {
        Registry registry = Catalog.registry();
        List<StepDefinition> steps = new StepLoader(
                        AnswerOptions.schema(surroundings, "step"), registry.checkIds(), registry.actionIds())
                .load(options.stepsFolder(surroundings));
        Answers answers = new AnswerResolver(
                        options.flags(), options.file(surroundings), clusterAnswers, surroundings.environment())
                .resolve(steps);
        return new Guide(registry, steps, answers);
    }
}
