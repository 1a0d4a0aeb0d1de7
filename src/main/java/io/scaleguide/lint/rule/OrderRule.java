package io.scaleguide.lint.rule;

import io.scaleguide.lint.page.Manifest;
import io.scaleguide.lint.page.Page;
import io.scaleguide.lint.page.Prose;
import io.scaleguide.lint.rule.Sheet.Spot;
import io.scaleguide.lint.shell.Command;
import io.scaleguide.path.hop.Finding;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import java.util.regex.Pattern;

/** Steps in an order that cannot work: waiting for a value that nobody asks for yet, or stopping what keeps it alive (7 and 18). */
final class OrderRule implements Rule {
    private static final String ALWAYS = "external-metrics.datadoghq.com/always-active";
    private static final Pattern STOP = Pattern.compile(
            "(?i)\\b(?:stop|cancel|kill|interrupt|end)\\w*\\b[^.]{0,40}" + "\\b(?:traffic|load|loop|requests|curl)\\b");
    private static final Pattern DOWN = Pattern.compile("(?i)\\bscal\\w+ (?:back )?(?:down|in)\\b|\\bscale-down\\b"
            + "|\\bfewer replicas\\b|\\breplicas? (?:go|come)s? (?:back )?down\\b");
    private static final Pattern KNOWN = Pattern.compile("(?i)\\b(?:freez|froze|stale|invalid|keep\\w* .*trickle)");

    @Override
    public Set<String> finds() {
        return Set.of("text-wait-before-hpa", "text-stop-traffic");
    }

    @Override
    public void look(Page page, Sheet sheet) {
        List<Manifest> metrics = Metrics.of(page).toList();
        OptionalInt first = Metrics.hpas(page)
                .filter(hpa -> hpa.root().items("spec", "metrics").stream().anyMatch(metric -> metrics.stream()
                        .anyMatch(one -> !one.name().isEmpty()
                                && metric.text("external", "metric", "name").endsWith(":" + one.name()))))
                .mapToInt(hpa -> hpa.in().at(hpa.root().start()))
                .min();
        boolean always = metrics.stream()
                .anyMatch(one -> one.text("metadata", "annotations", ALWAYS).equals("true"));
        if (first.isPresent() && !always) {
            page.commands().stream()
                    .filter(command -> command.script().at(command.start()) < first.getAsInt())
                    .filter(command -> expectsValue(command, metrics))
                    .findFirst()
                    .ifPresent(command -> sheet.found(
                            Finding.of("text-wait-before-hpa"),
                            new Spot(command.script(), command.start(), command.end())));
        }
        if (!metrics.isEmpty()) {
            stops(page, sheet);
        }
    }

    private static boolean expectsValue(Command command, List<Manifest> metrics) {
        String line = command.line();
        boolean named = metrics.stream().anyMatch(one -> !one.name().isEmpty() && line.contains(one.name()));
        boolean read = command.begins("get") || command.begins("wait");
        return command.program().equals("kubectl")
                && read
                && named
                && (line.contains("datadogmetric") || line.contains("external.metrics.k8s.io"));
    }

    private static void stops(Page page, Sheet sheet) {
        List<Prose> prose = page.prose();
        for (int i = 0; i < prose.size(); i++) {
            String text = prose.get(i).text();
            String next = i + 1 < prose.size() ? prose.get(i + 1).text() : "";
            String both = text + " " + next;
            if (STOP.matcher(text).find()
                    && DOWN.matcher(both).find()
                    && !KNOWN.matcher(both).find()) {
                sheet.found(
                        Finding.of("text-stop-traffic"), Spot.of(prose.get(i).line()));
                i++;
            }
        }
    }
}
