package io.scaleguide.guide.proof;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntPredicate;

/** A way in which text is written down, and in which a key could lie somewhere. */
public enum KeyForm {
    /** As it is. */
    CLEAR("in clear") {
        @Override
        List<byte[]> of(byte[] text) {
            return List.of(text);
        }
    },
    /** RFC 4648, section 4, at each of the three places in a group of three bytes where the text may begin. */
    BASE64("base64") {
        @Override
        List<byte[]> of(byte[] text) {
            return shifted(text, Base64.getEncoder());
        }
    },
    /** RFC 4648, section 5. */
    BASE64_URL("URL-safe base64") {
        @Override
        List<byte[]> of(byte[] text) {
            return shifted(text, Base64.getUrlEncoder());
        }
    },
    /** Two digits a byte, in small letters or capitals. */
    HEX("hexadecimal") {
        @Override
        List<byte[]> of(byte[] text) {
            return List.of(
                    ascii(HexFormat.of().formatHex(text)),
                    ascii(HexFormat.of().withUpperCase().formatHex(text)));
        }
    },
    /** RFC 3986, section 2.1: where it must be, or everywhere; in capitals, as it should be, or not. */
    URL("URL escapes") {
        @Override
        List<byte[]> of(byte[] text) {
            return List.of(
                    escaped(text, "%", true, KeyForm::reserved),
                    escaped(text, "%", false, KeyForm::reserved),
                    escaped(text, "%", true, any -> true),
                    escaped(text, "%", false, any -> true));
        }
    },
    /** RFC 8259, section 7: the short ones, and those of four digits where there is no letter, or everywhere. */
    JSON("JSON escapes") {
        @Override
        List<byte[]> of(byte[] text) {
            return List.of(
                    quoted(text, "\\\""),
                    quoted(text, "\\\"/"),
                    escaped(text, "\\u00", true, KeyForm::reserved),
                    escaped(text, "\\u00", false, KeyForm::reserved),
                    escaped(text, "\\u00", true, any -> true),
                    escaped(text, "\\u00", false, any -> true));
        }
    };

    private final String words;

    KeyForm(String words) {
        this.words = words;
    }

    /** @return the form in words */
    public String words() {
        return words;
    }

    /** Every way of writing a text in this form; one of them may be the text itself. */
    abstract List<byte[]> of(byte[] text);

    /** How the forms write a text, each way once, with the first form that writes it so. */
    static Map<String, KeyForm> all(byte[] text) {
        Map<String, KeyForm> written = new LinkedHashMap<>();
        for (KeyForm form : values()) {
            form.of(text).forEach(bytes -> written.putIfAbsent(new String(bytes, StandardCharsets.ISO_8859_1), form));
        }
        return written;
    }

    /** What base64 makes of a text, without the digits at both ends in which its neighbours have a part. */
    private static List<byte[]> shifted(byte[] text, Base64.Encoder encoder) {
        return List.of(shifted(text, 0, encoder), shifted(text, 1, encoder), shifted(text, 2, encoder));
    }

    private static byte[] shifted(byte[] text, int before, Base64.Encoder encoder) {
        byte[] placed = new byte[before + text.length];
        System.arraycopy(text, 0, placed, before, text.length);
        byte[] digits = encoder.withoutPadding().encode(placed);
        int first = (before * 8 + 5) / 6;
        int end = placed.length * 8 / 6;
        return Arrays.copyOfRange(digits, first, end);
    }

    private static byte[] escaped(byte[] text, String sign, boolean capitals, IntPredicate which) {
        HexFormat hex = capitals ? HexFormat.of().withUpperCase() : HexFormat.of();
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        for (byte each : text) {
            if (which.test(each)) {
                out.writeBytes(ascii(sign + hex.toHexDigits(each)));
            } else {
                out.write(each);
            }
        }
        return out.toByteArray();
    }

    private static byte[] quoted(byte[] text, String special) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        for (byte each : text) {
            if (special.indexOf(each) >= 0) {
                out.write('\\');
            }
            out.write(each);
        }
        return out.toByteArray();
    }

    private static boolean reserved(int each) {
        return !(Character.isLetterOrDigit(each) || "-._~".indexOf(each) >= 0);
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
