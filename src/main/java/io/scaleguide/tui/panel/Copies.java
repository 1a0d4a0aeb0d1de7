package io.scaleguide.tui.panel;

import io.scaleguide.panel.view.PanelView;
import io.scaleguide.path.scope.PathScope;
import io.scaleguide.tui.app.Copyable;
import io.scaleguide.tui.draw.StyledLine;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** What on the panel is worth copying: what the box with the focus says, and the commands that ask the same. */
final class Copies {
    private static final int COLUMNS = 120;

    private Copies() {}

    static List<Copyable> of(PanelView view, Box box, Moment moment) {
        List<Copyable> all = new ArrayList<>();
        String text = box.full(moment, COLUMNS).stream().map(StyledLine::text).collect(Collectors.joining("\n"));
        if (!text.isBlank()) {
            all.add(new Copyable(box.title(), text + "\n"));
        }
        PathScope scope = view.scope();
        String namespace = " -n " + scope.namespace();
        all.add(new Copyable("command", "kubectl describe hpa " + scope.hpa() + namespace));
        view.metric()
                .ifPresent(metric -> all.add(new Copyable(
                        "command",
                        "kubectl get datadogmetric " + metric.value().name() + " -n " + scope.metricNamespace())));
        all.add(new Copyable(
                "command",
                "kubectl get --raw \"/apis/external.metrics.k8s.io/v1beta1/namespaces/" + scope.namespace() + "/"
                        + scope.metricName() + "\""));
        all.add(new Copyable(
                "command", "kubectl get events --field-selector involvedObject.name=" + scope.hpa() + namespace));
        return all;
    }
}
