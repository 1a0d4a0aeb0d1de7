package io.scaleguide.lint.page;

import io.scaleguide.lint.shell.Command;
import io.scaleguide.lint.source.SourceText;
import java.util.List;

/**
 * What a file holds, part by part, each kind in the order of the file.
 *
 * @param source the file
 * @param manifests Kubernetes objects
 * @param values values of the Datadog chart
 * @param loose YAML that is no Kubernetes object, values of the Datadog chart among it
 * @param commands commands
 * @param checks Autodiscovery annotations, those in manifests, values and commands among them
 * @param prose lines of words
 * @param unread parts that could not be read
 */
public record Page(
        SourceText source,
        List<Manifest> manifests,
        List<Values> values,
        List<Loose> loose,
        List<Command> commands,
        List<CheckText> checks,
        List<Prose> prose,
        List<Unread> unread) {
    /** Copies the lists. */
    public Page {
        manifests = List.copyOf(manifests);
        values = List.copyOf(values);
        loose = List.copyOf(loose);
        commands = List.copyOf(commands);
        checks = List.copyOf(checks);
        prose = List.copyOf(prose);
        unread = List.copyOf(unread);
    }
}
