package io.scaleguide.tui.panel;

import io.scaleguide.panel.insight.Insight;
import io.scaleguide.panel.shadow.Grade;
import io.scaleguide.panel.shadow.Judgement;
import io.scaleguide.panel.shadow.Miss;
import io.scaleguide.panel.shadow.NextStep;
import io.scaleguide.text.TimeOfDay;
import io.scaleguide.tui.draw.Role;
import io.scaleguide.tui.draw.StyledLine;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;

/**
 * What was reckoned, in words.
 *
 * @param zone the time zone of the times shown
 */
record InsightWords(ZoneId zone) {

    /** What decides and what comes next, then whether replicas help, then how far all this is to be trusted. */
    List<StyledLine> of(Insight insight) {
        List<StyledLine> lines = new ArrayList<>();
        insight.judgement().ifPresent(judgement -> {
            lines.add(StyledLine.of(judgement.words(), role(judgement)));
            lines.add(next(judgement));
        });
        lines.add(StyledLine.of(insight.elasticity().words(), Role.TEXT));
        lines.add(grade(insight.grade()));
        insight.judgement()
                .flatMap(Judgement::unsureUntil)
                .ifPresent(until -> lines.add(StyledLine.of(
                        "Until " + clock(until) + " the controller may remember what was before this was opened.",
                        Role.DIM)));
        List<Miss> misses = insight.grade().misses();
        for (int i = misses.size() - 1; i >= 0; i--) {
            Miss miss = misses.get(i);
            lines.add(StyledLine.of("Missed at " + clock(miss.at()) + ". " + miss.words(), Role.WARN));
        }
        return lines;
    }

    private static Role role(Judgement judgement) {
        return switch (judgement.rule()) {
            case METRIC_MISSING, MAXIMUM, NOT_FOLLOWED, DISABLED -> Role.WARN;
            case OUT_OF_RANGE, METRIC, SCALE_UP_POLICY, SCALE_DOWN_POLICY -> Role.BUSY;
            case TOLERANCE, ENOUGH, MINIMUM, SCALE_UP_WINDOW, SCALE_DOWN_WINDOW -> Role.TEXT;
        };
    }

    private StyledLine next(Judgement judgement) {
        if (judgement.next().isEmpty()) {
            return StyledLine.of("No next step, if metric and pods stay as they are.", Role.DIM);
        }
        NextStep step = judgement.next().get();
        return StyledLine.of("Next: from " + step.from() + " to " + step.to() + " replicas", Role.TEXT)
                .plus(
                        ", " + clock(step.earliest()) + " at the earliest, " + step.because()
                                + ", if metric and pods stay as they are.",
                        Role.DIM);
    }

    private static StyledLine grade(Grade grade) {
        return StyledLine.of("The shadow HPA and the controller: ", Role.DIM)
                .plus(grade.words() + ".", grade.agreed() == grade.of() ? Role.TEXT : Role.WARN);
    }

    private String clock(Instant time) {
        return TimeOfDay.seconds(time, zone);
    }
}
