package io.scaleguide.traffic.http;

import java.net.ProtocolException;
import java.nio.charset.StandardCharsets;

/** What lines of HTTP are read with: words and numbers in the midst of bytes, without an object for any. */
final class Ascii {
    private Ascii() {}

    /** A number, which may have blanks around it. */
    static long number(byte[] line, int from, int to, int radix) throws ProtocolException {
        int end = trimmedEnd(line, from, to);
        int at = from;
        while (at < end && blank(line[at])) {
            at++;
        }
        long number = at < end ? 0 : -1;
        for (; at < end && number >= 0; at++) {
            int digit = Character.digit(line[at], radix);
            number = digit < 0 || number > (Long.MAX_VALUE - digit) / radix ? -1 : number * radix + digit;
        }
        if (number < 0) {
            throw new ProtocolException("the answer has a malformed number");
        }
        return number;
    }

    /** Where the bytes end without the blanks at their end. */
    static int trimmedEnd(byte[] line, int from, int to) {
        int end = to;
        while (end > from && blank(line[end - 1])) {
            end--;
        }
        return end;
    }

    private static boolean blank(byte one) {
        return one == ' ' || one == '\t';
    }

    /** Whether the word is somewhere in the bytes. */
    static boolean contains(byte[] line, int from, int to, byte[] word) {
        for (int at = from; at + word.length <= to; at++) {
            if (same(line, at, at + word.length, word)) {
                return true;
            }
        }
        return false;
    }

    /** Whether as many bytes are the word, in capitals or not; a capital of the word itself has to be one. */
    static boolean same(byte[] line, int from, int to, byte[] word) {
        for (int i = 0; i < to - from; i++) {
            byte one = line[from + i];
            if (one != word[i] && (one < 'A' || one > 'Z' || one + ('a' - 'A') != word[i])) {
                return false;
            }
        }
        return true;
    }

    /** A word as bytes. */
    static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
