package io.scaleguide.tui.panel;

import io.scaleguide.path.hop.Evidence;
import io.scaleguide.path.hop.Finding;
import io.scaleguide.path.hop.Hop;
import io.scaleguide.path.hop.Reading;
import io.scaleguide.path.hop.Timing;
import io.scaleguide.path.hop.Verdict;
import io.scaleguide.path.status.MetricUnit;
import io.scaleguide.tui.chart.Amount;
import io.scaleguide.tui.draw.Glyphs;
import io.scaleguide.tui.draw.Role;
import io.scaleguide.tui.draw.Sign;
import io.scaleguide.tui.draw.StyledLine;
import io.scaleguide.tui.input.Key;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The signal path: ten hops in a row, and what is to be known of the one that stops the number, or of the one that is pointed at. */
final class PathBox implements Box {
    private static final int MOST_ROWS = 4;
    private static final int COLUMNS_FOR_TITLES = 165;
    private static final int COLUMNS_FOR_ARROWS = 116;

    private final PanelFeed feed;
    private Optional<Hop> pointed = Optional.empty();

    PathBox(PanelFeed feed) {
        this.feed = feed;
    }

    @Override
    public String title() {
        return "Signal path";
    }

    @Override
    public StyledLine status(Moment moment) {
        return feed.looking() ? StyledLine.of("looking", Role.BUSY) : StyledLine.EMPTY;
    }

    /** Up and down walk along the path; Esc points at nothing again. */
    @Override
    public boolean handle(Key key) {
        List<Hop> all = List.of(Hop.values());
        switch (key.code()) {
            case DOWN ->
                pointed = Optional.of(all.get(pointed.map(hop -> Math.min(all.size() - 1, hop.ordinal() + 1))
                        .orElse(0)));
            case UP ->
                pointed = Optional.of(all.get(
                        pointed.map(hop -> Math.max(0, hop.ordinal() - 1)).orElse(all.size() - 1)));
            case ESCAPE -> {
                boolean was = pointed.isPresent();
                pointed = Optional.empty();
                return was;
            }
            default -> {
                return false;
            }
        }
        return true;
    }

    @Override
    public List<StyledLine> brief(Moment moment, int columns, int rows) {
        List<StyledLine> lines = new ArrayList<>(List.of(strip(moment, columns)));
        lines.addAll(below(moment, columns));
        return lines;
    }

    private List<StyledLine> below(Moment moment, int columns) {
        return Lines.wrap(words(moment), columns, 2);
    }

    /** How many rows it would like to have, its rule among them: what stops the number is to be read whole. */
    int rows(Moment moment, int columns) {
        return 1 + Math.min(MOST_ROWS, 1 + below(moment, columns).size());
    }

    private StyledLine strip(Moment moment, int columns) {
        StyledLine line = StyledLine.EMPTY;
        boolean wide = columns >= COLUMNS_FOR_ARROWS;
        boolean titles = columns >= COLUMNS_FOR_TITLES;
        String between = wide ? " " + moment.glyphs().sign(Sign.ARROW_RIGHT) + " " : " ";
        for (Hop hop : Hop.values()) {
            Optional<Reading> reading = reading(moment, hop);
            boolean here = pointed.equals(Optional.of(hop));
            Role role = here ? Role.FOCUS : reading.map(PathBox::role).orElse(Role.DIM);
            line = line.plus(line.spans().isEmpty() ? "" : between, Role.DIM)
                    .plus(reading.map(each -> sign(each.verdict(), moment)).orElse("?"), role)
                    .plus(titles ? " " + hop.number() + " " + hop.title() : (wide ? " " : "") + shortName(hop), role);
        }
        return line;
    }

    private static Optional<Reading> reading(Moment moment, Hop hop) {
        return moment.view().hops().stream()
                .filter(reading -> reading.hop() == hop)
                .findFirst();
    }

    private StyledLine words(Moment moment) {
        if (moment.view().hops().isEmpty()) {
            return StyledLine.of("  The path has not been looked at yet.", Role.DIM);
        }
        Optional<Reading> shown = pointed.flatMap(hop -> reading(moment, hop));
        return shown.or(() -> trouble(moment))
                .map(reading -> sentence(reading, moment))
                .orElseGet(() -> StyledLine.of(sign(Verdict.OK, moment) + " ", Role.OK)
                        .plus("The number passes every hop.", Role.TEXT));
    }

