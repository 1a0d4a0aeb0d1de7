package io.scaleguide.headless;

import io.scaleguide.path.status.StatusView;
import java.io.PrintStream;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.json.JsonMapper;

/** Prints the status, as kubectl prints its parts, or as JSON. */
public final class StatusFace {
    private final PrintStream out;

    /** @param out where it goes */
    public StatusFace(PrintStream out) {
        this.out = out;
    }

    /** @param view what to print, as one JSON object */
    public void json(StatusView view) {
        out.println(JsonMapper.shared().writerWithDefaultPrettyPrinter().writeValueAsString(view));
    }

    /** @param view what to print, as tables */
    public void table(StatusView view) {
        metric(view);
        hpa(view);
        events(view);
    }

    /** @param view the DatadogMetric and the external value of it are printed */
    public void metric(StatusView view) {
        List<List<String>> metric = new ArrayList<>();
        metric.add(List.of("NAME", "ACTIVE", "VALID", "VALUE", "REFERENCES", "UPDATE TIME"));
        view.metric()
                .ifPresent(row -> metric.add(List.of(
                        row.name(),
                        row.active(),
                        row.valid(),
                        row.value(),
                        row.references(),
                        row.updated().map(StatusFace::age).orElse(""))));
        print("DatadogMetric", metric, "There is no such DatadogMetric.");
        out.println("External value");
        out.println(view.external()
                .value()
                .map(value -> "  " + BigDecimal.valueOf(value).setScale(3, RoundingMode.HALF_UP) + " ms  ("
                        + view.external().quantity() + ")")
                .orElse("  none: " + view.external().problem()));
        out.println();
    }

    /** @param view the HPA of it is printed */
    public void hpa(StatusView view) {
        List<List<String>> hpa = new ArrayList<>();
        hpa.add(List.of("NAME", "REFERENCE", "TARGETS", "MINPODS", "MAXPODS", "REPLICAS", "DESIRED"));
        view.hpa()
                .ifPresent(row -> hpa.add(List.of(
                        row.name(),
                        row.reference(),
                        row.targets(),
                        Integer.toString(row.minimum()),
                        Integer.toString(row.maximum()),
                        Integer.toString(row.replicas()),
                        Integer.toString(row.desired()))));
        print("HorizontalPodAutoscaler", hpa, "There is no such HPA.");
    }

    /** @param view the events of it are printed */
    public void events(StatusView view) {
        List<List<String>> events = new ArrayList<>();
        events.add(List.of("LAST SEEN", "TYPE", "REASON", "OBJECT", "MESSAGE"));
        view.events()
                .forEach(row -> events.add(
                        List.of(age(row.lastSeen()), row.type(), row.reason(), row.object(), row.message())));
        print("Events", events, "No events about it.");
    }

    private void print(String title, List<List<String>> rows, String none) {
        out.println(title);
        if (rows.size() == 1) {
            out.println("  " + none);
            out.println();
            return;
        }
        int[] widths = new int[rows.get(0).size()];
        rows.forEach(row -> {
            for (int column = 0; column < widths.length; column++) {
                widths[column] = Math.max(widths[column], row.get(column).length());
            }
        });
        for (List<String> row : rows) {
            StringBuilder line = new StringBuilder("  ");
            for (int column = 0; column < widths.length; column++) {
                line.append(row.get(column))
                        .append(" ".repeat(widths[column] - row.get(column).length() + 3));
            }
            out.println(line.toString().stripTrailing());
        }
        out.println();
    }

    /** An age as kubectl writes it: 38s, 5m12s, 3h. */
    static String age(long seconds) {
        if (seconds < 120) {
            return seconds + "s";
        }
        if (seconds < 3600) {
            return seconds / 60 + "m" + (seconds % 60 == 0 ? "" : seconds % 60 + "s");
        }
        return seconds / 3600 + "h" + (seconds % 3600 / 60 == 0 ? "" : seconds % 3600 / 60 + "m");
    }
}
