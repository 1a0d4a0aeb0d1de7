package io.scaleguide.line.wizard;

import io.scaleguide.guide.step.FieldDefinition;
import io.scaleguide.guide.step.FieldDefinition.Type;
import io.scaleguide.guide.wizard.FieldView;
import io.scaleguide.guide.wizard.Offer;
import io.scaleguide.guide.wizard.Wizard;
import io.scaleguide.line.LineTerminal;
import io.scaleguide.line.Question;
import io.scaleguide.line.Questions;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Asks for the answer of one field until it will do. */
final class FieldQuestion {
    /** How long Tab waits for names that are being read. */
    private static final Duration NAMES = Duration.ofSeconds(2);

    private static final String END = ".";

    private final Wizard wizard;
    private final ViewChanges changes;
    private final Questions questions;
    private final Voice voice;
    private final LineTerminal.Kind kind;
    private final Path histories;

    /** What came of asking. */
    enum Outcome {
        /** There is an answer that will do. */
        ANSWERED,
        /** There is none yet. */
        OPEN,
        /** Whoever was asked leaves. */
        LEFT
    }

    /** @param histories the folder of earlier answers, a file for each field */
    FieldQuestion(
            Wizard wizard,
            ViewChanges changes,
            Questions questions,
            Voice voice,
            LineTerminal.Kind kind,
            Path histories) {
        this.wizard = wizard;
        this.changes = changes;
        this.questions = questions;
        this.voice = voice;
        this.kind = kind;
        this.histories = histories;
    }

    Outcome ask(FieldDefinition field) throws InterruptedException {
        wizard.offer(field.id());
        wizard.settle();
        if (!field.help().isEmpty()) {
            voice.say(field.help());
        }
        return field.type() == Type.YAML ? askLines(field) : askLine(field);
    }

    private Outcome askLine(FieldDefinition field) throws InterruptedException {
        while (true) {
            Question question = question(field);
            Optional<String> line = questions.ask(question);
            if (line.isEmpty()) {
                return Outcome.LEFT;
            }
            String typed = line.get().strip();
            if (typed.equals("?")) {
                explain(field);
                continue;
            }
            if (typed.isEmpty()) {
                return kept(field);
            }
            String value = FieldWords.value(field, typed);
            if (answered(field, value)) {
                if (!value.isEmpty()) {
                    questions.remember(question, typed);
                }
                return Outcome.ANSWERED;
            }
        }
    }

    private Question question(FieldDefinition field) {
        boolean secret = field.type() == Type.SECRET;
        return new Question(
                FieldWords.prompt(view(field), secret && kind != LineTerminal.Kind.PIPE),
                secret,
                secret ? Optional.empty() : Optional.of(histories.resolve(field.id())),
                () -> choices(field));
    }

    /** Enter alone keeps what is there, be it nothing. */
    private Outcome kept(FieldDefinition field) {
        Optional<String> problem = view(field).problem();
        problem.ifPresent(words -> voice.say(words + " It stays open for now."));
        return problem.isPresent() ? Outcome.OPEN : Outcome.ANSWERED;
    }

    private Outcome askLines(FieldDefinition field) throws InterruptedException {
        while (true) {
            FieldView before = view(field);
            voice.say("Type its lines; a line with only a dot ends it. A dot at once "
                    + (before.set()
                            ? "keeps the " + FieldWords.answer(before) + "; a minus sign empties it."
                            : "leaves it empty."));
            before.value().lines().forEach(voice::quote);
            Optional<String> text = lines(field);
            if (text.isEmpty()) {
                return Outcome.LEFT;
            }
            if (text.get().isEmpty()) {
                return kept(field);
            }
            if (answered(field, text.get().strip().equals(FieldWords.EMPTY) ? "" : text.get())) {
                return Outcome.ANSWERED;
            }
        }
    }

    private Optional<String> lines(FieldDefinition field) {
        StringBuilder text = new StringBuilder();
        for (int number = 1; ; number++) {
            Optional<String> line = questions.ask(Question.plain(field.label() + ", line " + number + ": "));
            if (line.isEmpty()) {
                return Optional.empty();
            }
            if (line.get().strip().equals(END)) {
                return Optional.of(text.toString());
            }
            text.append(line.get()).append('\n');
            if (number == 1 && line.get().strip().equals(FieldWords.EMPTY)) {
                return Optional.of(text.toString());
            }
        }
    }

    /** What will not do is said and taken back, so that Enter keeps what was there before. */
    private boolean answered(FieldDefinition field, String value) throws InterruptedException {
        FieldView before = view(field);
        wizard.answer(field.id(), value);
        wizard.settle();
        Optional<String> problem = FieldWords.problem(view(field));
        if (problem.isPresent()) {
            voice.say(problem.get());
            takeBack(before);
        }
        return problem.isEmpty();
    }

    private void takeBack(FieldView before) throws InterruptedException {
        wizard.forget(before.field().id());
        if (before.source().equals("typed") && before.field().type() != Type.SECRET) {
            wizard.answer(before.field().id(), before.value());
        }
        wizard.settle();
    }

    private FieldView view(FieldDefinition field) {
        return wizard.view().step().fields().stream()
                .filter(view -> view.field().equals(field))
                .findFirst()
                .orElseThrow();
    }

    private void explain(FieldDefinition field) {
        List<String> choices = choices(field);
        if (!choices.isEmpty()) {
            voice.say("You can choose from " + String.join(", ", choices) + ".");
        } else if (view(field).offer() instanceof Offer.Unreadable unreadable) {
            voice.say("No names can be offered. " + unreadable.why());
        }
        String keeps = view(field).set() ? "Enter alone keeps what is there. " : "";
        String empties = !FieldWords.canBeEmpty(field) ? "" : "A minus sign alone leaves it empty. ";
        voice.say(keeps + empties + "Ctrl-C leaves the guide.");
    }

    /** What there is to choose from; waits a little for names that are being read. */
    private List<String> choices(FieldDefinition field) {
        if (!field.choices().isEmpty()) {
            return field.choices();
        }
        if (field.type() == Type.FLAG) {
            return List.of("yes", "no");
        }
        try {
            changes.await(() -> !(view(field).offer() instanceof Offer.Reading), NAMES);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return view(field).offer() instanceof Offer.Names names ? names.names() : List.of();
    }
}
