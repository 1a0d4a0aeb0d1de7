package io.scaleguide.tui.input;

import io.scaleguide.tui.draw.Point;
import io.scaleguide.tui.input.Key.Code;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What the sequences mean that terminals send: those of xterm ("XTerm Control Sequences"), of the Linux console, and of rxvt. */
final class Sequences {
    /** How many lines one notch of the wheel moves. */
    private static final int WHEEL_LINES = 3;

    private static final int SHIFT = 1;
    private static final int ALT = 2;
    private static final int CTRL = 4;
    private static final int META = 8;
    private static final int ALL_MODIFIERS = SHIFT | ALT | CTRL | META;

    private static final int MOTION = 32;
    private static final int WHEEL = 64;
    private static final int BUTTONS = 3;

    private static final Map<Character, Code> BY_LETTER = Map.ofEntries(
            Map.entry('A', Code.UP),
            Map.entry('B', Code.DOWN),
            Map.entry('C', Code.RIGHT),
            Map.entry('D', Code.LEFT),
            Map.entry('H', Code.HOME),
            Map.entry('F', Code.END),
            Map.entry('P', Code.F1),
            Map.entry('Q', Code.F2),
            Map.entry('R', Code.F3),
            Map.entry('S', Code.F4),
            Map.entry('Z', Code.BACK_TAB));

    private static final Map<Integer, Code> BY_NUMBER = Map.ofEntries(
            Map.entry(1, Code.HOME),
            Map.entry(2, Code.INSERT),
            Map.entry(3, Code.DELETE),
            Map.entry(4, Code.END),
            Map.entry(5, Code.PAGE_UP),
            Map.entry(6, Code.PAGE_DOWN),
            Map.entry(7, Code.HOME),
            Map.entry(8, Code.END),
            Map.entry(11, Code.F1),
            Map.entry(12, Code.F2),
            Map.entry(13, Code.F3),
            Map.entry(14, Code.F4),
            Map.entry(15, Code.F5),
            Map.entry(17, Code.F6),
            Map.entry(18, Code.F7),
            Map.entry(19, Code.F8),
            Map.entry(20, Code.F9),
            Map.entry(21, Code.F10),
            Map.entry(23, Code.F11),
            Map.entry(24, Code.F12));

    private static final Pattern BACKGROUND =
            Pattern.compile("11;rgba?:(\\p{XDigit}{1,4})/(\\p{XDigit}{1,4})/(\\p{XDigit}{1,4})(?:/\\p{XDigit}{1,4})?");

    private Sequences() {}

    /**
     * A sequence that begins with {@code ESC [}.
     *
     * @param parameters what stands between the bracket and the last character
     * @param last the last character
     * @param alt whether an Escape came before it
     * @return what it means; empty when it is unknown or says nothing of use
     */
    static Optional<Input> csi(String parameters, char last, boolean alt) {
        if (parameters.startsWith("<") && (last == 'M' || last == 'm')) {
            return mouse(numbers(parameters.substring(1)), last == 'M');
        }
        if (!parameters.chars().allMatch(each -> each >= '0' && each <= ';')) {
            return Optional.empty();
        }
        int[] numbers = numbers(parameters);
        int modifiers = Math.max(0, at(numbers, 1) - 1) | (alt ? ALT : 0);
        Optional<Key> key =
                switch (last) {
                    case '~' ->
                        at(numbers, 0) == 27 && numbers.length > 2
                                ? coded(at(numbers, 2), modifiers)
                                : named(Optional.ofNullable(BY_NUMBER.get(at(numbers, 0))), modifiers);
                    case 'u' -> coded(at(numbers, 0), modifiers);
                    // Other numbers make it an answer, such as that for the cursor's place, which ends like F3.
                    default ->
                        at(numbers, 0) <= 1 && modifiers <= ALL_MODIFIERS
                                ? named(Optional.ofNullable(BY_LETTER.get(last)), modifiers)
                                : Optional.empty();
                };
        return key.map(Input.Pressed::new);
    }

    /** A sequence that begins with {@code ESC O}: arrows in application mode, and F1 to F4. */
    static Optional<Key> ss3(String parameters, char last, boolean alt) {
        int modifiers = Math.max(0, at(numbers(parameters), 0) - 1) | (alt ? ALT : 0);
        return last == 'M'
                ? named(Optional.of(Code.ENTER), modifiers)
                : named(Optional.ofNullable(BY_LETTER.get(last)), modifiers);
    }

