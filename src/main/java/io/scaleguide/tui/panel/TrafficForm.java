package io.scaleguide.tui.panel;

import io.scaleguide.path.budget.Durations;
import io.scaleguide.tui.form.FormField;
import io.scaleguide.tui.form.Item;
import io.scaleguide.tui.panel.TrafficSetting.Shape;
import io.scaleguide.tui.widget.Choice;
import io.scaleguide.tui.widget.ChoiceEditor;
import io.scaleguide.tui.widget.Choices;
import io.scaleguide.tui.widget.Editor;
import io.scaleguide.tui.widget.NumberEditor;
import io.scaleguide.tui.widget.TextEditor;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The fields of a traffic setting: those that its profile has, each with what is wrong with it. */
final class TrafficForm {
    private static final int LONGEST_LABEL = 11;
    private static final int MOST_CONNECTIONS = 1024;
    private static final int MOST_RATE = 100_000;
    private static final Duration LONGEST = Duration.ofHours(24);
    private static final String CONNECTIONS = "connections";
    private static final String RATE = "requests/s";
    private static final String TIME = "Such as 30s, 5m or 1h30m.";

    private final FormField shape;
    private final FormField loop;
    private final FormField level;
    private final FormField low;
    private final FormField high;
    private final FormField period;
    private final FormField burst;
    private final FormField file;
    private final FormField factor;
    private final FormField length;
    private final FormField cap;
    private final TrafficSetting begun;
    private boolean open;
    private boolean wrong;

    /**
     * @param setting what is in the fields to begin with
     * @param typed is told that something in them has changed
     */
    TrafficForm(TrafficSetting setting, Runnable typed) {
        this.begun = setting;
        this.open = setting.open();
        shape = field("Profile", "Enter or Tab takes it.", shapes(setting), typed);
        loop = field("Loop", "Enter or Tab takes it.", loops(open), typed);
        level = field("Intensity", "So much all the time; + and - change it.", number(setting.high(), unit()), typed);
        low = field(
                "Low",
                "Where a ramp begins; how low a sine goes, and it is between bursts.",
                number(setting.low(), unit()),
                typed);
        high = field(
                "High",
                "Where a ramp ends; how high a sine goes, and a burst; + and - change it.",
                number(setting.high(), unit()),
                typed);
        period = field(
                "Period",
                "A ramp takes so long, a sine up and down, one burst to the next. " + TIME,
                time(setting.period()),
                typed);
        burst = field("Burst lasts", TIME, time(setting.burst()), typed);
        file = field(
                "CSV file",
                "Its first line is seconds,rate or seconds,connections; it goes straight from point to point.",
                new TextEditor(setting.file()),
                typed);
        factor = field("Times", "So many times what the file says.", number(setting.factor(), ""), typed);
        length = field("Ends after", TIME + " At most 24h.", time(setting.length()), typed);
        cap = field(
                "Cap",
                "Never more at once, 1 to 1024. An open loop would rather be late than use more.",
                number(setting.cap(), CONNECTIONS),
                typed);
    }

    private static FormField field(String label, String help, Editor editor, Runnable typed) {
        return new FormField(label, LONGEST_LABEL, help, editor, typed);
    }

    private static ChoiceEditor shapes(TrafficSetting setting) {
        ChoiceEditor editor = new ChoiceEditor(setting.shape().word(), false);
        editor.offer(new Choices.Listed(Arrays.stream(Shape.values())
                .map(each -> new Choice(each.word(), note(each)))
                .toList()));
        return editor;
    }

    private static String note(Shape shape) {
        return switch (shape) {
            case STEADY -> "always the same";
            case RAMP -> "from low to high, and on there";
            case SINE -> "up and down, softly";
            case BURST -> "high for a while, again and again";
            case CSV -> "as a file says";
        };
    }

    private static ChoiceEditor loops(boolean open) {
        ChoiceEditor editor = new ChoiceEditor(open ? "open" : "closed", false);
        editor.offer(new Choices.Listed(List.of(
                new Choice("closed", "connections that send on when they have their answer"),
                new Choice("open", "so many requests a second, whether answers come or not"))));
        return editor;
    }

    private static NumberEditor number(double number, String unit) {
        boolean whole = number == Math.rint(number);
        return new NumberEditor(
                whole
                        ? Long.toString(Math.round(number))
                        : BigDecimal.valueOf(number).toPlainString(),
                unit,
                new NumberEditor.Limits(
                        Optional.of(BigDecimal.ZERO),
                        Optional.of(BigDecimal.valueOf(unit.equals(CONNECTIONS) ? MOST_CONNECTIONS : MOST_RATE)),
                        BigDecimal.ONE));
    }

