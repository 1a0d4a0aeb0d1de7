package io.scaleguide.tui.demo;

import io.scaleguide.guide.answer.AnswerSource;
import io.scaleguide.guide.wizard.FieldView;
import io.scaleguide.guide.wizard.StepView;
import io.scaleguide.tui.input.Key;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;

/** The keys by which a person would type answers into a step's form. */
final class Typing {
    private Typing() {}

    /**
     * The keys for what is not answered otherwise: what somebody gave on the command line, in a file or by hand counts more.
     *
     * @param step the step, while it is asked
     * @param answers what to type, by the field's id; ids that the step does not have are passed over
     * @return the keys; none where there is nothing to type
     */
    static List<Key> of(StepView step, Map<String, String> answers) {
        List<Key> keys = new ArrayList<>();
        answers.forEach((field, answer) -> {
            int index = index(step, field);
            if (index >= 0 && open(step.fields().get(index), answer)) {
                keys.addAll(into(index, step.fields().size(), answer));
            }
        });
        return keys;
    }

    private static int index(StepView step, String field) {
        return step.fields().stream().map(view -> view.field().id()).toList().indexOf(field);
    }

    private static boolean open(FieldView view, String answer) {
        return view.source().equals(AnswerSource.DEFAULT.words())
                && !view.value().equals(answer);
    }

    /** From wherever the focus is to the first field, on to this one, what stands there away, the answer, and out of it. */
    private static List<Key> into(int index, int fields, String answer) {
        List<Key> keys = new ArrayList<>(Collections.nCopies(fields, Key.of(Key.Code.BACK_TAB)));
        keys.addAll(Collections.nCopies(index, Key.of(Key.Code.TAB)));
        keys.add(Key.of(Key.Code.END));
        keys.add(Key.ctrl('u'));
        answer.codePoints().forEach(point -> keys.add(Key.typed(Character.toString(point))));
        keys.add(Key.of(Key.Code.BACK_TAB));
        return keys;
    }
}
