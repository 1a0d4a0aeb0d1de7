package io.scaleguide.cli;

import io.scaleguide.guide.action.Registry;
import io.scaleguide.guide.answer.AnswerResolver;
import io.scaleguide.guide.answer.Answers;
import io.scaleguide.guide.catalog.Catalog;
import io.scaleguide.guide.session.ChosenCluster;
import io.scaleguide.guide.step.StepDefinition;
import io.scaleguide.guide.step.StepLoader;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The guide, loaded and not answered yet.
 *
 * @param registry the checks and actions
 * @param steps the steps
 * @param resolver what there is to answer them with
 */
record Guide(Registry registry, List<StepDefinition> steps, AnswerResolver resolver) {
    /** What the guide's fields demand, for what neither makes nor changes keys. */
    static final Map<String, String> NO_KEYS = Map.of("api-key", "0".repeat(32), "app-key", "0".repeat(40));

    static Guide load(
            Surroundings surroundings,
            AnswerOptions options,
            Optional<String> context,
            Map<String, String> clusterAnswers) {
        Registry registry = Catalog.registry();
        List<StepDefinition> steps = new StepLoader(
                        AnswerOptions.schema(surroundings, "step"), registry.checkIds(), registry.actionIds())
                .load(options.stepsFolder(surroundings));
        Map<String, String> flags = new LinkedHashMap<>(options.flags());
        boolean asked = steps.stream().flatMap(step -> step.fields().stream()).anyMatch(field -> field.id()
                .equals(ChosenCluster.FIELD));
        context.filter(name -> asked).ifPresent(name -> flags.putIfAbsent(ChosenCluster.FIELD, name));
        return new Guide(
                registry,
                steps,
                new AnswerResolver(flags, options.file(surroundings), clusterAnswers, surroundings.environment()));
    }

    /** Every answer; throws AnswerException where one will not do. */
    Answers answers() {
        return resolver.resolve(steps);
    }
}
