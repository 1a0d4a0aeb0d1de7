package io.scaleguide.tui.panel;

import io.scaleguide.panel.view.PanelView;
import io.scaleguide.panel.view.WorkloadState;
import io.scaleguide.text.Cells;
import io.scaleguide.tui.draw.Role;
import io.scaleguide.tui.draw.Sign;
import io.scaleguide.tui.draw.StyledLine;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** The workload and its pods; those that are not ready come first. */
final class WorkloadBox implements Box {
    @Override
    public String title() {
        return "Workload";
    }

    @Override
    public StyledLine status(Moment moment) {
        return moment.view().workload().map(moment::age).orElse(StyledLine.EMPTY);
    }

    @Override
    public List<StyledLine> brief(Moment moment, int columns, int rows) {
        Optional<PanelView.Aged<WorkloadState>> workload = moment.view().workload();
        if (workload.isEmpty()) {
            String name = moment.view().scope().workload();
            return StyledLine.wrapped(
                    name.isEmpty() ? "Nothing is heard of it yet." : "Nothing is known yet of " + name + ".",
                    Role.DIM,
                    columns);
        }
        List<StyledLine> lines = new ArrayList<>(List.of(numbers(workload.get(), moment)));
        lines.addAll(pods(workload.get(), moment, columns));
        return lines;
    }

    @Override
    public List<StyledLine> full(Moment moment, int columns) {
        return brief(moment, columns, Integer.MAX_VALUE);
    }

    private static StyledLine numbers(PanelView.Aged<WorkloadState> workload, Moment moment) {
        WorkloadState state = workload.value();
        boolean all = state.ready() == state.wanted();
        return StyledLine.of(moment.view().scope().workload() + ": ", moment.role(workload, Role.TEXT))
                .plus(
                        state.ready() + " of " + state.wanted() + " ready",
                        moment.role(workload, all ? Role.OK : Role.BUSY))
                .plus(state.replicas() == state.wanted() ? "" : ", " + state.replicas() + " there", Role.DIM);
    }

    private static List<StyledLine> pods(PanelView.Aged<WorkloadState> workload, Moment moment, int columns) {
        List<WorkloadState.Pod> pods = workload.value().pods().stream()
                .sorted(Comparator.comparing(WorkloadState.Pod::ready))
                .toList();
        int state =
                pods.stream().mapToInt(pod -> Cells.width(pod.state())).max().orElse(0);
        List<StyledLine> lines = new ArrayList<>();
        for (WorkloadState.Pod pod : pods) {
            StyledLine end = end(pod, moment);
            int name = Math.max(1, columns - 2 - state - end.width() - 2);
            Role role = moment.role(workload, pod.ready() ? Role.TEXT : Role.BUSY);
            Sign sign = pod.ready() ? Sign.DONE : Sign.AHEAD;
            String shown = Cells.cutLeft(pod.name(), name, moment.glyphs().sign(Sign.ELLIPSIS));
            StyledLine line = StyledLine.of(moment.glyphs().sign(sign) + " ", role)
                    .plus(shown + " ".repeat(1 + Math.max(0, widest(pods, name) - Cells.width(shown))), role)
                    .plus(Cells.padRight(pod.state(), state), role);
            lines.add(Lines.join(line, end));
        }
        return lines;
    }

    private static int widest(List<WorkloadState.Pod> pods, int room) {
        return Math.min(
                room,
                pods.stream().mapToInt(pod -> Cells.width(pod.name())).max().orElse(0));
    }

    private static StyledLine end(WorkloadState.Pod pod, Moment moment) {
        String age = pod.since().map(since -> "  " + moment.ages().of(since)).orElse("");
        StyledLine line = StyledLine.of(age, Role.DIM);
        return pod.restarts() == 0 ? line : line.plus("  " + pod.restarts() + " restarts", Role.WARN);
    }
}
