package io.scaleguide.guide.export;

import io.scaleguide.guide.action.Lasting;
import io.scaleguide.guide.answer.Answer;
import io.scaleguide.guide.answer.Answers;
import io.scaleguide.guide.step.FieldDefinition;
import io.scaleguide.guide.step.Hint;
import io.scaleguide.guide.step.StepDefinition;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** A run as a page that is read and typed from: the steps' own words, with the names of the answers, and commands that do what Scaleguide does. */
final class GuidePageFormat {
    private final KeptRun run;
    private final Answers answers;
    private final StringBuilder page = new StringBuilder();

    private GuidePageFormat(KeptRun run) {
        this.run = run;
        this.answers = run.answers();
    }

    /** The page, in Markdown. */
    static String of(KeptRun run) {
        GuidePageFormat format = new GuidePageFormat(run);
        format.paragraph("# Latency-driven autoscaling with Datadog on Kong's operator");
        format.paragraph(
                "The steps of `scaleguide up` with the names of your cluster, as commands for helm and kubectl. Written by"
                        + " `scaleguide export --format markdown`. They go to the current context of your kubeconfig, which should be "
                        + code(run.context())
                        + ". *Unlike the guide* marks what the guide that many copy from does, and why it does not work.");
        run.steps().forEach(format::step);
        return format.page.toString().stripTrailing() + "\n";
    }

    private void step(KeptStep kept) {
        StepDefinition step = kept.step();
        paragraph("## " + step.order() + ". " + step.title());
        paragraph(answers.fill(step.explanation()).strip());
        names(step);
        if (!step.differs().isEmpty()) {
            paragraph("> *Unlike the guide.* " + answers.fill(step.differs()).strip());
        }
        if (kept.lasting().isEmpty()) {
            commands(step);
        } else {
            kept.lasting().forEach(this::lasting);
        }
        block(ShellText.waits(kept, false));
        List<String> value = ShellText.waits(kept, true);
        if (!value.isEmpty()) {
            paragraph("With requests under way the value comes:");
            block(value);
        }
        hints(step);
    }

    private void lasting(Lasting lasting) {
        if (lasting instanceof Lasting.Keys keys) {
            page.append(SecretReference.byHand(keys));
        } else {
            page.append("```sh\n").append(ShellText.commands(lasting)).append("```\n\n");
        }
    }

    /** A command that would have a key among its arguments is left out. */
    private void commands(StepDefinition step) {
        List<String> secrets = answers.all().stream()
                .map(Answer::field)
                .filter(field -> field.type() == FieldDefinition.Type.SECRET)
                .map(field -> "{" + field.id() + "}")
                .toList();
        Map<Boolean, List<String>> byEnd = step.commands().stream()
                .filter(command -> secrets.stream().noneMatch(command::contains))
                .map(answers::fill)
                .collect(Collectors.partitioningBy(GuidePageFormat::goesOn));
        block(byEnd.getOrDefault(false, List.of()));
        byEnd.getOrDefault(true, List.of()).forEach(command -> {
            paragraph("In a terminal of its own, until you end it with Ctrl-C:");
            block(List.of(command));
        });
    }

    /** Whether a command has no end of its own: a loop, or kubectl's watch. */
    private static boolean goesOn(String command) {
        return command.startsWith("while ") || command.endsWith(" -w");
    }

    private void names(StepDefinition step) {
        String names = step.fields().stream()
                .filter(field ->
                        field.type() != FieldDefinition.Type.SECRET && field.type() != FieldDefinition.Type.YAML)
                .map(field -> answers.answer(field.id()))
                .filter(answer -> !answer.value().isEmpty())
                .map(answer -> "- " + answer.field().label() + ": " + code(answer.value())
                        + answer.field().unit().map(unit -> " " + unit).orElse("") + "\n")
                .collect(Collectors.joining());
        if (!names.isEmpty()) {
            page.append(names).append('\n');
        }
    }

    private void hints(StepDefinition step) {
        if (step.hints().isEmpty()) {
            return;
        }
        paragraph("When it does not work:");
        for (Hint hint : step.hints()) {
            page.append("- ")
                    .append(answers.fill(hint.text()).strip())
                    .append(hint.link().map(link -> " <" + link + ">").orElse(""))
                    .append('\n');
        }
        page.append('\n');
    }

    private static String code(String text) {
        String fence = text.contains("`") ? "``" : "`";
        return fence + text + fence;
    }

    private void paragraph(String text) {
        page.append(text).append("\n\n");
    }

    private void block(List<String> commands) {
        page.append(ShellText.fenced(commands));
    }
}
