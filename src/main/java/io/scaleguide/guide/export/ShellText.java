package io.scaleguide.guide.export;

import io.scaleguide.guide.action.KubectlWait;
import io.scaleguide.guide.action.Lasting;
import io.scaleguide.guide.manifest.Manifests;
import io.scaleguide.helm.Helm;
import io.scaleguide.kube.Cluster;
import io.scaleguide.kube.ObjectRef;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import tools.jackson.databind.node.ObjectNode;

/** What a run does as text for a POSIX shell. No key is in it: keys are read from files, by programs whose arguments are files. */
final class ShellText {
    /** Server-side, so that no annotation repeats what was applied, keys least of all; and as the guide does it, so that both agree. */
    static final String APPLY = "kubectl apply --server-side --field-manager=" + Cluster.FIELD_MANAGER;

    /** How a key goes from its file into a Secret: without the line's end that editors leave. */
    static final String ENCODED = "encoded() { tr -d '[:space:]' <\"$1\" | base64 | tr -d '\\n'; }\n";

    private static final String PLAIN = "[A-Za-z0-9_@%+=:,./-]+";

    private ShellText() {}

    /** A word, quoted where a shell would make something else of it. */
    static String quoted(String word) {
        return word.matches(PLAIN) ? word : "'" + word.replace("'", "'\\''") + "'";
    }

    /** A command. */
    static String command(List<String> words) {
        return words.stream().map(ShellText::quoted).collect(Collectors.joining(" "));
    }

    /** A command that reads a text, which the shell leaves as it is. */
    static String reading(String command, String text) {
        String end = "END";
        while (text.lines().toList().contains(end)) {
            end += "_";
        }
        return command + " <<'" + end + "'\n" + withNewline(text) + end + "\n";
    }

    private static String withNewline(String text) {
        return text.endsWith("\n") ? text : text + "\n";
    }

    /** The commands that make what an action leaves; they end with the end of a line. */
    static String commands(Lasting lasting) {
        if (lasting instanceof Lasting.Objects objects) {
            return reading(APPLY + " -f -", documents(objects.manifests()));
        }
        if (lasting instanceof Lasting.Keys keys) {
            return keys(keys);
        }
        if (lasting instanceof Lasting.Release release) {
            return reading(
                    command(Helm.command(release.request(), "-")),
                    release.request().valuesYaml());
        }
        Lasting.Patched patched = (Lasting.Patched) lasting;
        List<String> words = new ArrayList<>(List.of("kubectl", "patch"));
        words.addAll(named(patched.object()));
        words.addAll(List.of("--type=merge", "-p", patched.patch().toString()));
        return command(words) + "\n";
    }

    /** Manifests in one text. */
    static String documents(List<ObjectNode> manifests) {
        return manifests.stream().map(Manifests::file).collect(Collectors.joining("---\n"));
    }

    /** Needs {@link #ENCODED}, and for each key a variable with its file's name, see {@link #variable}. */
    private static String keys(Lasting.Keys keys) {
        StringBuilder text = new StringBuilder("{\n  ");
        text.append(reading("cat", Manifests.file(keys.manifest()) + "data:\n"));
        for (String field : keys.fields()) {
            text.append("  printf '  ")
                    .append(field)
                    .append(": ' && encoded \"$")
                    .append(variable(field))
                    .append("\" && echo\n");
        }
        return text.append("} | ").append(APPLY).append(" -f -\n").toString();
    }

    /** The variable that holds the name of the file with a key. */
    static String variable(String field) {
        return field.replace('-', '_') + "_file";
    }

    /** How kubectl names an object: its kind, its name and its namespace. */
    static List<String> named(ObjectRef object) {
        String kind = object.kind().kind().toLowerCase(Locale.ROOT);
        return object.namespace().isEmpty()
                ? List.of(kind, object.name())
                : List.of(kind, object.name(), "-n", object.namespace());
    }

    /** The commands that wait for a step to have worked, for no longer than its deadline: those that need traffic, or the others. */
    static List<String> waits(KeptStep step, boolean needsTraffic) {
        return step.waits().stream()
                .filter(wait -> wait.needsTraffic() == needsTraffic)
                .map(wait -> waiting(wait, step.step().deadline()))
                .toList();
    }

    private static String waiting(KubectlWait wait, Duration deadline) {
        List<String> words = new ArrayList<>(List.of("kubectl"));
        words.addAll(wait.arguments());
        words.add("--timeout=" + deadline.toSeconds() + "s");
        return command(words);
    }

    /** Commands as a part of a page; nothing where there are none. */
    static String fenced(List<String> commands) {
        return commands.isEmpty() ? "" : "```sh\n" + String.join("\n", commands) + "\n```\n\n";
    }
}
