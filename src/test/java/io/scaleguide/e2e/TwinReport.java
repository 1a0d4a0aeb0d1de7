package io.scaleguide.e2e;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** What was seen on two clusters side by side. A difference has to have its reason in a file. */
final class TwinReport {
    private static final String NOTHING = "(not there)";

    private final Map<Pattern, String> reasons = new LinkedHashMap<>();
    private final TreeSet<String> used = new TreeSet<>();
    private final TreeSet<String> sometimes = new TreeSet<>();
    private final List<String> unexplained = new ArrayList<>();
    private final StringBuilder page = new StringBuilder();

    /** @param reasons a list of entries with {@code where}, patterns for names, {@code why}, and {@code sometimes} where a difference is not always there */
    TwinReport(Path reasons) throws IOException {
        for (JsonNode entry : new YAMLMapper().readTree(Files.readString(reasons))) {
            for (JsonNode where : entry.path("where")) {
                this.reasons.put(
                        Pattern.compile(where.asString(), Pattern.DOTALL),
                        entry.path("why").asString());
                if (entry.path("sometimes").asBoolean(false)) {
                    sometimes.add(where.asString());
                }
            }
        }
    }

    /** Compares, and says on a page what is the same, what differs and why. */
    void compare(Map<String, String> practice, Map<String, String> controlPlane) {
        TreeSet<String> names = new TreeSet<>(practice.keySet());
        names.addAll(controlPlane.keySet());
        long same = names.stream()
                .filter(name -> practice.getOrDefault(name, NOTHING).equals(controlPlane.getOrDefault(name, NOTHING)))
                .count();
        page.append("# Practice cluster and control plane\n\n")
                .append(names.size())
                .append(" things were looked at; ")
                .append(same)
                .append(" are the same.\n\n| what | practice | control plane | why |\n|---|---|---|---|\n");
        for (String name : names) {
            String left = practice.getOrDefault(name, NOTHING);
            String right = controlPlane.getOrDefault(name, NOTHING);
            if (!left.equals(right)) {
                Optional<String> why = why(name);
                if (why.isEmpty()) {
                    unexplained.add(name + "\n  practice:      " + left + "\n  control plane: " + right);
                }
                page.append("| ")
                        .append(String.join(
                                " | ", cell(name), cell(left), cell(right), cell(why.orElse("**no reason**"))))
                        .append(" |\n");
            }
        }
        page.append("\n## The same on both\n\n");
        names.stream()
                .filter(name -> !name.contains(" ."))
                .filter(name -> practice.getOrDefault(name, NOTHING).equals(controlPlane.getOrDefault(name, NOTHING)))
                .forEach(name -> page.append("- ")
                        .append(cell(name))
                        .append(": ")
                        .append(cell(practice.getOrDefault(name, NOTHING)))
                        .append('\n'));
    }

    private Optional<String> why(String name) {
        for (Map.Entry<Pattern, String> reason : reasons.entrySet()) {
            if (reason.getKey().matcher(name).matches()) {
                used.add(reason.getKey().pattern());
                return Optional.of(reason.getValue());
            }
        }
        return Optional.empty();
    }

    private static String cell(String text) {
        return text.strip().replace("|", "\\|").replace("\n", "<br>");
    }

    /** The page, in Markdown. */
    String page() {
        return page.toString();
    }

    /** The differences without a reason. */
    List<String> unexplained() {
        return List.copyOf(unexplained);
    }

    /** The reasons that nothing needs any more. */
    List<String> idle() {
        return reasons.keySet().stream()
                .map(Pattern::pattern)
                .filter(pattern -> !used.contains(pattern) && !sometimes.contains(pattern))
                .toList();
    }
}
