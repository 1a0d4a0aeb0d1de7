package io.scaleguide.headless;

import io.scaleguide.guide.event.EventSink;
import io.scaleguide.guide.event.EventWords;
import io.scaleguide.guide.event.GuideEvent;
import io.scaleguide.guide.event.PlannedChange;
import io.scaleguide.guide.problem.Problem;
import io.scaleguide.path.budget.Durations;
import java.io.PrintStream;
import java.time.ZoneId;
import java.util.Locale;

/** Draws events as plain lines, for a pipe, a log or a screen reader: no colour, no cursor, one fact a line. */
public final class PlainFace implements EventSink {
    /** Explanations fit a terminal of 80 columns, indented. */
    private static final int WIDTH = 78;

    private final PrintStream out;
    private final ZoneId zone;
    private final boolean quiet;
    private String lastObserved = "";

    /**
     * @param out where the lines go
     * @param zone the time zone of the times shown
     * @param quiet whether explanations, answers and helm's own lines are left out
     */
    public PlainFace(PrintStream out, ZoneId zone, boolean quiet) {
        this.out = out;
        this.zone = zone;
        this.quiet = quiet;
    }

    @Override
    public synchronized void accept(GuideEvent event) {
        if (event instanceof GuideEvent.StepStarted step) {
            started(step);
        } else if (event instanceof GuideEvent.FieldAnswered answer) {
            if (!quiet) {
                line("  " + answer.field() + " = " + answer.shown() + "  (" + answer.source() + ")");
            }
        } else if (event instanceof GuideEvent.Planned planned) {
            planned.changes().forEach(this::change);
        } else if (event instanceof GuideEvent.ProcessLine process) {
            if (!quiet && !process.text().isBlank()) {
                line("    " + process.program() + "| " + process.text());
            }
        } else if (event instanceof GuideEvent.Failed failed) {
            failed(failed);
        } else if (event instanceof GuideEvent.Summary summary) {
            summary(summary);
        } else {
            String text = oneLine(event);
            boolean repeated = event instanceof GuideEvent.Observed && text.equals(lastObserved);
            if (!text.isEmpty() && !repeated) {
                line(text);
            }
            if (event instanceof GuideEvent.Observed) {
                lastObserved = text;
            }
        }
    }

    private String oneLine(GuideEvent event) {
        if (event instanceof GuideEvent.StepSkipped skipped) {
            return "- " + skipped.id() + ": left out, " + skipped.reason() + ".";
        }
        if (event instanceof GuideEvent.StepFinished finished) {
            return "  step done in " + Durations.words(finished.took());
        }
        if (event instanceof GuideEvent.Cancelled cancelled) {
            return "Cancelled in step " + cancelled.step() + ". " + cancelled.state();
        }
        if (event instanceof GuideEvent.RunFinished finished) {
            return (finished.exitCode() == 0 ? "Finished" : "Ended with exit code " + finished.exitCode()) + " after "
                    + Durations.words(finished.took()) + ".";
        }
        return EventWords.of(event, zone)
                .map(words -> String.format(Locale.ROOT, "  %-5s %s", words.sign(), words.text()))
                .orElse("");
    }

    private void started(GuideEvent.StepStarted step) {
        line("");
        line("[" + step.order() + "/" + step.of() + "] " + step.title());
        if (!quiet) {
            paragraph(step.explanation());
            if (!step.differs().isEmpty()) {
                paragraph("Unlike the guide: " + step.differs());
            }
        }
    }

    private void change(PlannedChange change) {
        String kind = change.kind().name().toLowerCase(Locale.ROOT);
        line("  plan  " + kind + " " + change.object());
        change.diff().lines().filter(text -> !quiet).forEach(text -> line("        " + text));
        line("        $ " + change.command());
    }

    private void failed(GuideEvent.Failed failed) {
        Problem problem = failed.problem();
        line("  FAIL  " + problem.what());
        if (!problem.why().isEmpty()) {
            line("  why   " + problem.why());
        }
        line("  next  " + problem.next());
        problem.link().ifPresent(link -> line("  read  " + link));
        line("  state " + failed.state());
    }

    private void summary(GuideEvent.Summary summary) {
        line("  Changed in your cluster:");
        summary.changes().forEach(change -> line("    " + change));
        line("  To put back what was there: " + summary.undo());
        line("  The same by hand:");
        summary.commands().forEach(command -> line("    " + command));
    }

    private void paragraph(String text) {
        out.print(Paragraphs.wrap(text, WIDTH, "  "));
    }

    private void line(String text) {
        out.println(text);
        out.flush();
    }
}
