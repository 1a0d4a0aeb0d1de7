package io.scaleguide.lint.rule;

import io.scaleguide.document.PlacedNode;
import io.scaleguide.document.PlacedNode.Field;
import io.scaleguide.document.PlacedNode.Mapping;
import io.scaleguide.document.PlacedNode.Scalar;
import io.scaleguide.document.PlacedNode.Sequence;
import io.scaleguide.kong.CheckAnnotation;
import io.scaleguide.kong.CheckAnnotation.Problem;
import io.scaleguide.kong.ScrapeAnnotation;
import io.scaleguide.lint.page.CheckText;
import io.scaleguide.lint.rule.Sheet.Spot;
import io.scaleguide.lint.source.Edit;
import io.scaleguide.lint.source.Stretch;
import io.scaleguide.path.hop.Finding;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds the place of each problem of an annotation, and what corrects it there. */
final class CheckCorrections {
    /** A string, or a comma with nothing but a closing bracket after it. */
    private static final Pattern TRAILING = Pattern.compile("\"(?:[^\"\\\\]|\\\\.)*+\"|(,)(?=\\s*[\\]}])");

    private static final Pattern PART_OF_FAMILY = Pattern.compile(ScrapeAnnotation.FAMILY + "_(?:bucket|sum|count)");

    private final CheckText check;
    private final Stretch json;
    private final Sheet sheet;

    CheckCorrections(CheckText check, Sheet sheet) {
        this.check = check;
        this.json = check.json().untabbed();
        this.sheet = sheet;
    }

    /** JSON that does not parse: commas at the end of lists are taken away, where that is all. */
    void invalid(Problem problem) {
        Finding finding = new Finding(problem.finding(), problem.details());
        List<Edit> edits = new ArrayList<>();
        StringBuilder repaired = new StringBuilder(json.text());
        int first = 0;
        Matcher matcher = TRAILING.matcher(json.text());
        while (matcher.find()) {
            if (matcher.group(1) != null) {
                first = edits.isEmpty() ? matcher.start() : first;
                edits.add(json.edit(matcher.start(), matcher.end(), ""));
                repaired.setCharAt(matcher.start(), ' ');
            }
        }
        boolean all = CheckAnnotation.read(check.key().text(), repaired.toString()).problems().stream()
                .noneMatch(left -> left.finding().equals(problem.finding()));
        Spot spot = edits.isEmpty() ? start() : new Spot(json, first, first + 1);
        if (!edits.isEmpty() && all) {
            sheet.correct(finding, spot, edits.toArray(Edit[]::new));
        } else {
            sheet.found(finding, spot);
        }
    }

    private Spot start() {
        return check.key().text().isEmpty()
                ? new Spot(json, 0, Math.min(1, json.text().length()))
                : Spot.of(check.key());
    }

    /** A problem in a check whose JSON is understood. */
    void inside(Problem problem, PlacedNode tree) {
        Finding finding = new Finding(problem.finding(), problem.details());
        switch (problem.finding()) {
            case "annotation-unknown-container" -> container(finding);
            case "annotation-wrong-endpoint" ->
                endpoint(finding, tree, problem.details().getOrDefault("right", ""));
            case "annotation-wrong-family" -> family(finding, tree);
            case "annotation-no-distribution" ->
                distribution(finding, tree, problem.details().getOrDefault("setting", ""));
            case "annotation-token-ignored" -> sheet.found(finding, place(check, tree, "bearer_token_auth"));
            default -> sheet.found(finding, start());
        }
    }

    private void container(Finding finding) {
        Spot spot = start();
        String key = check.key().text();
        boolean one = finding.details().getOrDefault("containers", "").equals("manager");
        if (one && key.endsWith("kube-rbac-proxy.checks")) {
            sheet.correct(finding, spot, spot.replaced(key.replace("kube-rbac-proxy.", "manager.")));
        } else {
            sheet.found(finding, spot);
        }
    }

    private void endpoint(Finding finding, PlacedNode tree, String right) {
        Optional<Scalar> url = field(tree, "openmetrics_endpoint")
                .or(() -> field(tree, "prometheus_url"))
                .map(Field::value)
                .filter(Scalar.class::isInstance)
                .map(Scalar.class::cast);
        if (url.isPresent()) {
            Spot spot = Spot.of(json, url.get());
            sheet.correct(finding, spot, spot.replaced("\"" + right + "\""));
        } else {
            sheet.found(finding, start());
        }
    }

    private void family(Finding finding, PlacedNode tree) {
        Spot spot = place(check, tree, "metrics");
        Optional<Sequence> metrics = field(tree, "metrics")
                .map(Field::value)
                .filter(Sequence.class::isInstance)
                .map(Sequence.class::cast);
        List<PlacedNode> items = metrics.map(Sequence::items).orElse(List.of());
        boolean parts = !items.isEmpty()
                && items.stream()
                        .allMatch(item -> item instanceof Scalar name
                                && PART_OF_FAMILY.matcher(name.text()).matches());
        if (parts) {
            int from = items.get(0).start();
            int to = items.get(items.size() - 1).end();
            // A comma that is one too many goes with the list.
            Matcher comma = Pattern.compile("\\s*,")
                    .matcher(json.text())
                    .region(to, json.text().length());
            to = comma.lookingAt() ? comma.end() : to;
            sheet.correct(finding, spot, json.edit(from, to, "\"" + ScrapeAnnotation.FAMILY + "\""));
        } else {
            sheet.found(finding, spot);
        }
    }

    private void distribution(Finding finding, PlacedNode tree, String setting) {
        Optional<Field> there = field(tree, setting);
        Optional<Mapping> instance = instance(tree);
        if (there.isPresent()) {
            Spot spot = Spot.of(json, there.get().value());
            sheet.correct(finding, spot, spot.replaced("true"));
        } else if (instance.isPresent() && !instance.get().fields().isEmpty()) {
            Field last = instance.get().fields().get(instance.get().fields().size() - 1);
            int start = last.key().start();
            int line = Lines.lineStart(json.text(), start);
            boolean ownLine = json.text().substring(line, start).isBlank();
            String between = ownLine ? ",\n" + " ".repeat(start - line) : ", ";
            int end = last.value().end();
            sheet.correct(
                    finding,
                    Spot.of(json, instance.get().fields().get(0).key()),
                    json.edit(end, end, between + "\"" + setting + "\": true"));
        } else {
            sheet.found(finding, start());
        }
    }

    private static Optional<Mapping> instance(PlacedNode tree) {
        return tree.items("openmetrics", "instances").stream()
                .findFirst()
                .filter(Mapping.class::isInstance)
                .map(Mapping.class::cast);
    }

    private static Optional<Field> field(PlacedNode tree, String name) {
        return instance(tree).flatMap(instance -> instance.field(name));
    }

    /** Where a setting of the check stands; its key, or the beginning, where it is not given. */
    static Spot place(CheckText check, PlacedNode tree, String name) {
        Stretch json = check.json().untabbed();
        return field(tree, name)
                .map(field -> new Spot(json, field.key().start(), field.key().end()))
                .orElseGet(() -> new Spot(json, 0, Math.min(1, json.text().length())));
    }
}
