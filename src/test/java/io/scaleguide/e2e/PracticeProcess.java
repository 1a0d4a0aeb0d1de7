package io.scaleguide.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.scaleguide.tools.Patience;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A {@code scaleguide practice} of its own, ready for others to work on. */
final class PracticeProcess implements AutoCloseable {
    private static final Pattern FOLDER = Pattern.compile("KUBECONFIG=(.*)/kubeconfig");
    private static final Pattern CONTEXT = Pattern.compile("context (practice-\\w+)");

    private final Scaleguide.Running running;
    private final Path folder;
    private final String context;

    private PracticeProcess(Scaleguide.Running running, Path folder, String context) {
        this.running = running;
        this.folder = folder;
        this.context = context;
    }

    /** Starts it, with more options perhaps, and waits until it is ready. */
    static PracticeProcess start(Path home, int speed, String... options) throws IOException, InterruptedException {
        List<String> arguments = new ArrayList<>(List.of("practice", "--speed", String.valueOf(speed)));
        arguments.addAll(List.of(options));
        Scaleguide.Running running = new Scaleguide(home).start(arguments.toArray(String[]::new));
        String said = running.awaitOutput("--answers", Patience.LONGEST);
        return new PracticeProcess(running, Path.of(found(FOLDER, said)), found(CONTEXT, said));
    }

    private static String found(Pattern pattern, String text) {
        Matcher matcher = pattern.matcher(text);
        if (!matcher.find()) {
            throw new AssertionError(pattern + " is not in " + text);
        }
        return matcher.group(1);
    }

    Path kubeconfig() {
        return folder.resolve("kubeconfig");
    }

    String context() {
        return context;
    }

    /** Every answer, the keys as files. */
    Path answers() {
        return folder.resolve("answers.yaml");
    }

    /** The answers without the keys, in a new file. */
    Path answersWithoutKeys(Path where) throws IOException {
        List<String> lines = Files.readAllLines(answers()).stream()
                .filter(line -> !line.contains("-key-file"))
                .toList();
        return Files.write(where, lines);
    }

    /** Runs the guide up to a step, with every answer. */
    void upTo(String step, Scaleguide scaleguide) throws IOException, InterruptedException {
        Scaleguide.Outcome outcome = scaleguide.run(
                Patience.LONGEST,
                "up",
                "--yes",
                "--until",
                step,
                "--answers",
                answers().toString());
        assertThat(outcome.exitCode()).as(outcome.err() + outcome.out()).isZero();
    }

    String apiKey() throws IOException {
        return Files.readString(folder.resolve("api-key")).strip();
    }

    String applicationKey() throws IOException {
        return Files.readString(folder.resolve("app-key")).strip();
    }

    @Override
    public void close() throws InterruptedException {
        running.process().destroy();
        running.process().waitFor();
    }
}
