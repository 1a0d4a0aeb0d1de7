package io.scaleguide.line.wizard;

import static org.assertj.core.api.Assertions.assertThat;

import io.scaleguide.document.DocumentSchema;
import io.scaleguide.guide.action.Registry;
import io.scaleguide.guide.action.Verdict;
import io.scaleguide.guide.answer.AnswerResolver;
import io.scaleguide.guide.session.SessionSetup;
import io.scaleguide.guide.step.StepDefinition;
import io.scaleguide.guide.step.StepLoader;
import io.scaleguide.guide.wizard.TwoContexts;
import io.scaleguide.guide.wizard.Wizard;
import io.scaleguide.guide.wizard.WizardSetup;
import io.scaleguide.kube.ClusterChoice;
import io.scaleguide.line.LineTerminal;
import io.scaleguide.line.TypedTerminal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** Someone at the line wizard of three steps whose checks and actions do what the test says. */
final class LineStory implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(50);
    private static final boolean WRITE = "write".equals(System.getProperty("transcripts"));
    private static final Path TRANSCRIPTS = Path.of("src/test/resources/transcripts");

    private final Path folder;
    private final ScriptedWork work = new ScriptedWork();
    private final TypedTerminal typed = new TypedTerminal();
    private final LineTerminal terminal;
    private final ToldStory told = new ToldStory();
    private final ViewChanges changes = new ViewChanges();
    private final Wizard wizard;
    private CompletableFuture<Void> over = new CompletableFuture<>();

    private LineStory(Path folder, LineTerminal.Kind kind) throws IOException {
        this.folder = folder;
        this.terminal = typed.open(kind);
        this.wizard = new Wizard(setup(), changes::heard);
    }

    /** With a kubeconfig of two contexts, of which one is current; no API server listens for either. */
    static LineStory begin(Path folder, String context, LineTerminal.Kind kind, ScriptedWork.Script script)
            throws IOException, InterruptedException {
        TwoContexts.write(folder, context);
        LineStory story = new LineStory(folder, kind);
        script.write(story.work);
        story.wizard.open();
        // The face waits no more than a few seconds for the kubeconfig, and the first one takes Java long to read.
        assertThat(story.changes.await(
                        () -> !story.wizard.view().cluster().context().isEmpty(), PATIENCE))
                .isTrue();
        story.start();
        return story;
    }

    private void start() {
        LineWizard face = new LineWizard(
                wizard, changes, terminal, histories(), Clock.fixed(Instant.EPOCH, ZoneOffset.UTC), told);
        Thread asking = new Thread(
                () -> {
                    try {
                        face.run();
                        over.complete(null);
                    } catch (Throwable e) {
                        over.completeExceptionally(e);
                    }
                },
                "asking");
        asking.setDaemon(true);
        asking.start();
    }

    private WizardSetup setup() throws IOException {
        Registry registry = new Registry(work.checks(), work.actions());
        List<StepDefinition> steps = new StepLoader(
                        DocumentSchema.of(Files.readString(Path.of("assets/schema/step.schema.json"))),
                        registry.checkIds(),
                        registry.actionIds())
                .load(Path.of("src/test/resources/line/steps"));
        return new WizardSetup(
                steps,
                registry,
                new AnswerResolver(Map.of(), Map.of(), Map.of(), Map.of()),
                new SessionSetup(
                        new ClusterChoice(List.of(folder.resolve("kubeconfig")), Optional.empty()),
                        Optional.empty(),
                        folder,
                        Map.of(),
                        "auto",
                        Clock.fixed(Instant.EPOCH, ZoneOffset.UTC)),
                length -> TimeUnit.MILLISECONDS.sleep(1),
                Duration.ZERO);
    }

    Path histories() {
        return folder.resolve("answers");
    }

    ScriptedWork work() {
        return work;
    }

    ToldStory told() {
        return told;
    }

    Wizard wizard() {
        return wizard;
    }

    /** Waits for words and types a line. */
    LineStory at(String words, String line) throws Exception {
        return press(words, line + "\n");
    }

    /** Waits for words and presses keys. */
    LineStory press(String words, String keys) throws Exception {
        typed.await(words);
        typed.type(keys);
        return this;
    }

    /** Waits for words. */
    LineStory hears(String words) throws Exception {
        typed.await(words);
        return this;
    }

    String transcript() {
        return typed.text();
    }

    /** Waits until the face has come to its end. */
    LineStory leaves() throws Exception {
        over.get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        return this;
    }

    /** Holds what was printed against the transcript that somebody has read, or writes it for somebody to read. */
    void reads(String name) throws IOException {
        Path file = TRANSCRIPTS.resolve(name + ".txt");
        String text = transcript().lines().map(String::stripTrailing).reduce("", (all, line) -> all + line + "\n");
        if (WRITE) {
            Files.createDirectories(TRANSCRIPTS);
            Files.writeString(file, text);
        }
        assertThat(text)
                .as(
                        "If that is how it should read: ./mvnw test -Dtest=LineWizardTest -Dtranscripts=write, and read %s",
                        file)
                .isEqualTo(Files.readString(file));
    }

    @Override
    public void close() {
        wizard.close();
        terminal.close();
    }

    /** A check's bad verdict in words. */
    static Verdict bad(String what, String why, String next) {
        return new Verdict.Bad(io.scaleguide.guide.problem.Problem.of("odd", what, why, next));
    }
}