    /** What is broken in its own right, the first of them; else what is late; else what is waited for. */
    private static Optional<Reading> trouble(Moment moment) {
        for (Verdict verdict : List.of(Verdict.BROKEN, Verdict.LATE, Verdict.UNKNOWN, Verdict.WAITING)) {
            Optional<Reading> first = moment.view().hops().stream()
                    .filter(reading ->
                            reading.verdict() == verdict && reading.because().isEmpty())
                    .findFirst();
            if (first.isPresent()) {
                return first;
            }
        }
        return Optional.empty();
    }

    private static StyledLine sentence(Reading reading, Moment moment) {
        Hop hop = reading.hop();
        return StyledLine.of(sign(reading.verdict(), moment) + " ", role(reading))
                .plus(hop.number() + " " + hop.title() + ": ", Role.TITLE)
                .plus(reading.verdict().word(), role(reading))
                .plus(timing(reading, moment) + ". " + reading.words(), Role.TEXT)
                .plus(
                        reading.because()
                                .map(cause -> " It only suffers from " + cause.number() + " " + cause.title() + ".")
                                .orElse(""),
                        Role.TEXT);
    }

    private static String timing(Reading reading, Moment moment) {
        Optional<Timing> timing = reading.timing();
        if (timing.isEmpty()) {
            return "";
        }
        if (timing.get() instanceof Timing.DueBy due) {
            return ", due by " + moment.clock(due.time());
        }
        if (timing.get() instanceof Timing.LateBy late) {
            return " by " + Ages.words(late.by().toSeconds());
        }
        return " since " + moment.clock(((Timing.BrokenSince) timing.get()).time());
    }

    @Override
    public List<StyledLine> full(Moment moment, int columns) {
        List<StyledLine> lines = new ArrayList<>(List.of(strip(moment, columns), StyledLine.EMPTY));
        if (moment.view().hops().isEmpty()) {
            lines.add(words(moment));
        }
        for (Reading reading : moment.view().hops()) {
            lines.addAll(Lines.wrap(sentence(reading, moment), columns, 2));
            reading.value()
                    .ifPresent(value -> lines.add(StyledLine.of(
                            "    " + MetricUnit.with(Amount.words(value.amount()), value.unit())
                                    + reading.at()
                                            .map(at -> ", " + moment.ages().of(at) + " old")
                                            .orElse(""),
                            Role.TEXT)));
            for (Finding finding : reading.findings()) {
                lines.add(StyledLine.of("    finding: " + finding.id(), Role.WARN));
            }
            for (Evidence evidence : reading.evidence()) {
                StyledLine line =
                        StyledLine.of("    " + evidence.what() + "  ", Role.DIM).plus(evidence.where(), Role.COMMAND);
                lines.addAll(Lines.wrap(line, columns, 6));
            }
            lines.add(StyledLine.EMPTY);
        }
        return lines;
    }

    private static String sign(Verdict verdict, Moment moment) {
        if (moment.glyphs() == Glyphs.ASCII) {
            return ascii(verdict);
        }
        return switch (verdict) {
            case OK -> moment.glyphs().sign(Sign.DONE);
            case NOT_APPLICABLE -> moment.glyphs().sign(Sign.SKIPPED);
            case WAITING -> moment.glyphs().sign(Sign.AHEAD);
            case UNKNOWN -> "?";
            case LATE -> moment.glyphs().sign(Sign.WARNING);
            case BROKEN -> moment.glyphs().sign(Sign.FAILED);
        };
    }

    /** Other letters than elsewhere: here they stand close before a word. */
    private static String ascii(Verdict verdict) {
        return switch (verdict) {
            case OK -> "+";
            case NOT_APPLICABLE -> "-";
            case WAITING -> ".";
            case UNKNOWN -> "?";
            case LATE -> "!";
            case BROKEN -> "X";
        };
    }

    private static Role role(Reading reading) {
        return switch (reading.verdict()) {
            case OK -> Role.OK;
            case NOT_APPLICABLE -> Role.DIM;
            case WAITING -> Role.BUSY;
            case UNKNOWN, LATE -> Role.WARN;
            case BROKEN -> Role.BAD;
        };
    }

    private static String shortName(Hop hop) {
        return switch (hop) {
            case TRAFFIC -> "traffic";
            case ROUTE -> "route";
            case OPERATOR_METRICS -> "metrics";
            case ANNOTATION -> "annot";
            case AGENT -> "agent";
            case DATADOG -> "Datadog";
            case DATADOG_METRIC -> "DDMetric";
            case EXTERNAL_METRICS -> "ext API";
            case HPA -> "HPA";
            case WORKLOAD -> "pods";
        };
    }
}
