package io.scaleguide.text;

import java.lang.Character.UnicodeBlock;
import java.text.Normalizer;
import java.util.Set;
import java.util.regex.Pattern;
import org.jline.utils.WCWidth;

/**
 * Makes a text safe to show: what is left are characters that every terminal gives the same one or two cells, a code
 * point each. Used once, for one text; one that is plain needs none ({@link Plain}).
 */
final class Cleaner {
    private static final String STAND_IN = "?";
    private static final int TAB_STOP = 8;
    private static final int JOINER = 0x200D;
    private static final int EMOJI_SELECTOR = 0xFE0F;
    private static final int KEYCAP = 0x20E3;

    /** ECMA-48, 5.3 to 5.6: control strings with their end, control sequences, then what begins with ESC in any other way. */
    private static final Pattern ESCAPES = Pattern.compile("(?:\u001b[\\]PX^_]|[\u009d\u0090\u0098\u009e\u009f])"
            + "[^\u0007\u001b\u0080-\u009f]*+(?:\u0007|\u001b\\\\|\u009c)"
            + "|(?:\u001b\\[|\u009b)[0-?]*[ -/]*[@-~]"
            + "|\u001b[ -/]*[0-~]?");

    /** Blocks whose characters of two cells have two in every terminal; in others (signs that are also emoji) they differ. */
    private static final Set<UnicodeBlock> WIDE = Set.of(
            UnicodeBlock.HANGUL_JAMO,
            UnicodeBlock.CJK_RADICALS_SUPPLEMENT,
            UnicodeBlock.CJK_SYMBOLS_AND_PUNCTUATION,
            UnicodeBlock.HIRAGANA,
            UnicodeBlock.KATAKANA,
            UnicodeBlock.KATAKANA_PHONETIC_EXTENSIONS,
            UnicodeBlock.HANGUL_COMPATIBILITY_JAMO,
            UnicodeBlock.ENCLOSED_CJK_LETTERS_AND_MONTHS,
            UnicodeBlock.CJK_UNIFIED_IDEOGRAPHS_EXTENSION_A,
            UnicodeBlock.CJK_UNIFIED_IDEOGRAPHS,
            UnicodeBlock.HANGUL_SYLLABLES,
            UnicodeBlock.CJK_COMPATIBILITY_IDEOGRAPHS,
            UnicodeBlock.CJK_COMPATIBILITY_FORMS,
            UnicodeBlock.HALFWIDTH_AND_FULLWIDTH_FORMS);

    private final StringBuilder out = new StringBuilder();
    private int column;
    private boolean afterPicture;
    private boolean joined;
    private boolean halfFlag;

    private Cleaner() {}

    static String clean(String text) {
        Cleaner cleaner = new Cleaner();
        String composed =
                Normalizer.normalize(ESCAPES.matcher(text).replaceAll("").replace("\r\n", "\n"), Normalizer.Form.NFC);
        composed.codePoints().forEach(cleaner::take);
        return Normalizer.normalize(cleaner.out, Normalizer.Form.NFC);
    }

    /** A picture of several code points (family, flag, key cap) becomes one stand-in. */
    private void take(int point) {
        if (joined) {
            joined = false;
        } else if (point == JOINER) {
            joined = afterPicture;
        } else if (point == EMOJI_SELECTOR || point == KEYCAP) {
            makePicture();
        } else if (afterPicture && (isSkinTone(point) || halfFlag && isFlagLetter(point))) {
            halfFlag = false;
        } else if (!isMark(point)) {
            show(point);
        }
    }

    private void show(int point) {
        afterPicture = false;
        halfFlag = false;
        if (point == '\t') {
            append(" ".repeat(TAB_STOP - column % TAB_STOP), 1);
        } else if (point == '\n' || isSpace(point)) {
            append(" ", 1);
        } else if (isUnsure(point)) {
            append(STAND_IN, 1);
            afterPicture = true;
            halfFlag = isFlagLetter(point);
        } else if (!isInvisible(point)) {
            append(Character.toString(point), WCWidth.wcwidth(point));
        }
    }

    private void append(String text, int width) {
        out.append(text);
        column += text.codePointCount(0, text.length()) * width;
    }

    private void makePicture() {
        if (afterPicture || out.length() == 0 || out.charAt(out.length() - 1) == ' ') {
            return;
        }
        int last = out.codePointBefore(out.length());
        out.setLength(out.length() - Character.charCount(last));
        column += 1 - WCWidth.wcwidth(last);
        out.append(STAND_IN);
        afterPicture = true;
    }

    private static boolean isMark(int point) {
        int type = Character.getType(point);
        return type == Character.NON_SPACING_MARK
                || type == Character.ENCLOSING_MARK
                || type == Character.COMBINING_SPACING_MARK;
    }

    private static boolean isSpace(int point) {
        int type = Character.getType(point);
        return type == Character.SPACE_SEPARATOR && point != 0x3000
                || type == Character.LINE_SEPARATOR
                || type == Character.PARAGRAPH_SEPARATOR;
    }

    private static boolean isInvisible(int point) {
        int type = Character.getType(point);
        return type == Character.CONTROL || type == Character.FORMAT || WCWidth.wcwidth(point) < 1;
    }

    /** Nothing beyond the basic plane is sure: to some programs a pair of surrogates is two characters. */
    private static boolean isUnsure(int point) {
        int type = Character.getType(point);
        if (type == Character.CONTROL || type == Character.FORMAT) {
            return false;
        }
        return Character.isSupplementaryCodePoint(point)
                || type == Character.SURROGATE
                || type == Character.PRIVATE_USE
                || type == Character.UNASSIGNED
                || WCWidth.wcwidth(point) == 2 && !isSurelyWide(point)
                || WCWidth.wcwidth(point) == 1 && isWideElsewhere(point);
    }

    private static boolean isSurelyWide(int point) {
        UnicodeBlock block = UnicodeBlock.of(point);
        return block != null && WIDE.contains(block) && point < 0xFFE0;
    }

    /** One cell by Unicode's table, two in many terminals. */
    private static boolean isWideElsewhere(int point) {
        return point == 0x303F || point >= 0x3248 && point <= 0x324F;
    }

    private static boolean isSkinTone(int point) {
        return point >= 0x1F3FB && point <= 0x1F3FF;
    }

    private static boolean isFlagLetter(int point) {
        return point >= 0x1F1E6 && point <= 0x1F1FF;
    }
}
