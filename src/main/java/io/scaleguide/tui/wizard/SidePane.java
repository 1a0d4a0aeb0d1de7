package io.scaleguide.tui.wizard;

import io.scaleguide.guide.step.Hint;
import io.scaleguide.guide.wizard.StepView;
import io.scaleguide.tui.draw.Role;
import io.scaleguide.tui.draw.StyledLine;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What a step does, where it differs from the written guide, the commands it equals, and where more is written. */
final class SidePane {
    private SidePane() {}

    /** {@code whole}: with what the step does, which is not seen elsewhere then. */
    static List<StyledLine> lines(StepView step, boolean whole, int columns) {
        List<StyledLine> lines = new ArrayList<>();
        text(lines, "What this does", whole ? step.explanation() : "", columns);
        text(lines, "Unlike the written guide", step.step().differs(), columns);
        if (!step.commands().isEmpty()) {
            lines.add(StyledLine.of("The same by hand", Role.TITLE));
            step.commands().forEach(command -> {
                lines.addAll(StyledLine.of("$ " + command, Role.COMMAND).wrap(columns));
                lines.add(StyledLine.EMPTY);
            });
        }
        List<String> links = step.step().hints().stream()
                .map(Hint::link)
                .flatMap(Optional::stream)
                .distinct()
                .toList();
        if (!links.isEmpty()) {
            lines.add(StyledLine.of("Read more", Role.TITLE));
            links.forEach(link -> lines.addAll(StyledLine.of(link, Role.COMMAND).wrap(columns)));
        }
        return lines;
    }

    private static void text(List<StyledLine> lines, String heading, String text, int columns) {
        if (!text.isBlank()) {
            lines.add(StyledLine.of(heading, Role.TITLE));
            lines.addAll(StyledLine.wrapped(text, Role.TEXT, columns));
            lines.add(StyledLine.EMPTY);
        }
    }
}