    /** F1 to F5 of the Linux console: {@code ESC [ [ A} to {@code E}. */
    static Optional<Key> linuxConsole(char last) {
        return last >= 'A' && last <= 'E'
                ? Optional.of(Key.of(Code.values()[Code.F1.ordinal() + last - 'A']))
                : Optional.empty();
    }

    /** A character or a control character, as typed. */
    static Optional<Key> character(int codePoint, boolean alt) {
        int modifiers = alt ? ALT : 0;
        return switch (codePoint) {
            case '\r', '\n' -> named(Optional.of(Code.ENTER), modifiers);
            case '\t' -> named(Optional.of(Code.TAB), modifiers);
            case '\b', 0x7f -> named(Optional.of(Code.BACKSPACE), modifiers);
            case 0 -> Optional.of(typed(" ", modifiers | CTRL));
            default ->
                codePoint < ' '
                        ? Optional.of(typed(
                                String.valueOf((char) (codePoint + '@')).toLowerCase(Locale.ROOT), modifiers | CTRL))
                        : printable(codePoint, modifiers);
        };
    }

    /**
     * The answer to the question for the background.
     *
     * @param answer what stands between {@code ESC ]} and the end
     * @return the background; empty when it is no such answer
     */
    static Optional<Input> background(String answer) {
        Matcher matcher = BACKGROUND.matcher(answer);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        // The weights of ITU-R BT.709 for how bright each part looks.
        double luminance =
                0.2126 * part(matcher.group(1)) + 0.7152 * part(matcher.group(2)) + 0.0722 * part(matcher.group(3));
        return Optional.of(new Input.Background(luminance > 0.5));
    }

    private static double part(String hex) {
        return Integer.parseInt(hex, 16) / (Math.pow(16, hex.length()) - 1);
    }

    private static Optional<Input> mouse(int[] report, boolean pressed) {
        int button = at(report, 0);
        Point at = new Point(Math.max(0, at(report, 1) - 1), Math.max(0, at(report, 2) - 1));
        if (!pressed || report.length != 3 || (button & MOTION) != 0) {
            return Optional.empty();
        }
        int which = button & BUTTONS;
        if ((button & WHEEL) != 0) {
            return which > 1
                    ? Optional.empty()
                    : Optional.of(new Input.Scrolled(at, which == 0 ? -WHEEL_LINES : WHEEL_LINES));
        }
        // From 128 on are the buttons that only some mice have.
        return which == 0 && button < 2 * WHEEL ? Optional.of(new Input.Clicked(at)) : Optional.empty();
    }

    /** A key that the terminal tells by the code point it types. */
    private static Optional<Key> coded(int codePoint, int modifiers) {
        if (codePoint == 0x1b) {
            return named(Optional.of(Code.ESCAPE), modifiers);
        }
        if (codePoint < ' ' || codePoint == 0x7f) {
            return character(codePoint, false).flatMap(key -> named(Optional.of(key.code()), modifiers));
        }
        return Character.isValidCodePoint(codePoint) ? printable(codePoint, modifiers) : Optional.empty();
    }

    private static Optional<Key> printable(int codePoint, int modifiers) {
        int type = Character.getType(codePoint);
        boolean shown = !Character.isISOControl(codePoint)
                && type != Character.SURROGATE
                && type != Character.PRIVATE_USE
                && codePoint != 0xfffd;
        if (!shown) {
            return Optional.empty();
        }
        String text = Character.toString(codePoint);
        return Optional.of(typed((modifiers & CTRL) != 0 ? text.toLowerCase(Locale.ROOT) : text, modifiers));
    }

    private static Key typed(String text, int modifiers) {
        return new Key(Code.CHARACTER, text, (modifiers & CTRL) != 0, (modifiers & (ALT | META)) != 0, false);
    }

    private static Optional<Key> named(Optional<Code> code, int modifiers) {
        return code.filter(known -> known != Code.CHARACTER).map(known -> {
            boolean shift = (modifiers & SHIFT) != 0;
            boolean back = known == Code.BACK_TAB || known == Code.TAB && shift;
            return new Key(
                    back ? Code.BACK_TAB : known,
                    "",
                    (modifiers & CTRL) != 0,
                    (modifiers & (ALT | META)) != 0,
                    shift && !back);
        });
    }

    /** The numbers between semicolons; of {@code 1:2} the first, of nothing 0. */
    private static int[] numbers(String parameters) {
        return Arrays.stream(parameters.split(";", -1))
                .map(each -> each.split(":", -1)[0])
                .mapToInt(each -> each.matches("[0-9]{1,7}") ? Integer.parseInt(each) : 0)
                .toArray();
    }

    private static int at(int[] numbers, int index) {
        return index < numbers.length ? numbers[index] : 0;
    }
}
