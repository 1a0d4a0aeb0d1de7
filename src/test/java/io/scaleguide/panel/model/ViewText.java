package io.scaleguide.panel.model;

import io.scaleguide.panel.view.PanelView;
import io.scaleguide.panel.view.PanelView.Aged;
import io.scaleguide.panel.view.Series.Point;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;

/** A view as text, for tests to hold against what it should be. Ages are in seconds. */
final class ViewText {
    private ViewText() {}

    static String of(PanelView view) {
        List<String> lines = new ArrayList<>();
        view.metric().ifPresent(one -> lines.add("metric    " + one.value() + age(view, one)));
        view.external().ifPresent(one -> lines.add("external  " + one.value() + age(view, one)));
        view.hpa().ifPresent(one -> lines.add("hpa       " + one.value().row() + age(view, one)));
        view.workload()
                .ifPresent(one -> lines.add("workload  " + one.value().ready() + "/"
                        + one.value().wanted() + " "
                        + one.value().pods().stream()
                                .map(pod -> pod.name() + " " + pod.state() + (pod.ready() ? " ready" : ""))
                                .toList()
                        + age(view, one)));
        view.traffic().ifPresent(one -> lines.add("traffic   " + one.perSecond() + "/s " + one.words()));
        view.series().points().forEach(point -> lines.add("point     " + point(view, point)));
        view.marks()
                .forEach(mark -> lines.add("mark      " + mark.kind() + " " + mark.words() + ", "
                        + Duration.between(mark.at(), view.now()).toSeconds() + " s ago"));
        view.events()
                .forEach(event -> lines.add("event     "
                        + Duration.between(event.seen(), view.now()).toSeconds() + " s " + event.type() + " "
                        + event.reason() + " x" + event.count()));
        view.sources()
                .forEach(source -> lines.add("source    " + source.what() + " "
                        + source.heard()
                                .map(at -> Duration.between(at, view.now()).toSeconds() + " s")
                                .orElse("never")
                        + " " + source.problem()));
        return String.join("\n", lines.stream().map(String::stripTrailing).toList()) + "\n";
    }

    private static String age(PanelView view, Aged<?> one) {
        return ", " + Duration.between(one.at(), view.now()).toSeconds() + " s old" + (one.stale() ? ", stale" : "");
    }

    private static String point(PanelView view, Point point) {
        return "-" + Duration.between(point.at(), view.now()).toSeconds() + " s " + number(point.value()) + "/"
                + number(point.target()) + " " + point.ready() + "/" + point.wanted() + " "
                + number(point.perSecond());
    }

    private static String number(OptionalDouble number) {
        return number.isPresent() ? Double.toString(number.getAsDouble()) : "-";
    }
}