    private static TextEditor time(Duration time) {
        // ISO 8601 writes a length of hours, minutes and seconds as people do, behind PT.
        String whole = time.toString().substring(2).toLowerCase(Locale.ROOT);
        return new TextEditor(time.toMillisPart() == 0 ? whole : time.toMillis() + "ms");
    }

    private String unit() {
        return open ? RATE : CONNECTIONS;
    }

    /** The fields that the chosen profile has, from above. */
    List<Item> items() {
        return switch (shape()) {
            case STEADY -> List.of(shape, loop, level, length, cap);
            case RAMP, SINE -> List.of(shape, loop, low, high, period, length, cap);
            case BURST -> List.of(shape, loop, low, high, period, burst, length, cap);
            case CSV -> List.of(shape, file, factor, length, cap);
        };
    }

    private Shape shape() {
        return Arrays.stream(Shape.values())
                .filter(each -> each.word().equals(shape.value()))
                .findFirst()
                .orElse(begun.shape());
    }

    /** Takes in what was typed: units follow the loop. */
    void follow() {
        boolean now = loop.value().equals("open");
        if (now != open) {
            open = now;
            level.replace(number(value(level).orElse(begun.high()), unit()));
            low.replace(number(value(low).orElse(begun.low()), unit()));
            high.replace(number(value(high).orElse(begun.high()), unit()));
        }
    }

    private static Optional<Double> value(FormField field) {
        return field.value().matches("\\d{1,6}(\\.\\d{1,6})?")
                ? Optional.of(Double.parseDouble(field.value()))
                : Optional.empty();
    }

    /** What the fields say, with what is wrong said at each; empty where anything is. */
    Optional<TrafficSetting> setting() {
        wrong = false;
        file.complain(Optional.empty());
        double lows = level(low);
        double highs = level(high);
        double levels = level(level);
        Duration every = time(period);
        Duration lasts = time(burst);
        Duration ends = time(length);
        int most = (int) whole(cap, 1, MOST_CONNECTIONS);
        double times = checked(factor, value(factor).filter(one -> one > 0), "It is a number above 0.", 1.0);
        Shape chosen = shape();
        boolean swings = chosen == Shape.SINE || chosen == Shape.BURST;
        refuse(level, levels <= 0, "It has to be above 0.");
        refuse(high, swings && highs <= 0, "It has to be above 0.");
        refuse(high, swings && highs < lows, "It has to be as high as the low, or higher.");
        refuse(burst, lasts.compareTo(every) >= 0, "It has to be shorter than the period.");
        refuse(length, ends.compareTo(LONGEST) > 0, "It can be 24h at most.");
        refuse(
                cap,
                !open && most < top(chosen, levels, lows, highs),
                "It has to be as high as the traffic, or higher.");
        refuse(file, file.value().isEmpty(), "A file has to be named.");
        return wrong
                ? Optional.empty()
                : Optional.of(new TrafficSetting(
                        chosen,
                        open,
                        lows,
                        chosen == Shape.STEADY ? levels : highs,
                        every,
                        lasts,
                        ends,
                        most,
                        file.value(),
                        times));
    }

    /** The highest intensity that the fields of a profile say; a file says its own. */
    private static double top(Shape shape, double level, double low, double high) {
        return switch (shape) {
            case STEADY -> level;
            case RAMP -> Math.max(low, high);
            case SINE, BURST -> high;
            case CSV -> 0;
        };
    }

    private double level(FormField field) {
        return open
                ? checked(
                        field,
                        value(field).filter(rate -> rate <= MOST_RATE),
                        "It is a number, 0 to " + MOST_RATE + ".",
                        0.0)
                : whole(field, 0, MOST_CONNECTIONS);
    }

    private double whole(FormField field, int least, int most) {
        return checked(
                field,
                value(field).filter(number -> number == Math.rint(number) && number >= least && number <= most),
                "It is a whole number, " + least + " to " + most + ".",
                (double) least);
    }

    private Duration time(FormField field) {
        return checked(
                field,
                field.value().length() > 12
                        ? Optional.<Duration>empty()
                        : Durations.parse(field.value()).filter(time -> !time.isZero()),
                "It is a length of time such as 30s, 5m or 1h30m.",
                Duration.ofSeconds(1));
    }

    /** A field that the profile does not have is never wrong. */
    private <T> T checked(FormField field, Optional<T> value, String words, T instead) {
        field.complain(Optional.empty());
        refuse(field, value.isEmpty(), words);
        return value.orElse(instead);
    }

    private void refuse(FormField field, boolean isWrong, String words) {
        if (isWrong && items().contains(field)) {
            field.complain(Optional.of(words));
            wrong = true;
        }
    }
}
