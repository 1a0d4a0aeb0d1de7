package io.scaleguide.lint.rule;

import io.scaleguide.lint.page.Page;
import io.scaleguide.lint.rule.Sheet.Spot;
import io.scaleguide.lint.shell.Command;
import io.scaleguide.lint.shell.Word;
import io.scaleguide.path.hop.Finding;
import java.math.BigDecimal;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Traps in commands that make traffic (10, 11 and 12 of the guides). */
final class LoadRule implements Rule {
    private static final Pattern ADDRESS = Pattern.compile("\\$\\([^)]*\\.?status\\.addresses\\[0\\][^)]*\\)");
    private static final Pattern DELAY = Pattern.compile("sleep(?:%20|\\+| )(\\d{1,4}(?:\\.\\d{1,6})?)");
    private static final Pattern PROGRAMMED = Pattern.compile("(?i)kubectl wait .*programmed.*");

    @Override
    public Set<String> finds() {
        return Set.of("text-curl-without-fail", "text-slow-loop", "text-fixed-delay", "text-address-of-none");
    }

    @Override
    public void look(Page page, Sheet sheet) {
        for (Command command : page.commands()) {
            address(page, command, sheet);
            if (command.program().equals("curl")) {
                if (command.loop() > 0 && !waits(command)) {
                    loop(page, command, sheet);
                }
                delay(page, command, sheet);
            }
        }
    }

    /** A loop until something answers is no traffic. */
    private static boolean waits(Command command) {
        String text = command.script().text().substring(command.start(), command.end());
        return command.condition() && text.matches("(?s)(?:until|while\\s+!)\\s.*");
    }

    private static void loop(Page page, Command curl, Sheet sheet) {
        boolean fails = curl.has("-f")
                || curl.has("--fail")
                || curl.has("--fail-with-body")
                || curl.words().stream().anyMatch(word -> word.text().matches("-[a-zA-Z]*f[a-zA-Z]*"));
        boolean looks = curl.words().stream().anyMatch(word -> word.text().contains("http_code"));
        if (!fails && !looks) {
            Word program = curl.words().get(0);
            Optional<Word> letters = curl.words().stream()
                    .filter(word -> word.text().matches("-[ksSLiv]+") && !word.quoted())
                    .findFirst();
            int at = letters.map(word -> word.start() + 1).orElse(program.end());
            sheet.correct(
                    Finding.of("text-curl-without-fail"),
                    new Spot(curl.script(), program.start(), program.end()),
                    curl.script().edit(at, at, letters.isPresent() ? "f" : " -f"));
        }
        pause(page, curl, sheet);
    }

    private static void pause(Page page, Command curl, Sheet sheet) {
        for (Command sleep : page.commands()) {
            if (sleep.script() == curl.script()
                    && sleep.loop() == curl.loop()
                    && sleep.program().equals("sleep")
                    && sleep.words().size() > 1
                    && sleep.words().get(1).text().matches("\\d{1,4}(\\.\\d+)?s?")) {
                Word time = sleep.words().get(1);
                BigDecimal seconds = new BigDecimal(time.text().replace("s", ""));
                if (seconds.compareTo(BigDecimal.ONE) >= 0) {
                    Spot spot = new Spot(sleep.script(), time.start(), time.end());
                    sheet.suggest(
                            Finding.of("text-slow-loop", "pause", seconds.toPlainString()),
                            spot,
                            spot.replaced("0.05"));
                }
            }
        }
    }

    /** A delay that the request itself asks for, above what the HPA of the same page wants. */
    private static void delay(Page page, Command curl, Sheet sheet) {
        Optional<BigDecimal> target = target(page);
        for (Word word : curl.words()) {
            Matcher matcher = DELAY.matcher(word.text());
            if (target.isPresent() && matcher.find()) {
                BigDecimal delay = new BigDecimal(matcher.group(1)).movePointRight(3);
                if (delay.compareTo(target.get()) > 0) {
                    sheet.found(
                            new Finding(
                                    "text-fixed-delay",
                                    Map.of(
                                            "delay",
                                            delay.stripTrailingZeros().toPlainString(),
                                            "target",
                                            target.get().toPlainString())),
                            new Spot(word.value(), matcher.start(), matcher.end()));
                }
            }
        }
    }

    /** The latency that the page's HPA keeps, in milliseconds. */
    private static Optional<BigDecimal> target(Page page) {
        return Metrics.hpas(page)
                .flatMap(hpa -> hpa.root().items("spec", "metrics").stream())
                .filter(metric -> Metrics.latency(page, metric.text("external", "metric", "name")))
                .map(metric -> metric.text("external", "target", "value"))
                .filter(value -> value.matches("\\d{1,9}"))
                .map(BigDecimal::new)
                .findFirst();
    }

    private static boolean waited(Page page, Command command) {
        return page.commands().stream()
                .takeWhile(one -> one != command)
                .anyMatch(one -> PROGRAMMED.matcher(one.line()).matches());
    }

    private static void address(Page page, Command command, Sheet sheet) {
        String text = command.script().text().substring(command.start(), command.end());
        Matcher matcher = ADDRESS.matcher(text);
        if (matcher.find() && !waited(page, command)) {
            sheet.found(
                    Finding.of("text-address-of-none"),
                    new Spot(command.script(), command.start() + matcher.start(), command.start() + matcher.end()));
        }
    }
}
