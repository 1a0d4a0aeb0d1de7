package io.scaleguide.tui.demo;

import io.scaleguide.tui.input.Input;
import io.scaleguide.tui.input.Key;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/**
 * Presses keys in the place of the person at the screen, and gives way to that person at any time. It knows no other way to do anything, so it
 * does only what a person could. Used by the screen's thread alone.
 */
public final class Presenter {
    /** What hands the keys back to the demonstration. */
    static final Key HAND_BACK = Key.ctrl('g');

    private static final Key PAUSE = Key.typed(" ");
    private static final Key ON = Key.of(Key.Code.RIGHT);

    /** Keys that are about the terminal and not about what is shown. */
    private static final Set<Key> NOT_TAKEN =
            Set.of(Key.ctrl('c'), Key.ctrl('z'), Key.ctrl('l'), Key.ctrl('t'), Key.of(Key.Code.F12));

    /** Between two letters, so that it is seen that they are typed; in seconds. */
    private static final double LETTER = 0.12;

    /** Before and between keys that do something, and after the last letter until a check has begun to look; in seconds. */
    private static final double KEY = 1.2;

    /** How long a line is said while nothing is pressed, in seconds. */
    private static final double LINE = 7;

    private static final Cue NOTHING = new Cue.Wait("", List.of(""));

    private static final Duration SECOND = Duration.ofSeconds(1);

    /** Who has the keys. */
    enum Mode {
        PLAYING,
        PAUSED,
        YOURS,
        OVER
    }

    private final DemoScript script;
    private final Supplier<Sight> sight;
    private final LongSupplier nanos;
    private final Scenes scenes;
    private final Pacing pacing;
    private final Deque<Key> keys = new ArrayDeque<>();
    private Mode mode = Mode.PLAYING;
    private Cue cue = NOTHING;
    private String why = "";
    private double elapsed;
    private double since;
    private double due;
    private long last;

    /**
     * @param script what is shown
     * @param sight what is on the screen now
     * @param nanos the time, in nanoseconds from any point, never going back
     */
    public Presenter(DemoScript script, Supplier<Sight> sight, LongSupplier nanos) {
        this.script = script;
        this.sight = sight;
        this.nanos = nanos;
        this.scenes = new Scenes(script);
        this.pacing = new Pacing(script);
        this.last = nanos.getAsLong();
    }

    /**
     * Something came from the terminal.
     *
     * @param input what
     * @return whether it was for the presenter, and nobody else gets it: while it plays, whatever a person does
     */
    boolean takes(Input input) {
        pass();
        boolean person = input instanceof Input.Pressed
                || input instanceof Input.Pasted
                || input instanceof Input.Clicked
                || input instanceof Input.Scrolled;
        if (!person || mode == Mode.OVER) {
            return false;
        }
        Optional<Key> key = input instanceof Input.Pressed pressed ? Optional.of(pressed.key()) : Optional.empty();
        if (mode == Mode.YOURS) {
            boolean back = key.filter(HAND_BACK::equals).isPresent();
            if (back) {
                scenes.again();
                play();
            }
            return back;
        }
        return key.filter(NOT_TAKEN::contains).isEmpty() && told(key);
    }

    private boolean told(Optional<Key> key) {
        if (key.filter(PAUSE::equals).isPresent()) {
            mode = mode == Mode.PLAYING ? Mode.PAUSED : Mode.PLAYING;
        } else if (key.filter(ON::equals).isPresent()) {
            mode = Mode.PLAYING;
            due = Math.min(due, elapsed);
            scenes.hurry();
        } else if (key.filter(HAND_BACK::equals).isPresent()) {
            mode = Mode.PLAYING;
        } else {
            handOver("You have the keys.");
        }
        return true;
    }

    private void play() {
        mode = Mode.PLAYING;
        cue = NOTHING;
        due = elapsed;
    }

    private void handOver(String reason) {
        mode = Mode.YOURS;
        why = reason;
        keys.clear();
    }

    /**
     * The key that is to be pressed now.
     *
     * @param covered whether keys do not reach what is shown
     * @return the key; empty where it is too early, or not for the presenter
     */
    Optional<Key> press(boolean covered) {
        pass();
        if (mode != Mode.PLAYING) {
            return Optional.empty();
        }
        if (covered) {
            handOver("Something is asked, or lies over the page.");
            return Optional.empty();
        }
        if (keys.isEmpty()) {
            look();
        }
        return elapsed < due ? Optional.empty() : pressed();
    }

    private Optional<Key> pressed() {
        Optional<Key> key = Optional.ofNullable(keys.poll());
        if (cue instanceof Cue.Look look && keys.isEmpty()) {
            due = elapsed + KEY;
            scenes.done(look);
            cue = new Cue.Wait(look.place(), List.of(said()));
        } else if (key.isPresent()) {
            due = elapsed + gap(key.get());
        }
        return key;
    }

    private static double gap(Key key) {
        boolean letter = key.code() == Key.Code.CHARACTER && !key.ctrl();
        boolean moves = key.code() == Key.Code.TAB || key.code() == Key.Code.BACK_TAB;
        return letter || moves ? LETTER : KEY / 2;
    }

    /** Takes the next cue, where it is another one. */
    private void look() {
        Sight seen = sight.get();
        Cue next = scenes.next(seen, elapsed);
        boolean same = next.place().equals(cue.place()) && next.getClass().equals(cue.getClass());
        if (elapsed < due && !same && cue instanceof Cue.Wait) {
            return;
        }
        if (next instanceof Cue.Yours yours) {
            handOver(yours.why());
        } else if (next instanceof Cue.Over) {
            mode = Mode.OVER;
        } else if (!same) {
            begin(next, seen);
        }
    }

    private void begin(Cue next, Sight seen) {
        cue = next;
        since = elapsed;
        due = elapsed;
        if (next instanceof Cue.Look look) {
            keys.addAll(look.keys());
            due += look.weight() == 0 ? KEY : pacing.length(look.weight(), seen.wizard(), scenes.scene(), elapsed);
        }
    }

    private void pass() {
        long now = nanos.getAsLong();
        if (mode == Mode.PLAYING) {
            elapsed += (now - last) / 1e9;
        }
        last = now;
    }

    /** How soon it presses a key or says something else. */
    Optional<Duration> nextChange() {
        if (mode != Mode.PLAYING) {
            return Optional.empty();
        }
        double wait = due - elapsed;
        return wait <= 0 || wait >= 1 ? Optional.of(SECOND) : Optional.of(Duration.ofNanos((long) (wait * 1e9) + 1));
    }

    Mode mode() {
        return mode;
    }

    /** How long it has played. */
    Duration elapsed() {
        return Duration.ofMillis((long) (elapsed * 1000));
    }

    /** How long all of it is to take. */
    Duration length() {
        return script.length();
    }

    /** How long what is looked at is looked at still; empty while something else is waited for. */
    Optional<Duration> left() {
        return cue instanceof Cue.Look && due > elapsed
                ? Optional.of(Duration.ofMillis((long) ((due - elapsed) * 1000)))
                : Optional.empty();
    }

    /** What is said now, or why it is not for the presenter to go on. */
    String says() {
        return mode == Mode.YOURS ? why : said();
    }

    private String said() {
        if (cue instanceof Cue.Look look) {
            List<String> all = look.says();
            double part = due > since ? (elapsed - since) / (due - since) : 0;
            return all.get(Math.max(0, Math.min(all.size() - 1, (int) (part * all.size()))));
        }
        List<String> all = cue instanceof Cue.Wait wait ? wait.says() : List.of("");
        return all.get((int) ((elapsed - since) / LINE) % all.size());
    }
}
