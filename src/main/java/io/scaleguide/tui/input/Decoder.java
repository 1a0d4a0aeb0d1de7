package io.scaleguide.tui.input;

import io.scaleguide.tui.input.Key.Code;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Makes inputs of what a terminal sends: keys, pastes, the mouse, and the answers to questions. A sequence that it does not know is
 * swallowed whole, never typed as letters. It keeps no time: whoever reads tells it when nothing more has come for {@link #patience()}.
 * Used by one thread.
 */
public final class Decoder {
    /**
     * How long, in milliseconds, an Escape waits for the rest of a sequence. Over ssh the bytes of one key can come apart by a few
     * tens of milliseconds; a person who pressed Escape does not notice so little.
     */
    public static final int ESCAPE_PATIENCE = 40;

    /** How long, in milliseconds, a sequence that has begun, but could still be Alt with a bracket, waits for more. */
    public static final int PREFIX_PATIENCE = 500;

    private static final char BEL = '\u0007';
    private static final char ESC = '\u001b';
    private static final char CANCEL = '\u0018';
    private static final char SUBSTITUTE = '\u001a';
    private static final char STRING_END = '\u009c';
    private static final int LONGEST = 4096;
    private static final int X10_LENGTH = 3;

    private enum State {
        GROUND,
        ESCAPE,
        CSI,
        SS3,
        STRING,
        STRING_ESCAPE,
        X10,
        PASTE
    }

    private final List<Input> found = new ArrayList<>();
    private final StringBuilder collected = new StringBuilder();
    private State state = State.GROUND;
    private char introducer = ESC;
    private boolean alt;
    private char highSurrogate;
    private Paste paste = new Paste();

    /**
     * The next unit of text that came.
     *
     * @param unit a UTF-16 code unit
     * @return what is complete now; mostly one, none within a sequence
     */
    public List<Input> accept(char unit) {
        switch (state) {
            case GROUND -> ground(unit);
            case ESCAPE -> escape(unit);
            case CSI -> csi(unit);
            case SS3 -> ss3(unit);
            case STRING -> string(unit);
            case STRING_ESCAPE -> stringEscape(unit);
            case X10 -> x10(unit);
            case PASTE -> paste(unit);
        }
        return take();
    }

    /** @return how long to wait for more, in milliseconds, before {@link #pause()}; 0 for as long as it takes */
    public int patience() {
        return switch (state) {
            case ESCAPE, STRING_ESCAPE -> ESCAPE_PATIENCE;
            case CSI, SS3, STRING -> collected.isEmpty() ? PREFIX_PATIENCE : 0;
            case GROUND, X10, PASTE -> 0;
        };
    }

    /**
     * Nothing more came for as long as {@link #patience()} says.
     *
     * @return the key that the beginning of a sequence turns out to have been
     */
    public List<Input> pause() {
        settle();
        return take();
    }

    /** @return what was still open, and that no more will come */
    public List<Input> end() {
        if (state == State.PASTE) {
            pasted();
        } else {
            settle();
        }
        ground();
        found.add(new Input.Ended());
        return take();
    }

    private void settle() {
        boolean twice = alt;
        switch (state) {
            case ESCAPE -> {
                ground();
                if (twice) {
                    pressed(Key.of(Code.ESCAPE));
                }
                pressed(Key.of(Code.ESCAPE));
            }
            case STRING_ESCAPE -> {
                ground();
                pressed(Key.of(Code.ESCAPE));
            }
            case CSI, SS3, STRING -> {
                if (collected.isEmpty()) {
                    ground();
                    pressed(new Key(Code.CHARACTER, String.valueOf(introducer), false, true, false));
                }
            }
            case GROUND, X10, PASTE -> {}
        }
    }

    private void ground(char unit) {
        if (Character.isHighSurrogate(unit)) {
            highSurrogate = unit;
            return;
        }
        if (unit == ESC) {
            state = State.ESCAPE;
        } else if (!Character.isLowSurrogate(unit)) {
            key(unit);
        } else if (highSurrogate != 0) {
            key(Character.toCodePoint(highSurrogate, unit));
        }
        alt = false;
        highSurrogate = 0;
    }

    private void escape(char unit) {
        introducer = unit;
        switch (unit) {
            case '[' -> state = State.CSI;
            case 'O' -> state = State.SS3;
            case ']', 'P', 'X', '^', '_' -> state = State.STRING;
            case ESC -> {
                if (alt) {
                    pressed(Key.of(Code.ESCAPE));
                }
                // Some terminals send Alt with an arrow as Escape before the arrow's sequence.
                alt = true;
            }
            default -> {
                if (alt) {
                    pressed(Key.of(Code.ESCAPE));
                }
                state = State.GROUND;
                alt = true;
                ground(unit);
            }
        }
    }

    private void csi(char unit) {
        if (aborts(unit)) {
            return;
        }
        boolean linuxConsole = collected.length() == 1 && collected.charAt(0) == '[';
        if (unit == '[' && collected.isEmpty() || unit < '@') {
            collect(unit);
        } else if (unit > '~') {
            ground();
        } else if (unit == 'M' && collected.isEmpty()) {
            state = State.X10;
        } else if (unit == '~' && collected.toString().equals("200")) {
            ground();
            paste = new Paste();
            state = State.PASTE;
        } else {
            Optional<Input> input = linuxConsole
                    ? Sequences.linuxConsole(unit).map(Input.Pressed::new)
                    : Sequences.csi(collected.toString(), unit, alt);
            ground();
            input.ifPresent(found::add);
        }
    }

    private void ss3(char unit) {
        if (aborts(unit)) {
            return;
        }
        if (unit >= '0' && unit <= '9') {
            collect(unit);
            return;
        }
        Optional<Key> key = Sequences.ss3(collected.toString(), unit, alt);
        ground();
        key.ifPresent(this::pressed);
    }

    /** A mouse report of the oldest kind, from a terminal that has no other; what follows must not be typed. */
    private void x10(char unit) {
        collected.append(unit);
        if (collected.length() == X10_LENGTH) {
            ground();
        }
    }

    private void string(char unit) {
        if (unit == ESC) {
            state = State.STRING_ESCAPE;
        } else if (unit == BEL || unit == STRING_END) {
            answered();
        } else if (!aborts(unit)) {
            collect(unit);
        }
    }

    private void stringEscape(char unit) {
        if (unit == '\\') {
            answered();
        } else {
            ground();
            state = State.ESCAPE;
            escape(unit);
        }
    }

    private void answered() {
        Optional<Input> answer = introducer == ']' ? Sequences.background(collected.toString()) : Optional.empty();
        ground();
        answer.ifPresent(found::add);
    }

    private void paste(char unit) {
        if (paste.endsWith(unit)) {
            pasted();
        }
    }

    private void pasted() {
        String text = paste.text();
        paste = new Paste();
        ground();
        if (!text.isEmpty()) {
            found.add(new Input.Pasted(text));
        }
    }

    /** A control character never belongs to a sequence: whoever presses Enter or Ctrl-C gets out of one that never ends. */
    private boolean aborts(char unit) {
        if (unit >= ' ') {
            return false;
        }
        ground();
        if (unit != CANCEL && unit != SUBSTITUTE) {
            ground(unit);
        }
        return true;
    }

    private void collect(char unit) {
        if (collected.length() < LONGEST) {
            collected.append(unit);
        }
    }

    private void ground() {
        state = State.GROUND;
        alt = false;
        highSurrogate = 0;
        collected.setLength(0);
    }

    private void key(int codePoint) {
        Sequences.character(codePoint, alt).ifPresent(this::pressed);
    }

    private void pressed(Key key) {
        found.add(new Input.Pressed(key));
    }

    private List<Input> take() {
        List<Input> taken = List.copyOf(found);
        found.clear();
        return taken;
    }
}
