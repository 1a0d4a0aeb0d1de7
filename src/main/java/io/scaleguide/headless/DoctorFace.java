package io.scaleguide.headless;

import io.scaleguide.path.budget.Durations;
import io.scaleguide.path.diagnosis.Diagnosis;
import io.scaleguide.path.finding.FindingCatalogue;
import io.scaleguide.path.finding.FindingText;
import io.scaleguide.path.hop.Finding;
import io.scaleguide.path.hop.Hop;
import io.scaleguide.path.hop.Reading;
import io.scaleguide.path.hop.Timing;
import io.scaleguide.path.hop.Verdict;
import java.io.PrintStream;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Prints a diagnosis for a person: a table of the hops, then what is wrong and what to do. */
public final class DoctorFace {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ROOT);
    private static final int WIDTH = 78;

    /** Signs beside the words, so that neither colour nor language is needed to see where it stops. */
    private static final Map<Verdict, String> SIGNS = Map.of(
            Verdict.OK, "+",
            Verdict.NOT_APPLICABLE, " ",
            Verdict.WAITING, "~",
            Verdict.UNKNOWN, "?",
            Verdict.LATE, "!",
            Verdict.BROKEN, "x");

    private final PrintStream out;
    private final ZoneId zone;
    private final FindingCatalogue catalogue;

    /**
     * @param out where it goes
     * @param zone the zone that times are shown in
     * @param catalogue the words of the findings
     */
    public DoctorFace(PrintStream out, ZoneId zone, FindingCatalogue catalogue) {
        this.out = out;
        this.zone = zone;
        this.catalogue = catalogue;
    }

    /** @param diagnosis what to print, with what is wrong explained */
    public void print(Diagnosis diagnosis) {
        table(diagnosis);
        conclusion(diagnosis);
        diagnosis.readings().forEach(reading -> reading.findings().forEach(this::finding));
        out.println(String.format(
                Locale.ROOT, "Looked at 10 hops in %.1f s.", diagnosis.took().toMillis() / 1000.0));
    }

    /** @param diagnosis what to print, with what is wrong by its name only */
    public void brief(Diagnosis diagnosis) {
        table(diagnosis);
        conclusion(diagnosis);
        diagnosis.readings().forEach(reading -> reading.findings()
                .forEach(finding -> out.println(title(catalogue.explain(finding)))));
    }

    private void table(Diagnosis diagnosis) {
        out.println("Signal path of HPA " + diagnosis.scope().namespace() + "/"
                + diagnosis.scope().hpa() + ": Service " + diagnosis.scope().service() + ", "
                + diagnosis.scope().workload());
        out.println();
        diagnosis.readings().forEach(reading -> hop(reading, diagnosis.time()));
        out.println();
    }

    private void hop(Reading reading, Instant now) {
        String head = String.format(
                Locale.ROOT,
                "%s %2d %-20s  %-8s %10s %6s",
                SIGNS.get(reading.verdict()),
                reading.hop().number(),
                reading.hop().title(),
                reading.verdict().word(),
                reading.value()
                        .map(value -> String.format(Locale.ROOT, "%.4g", value.amount())
                                        .replaceFirst("\\.?0+$", "")
                                + " " + unit(value.unit()))
                        .orElse(""),
                reading.at().map(at -> age(Duration.between(at, now))).orElse(""));
        out.println(head.stripTrailing());
        String words = reading.words()
                + reading.timing().map(this::timing).orElse("")
                + reading.because().map(DoctorFace::because).orElse("");
        out.print(Paragraphs.wrap(words, WIDTH, "     "));
    }

    private static String unit(String unit) {
        return unit.equals("replicas") ? "pods" : unit;
    }

    private static String because(Hop hop) {
        return " Because of hop " + hop.number() + ".";
    }

    private String timing(Timing timing) {
        if (timing instanceof Timing.DueBy due) {
            return " Arrives by " + TIME.format(due.time().atZone(zone)) + ".";
        }
        if (timing instanceof Timing.LateBy late) {
            return " Late by " + Durations.words(late.by()) + ".";
        }
        return " Broken since "
                + TIME.format(((Timing.BrokenSince) timing).time().atZone(zone)) + ".";
    }

    private static String age(Duration age) {
        return StatusFace.age(Math.max(0, age.toSeconds()));
    }

    private void conclusion(Diagnosis diagnosis) {
        Optional<Reading> cause = diagnosis.cause();
        out.println(
                cause.isPresent()
                        ? cause.map(reading -> "The number stops at hop "
                                        + reading.hop().number() + ", "
                                        + reading.hop().title() + ".")
                                .orElse("")
                        : ending(diagnosis));
    }

    private static String ending(Diagnosis diagnosis) {
        return switch (diagnosis.worst()) {
            case OK, NOT_APPLICABLE -> "The number arrives.";
            case WAITING -> "Nothing is wrong; the number is still on its way.";
            case UNKNOWN, LATE, BROKEN -> "Nothing wrong was seen, but not every hop could be read.";
        };
    }

    private void finding(Finding finding) {
        FindingText text = catalogue.explain(finding);
        out.println();
        out.println(title(text));
        out.print(Paragraphs.wrap(text.cause(), WIDTH, "  "));
        out.print(Paragraphs.wrap(text.explanation(), WIDTH, "  "));
        out.print(Paragraphs.wrap("What to do: " + text.repair().text(), WIDTH, "  "));
        text.repair().commands().forEach(command -> out.println("    " + command));
        String fix = "scaleguide doctor --fix " + text.id();
        if (text.repair().action().isPresent() && !text.repair().commands().contains(fix)) {
            out.println("    " + fix);
        }
        out.println("  " + text.link());
        out.println();
    }

    private static String title(FindingText text) {
        return (text.severity() == FindingText.Severity.BREAKS ? "x " : "! ") + text.title() + "  [" + text.id() + "]";
    }
}
