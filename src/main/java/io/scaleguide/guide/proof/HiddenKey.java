package io.scaleguide.guide.proof;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A key that is to be looked for, as the pieces that give it away. It prints as its name. */
public final class HiddenKey {
    /** How long a piece is, in bytes: the shortest part of a key that is still looked for. */
    public static final int PIECE = 8;

    private static final int SHORTEST_PHRASE = 12;

    /** A piece like this is a word, part of a name, or part of a date, and stands where no key is. */
    private static final Pattern WORD = Pattern.compile("[A-Za-z]?[a-z ._/-]+|[A-Z ._/-]+|[0-9 .:_/-]+|(.)\\1+");

    /** Nobody made this up: there are no words in it, and Datadog's keys are like this. */
    private static final Pattern RANDOM = Pattern.compile("[0-9a-fA-F]{32,}");

    private static final Pattern PEM =
            Pattern.compile("-----BEGIN [A-Z ]*PRIVATE KEY-----(.*?)-----END", Pattern.DOTALL);

    /** What a private key begins with that is the same in all of its kind: RFC 5958 and RFC 5915, 36 bytes at the most before its own. */
    private static final int HEAD = 48;

    private static final Pattern WEB_TOKEN = Pattern.compile("eyJ[\\w-]+\\.[\\w-]+\\.([\\w-]+)");

    private final String name;
    private final List<byte[]> pieces;

    private HiddenKey(String name, List<byte[]> pieces) {
        this.name = name;
        this.pieces = pieces;
    }

    /**
     * A key as it is typed. Of a JSON web token only the signature is secret; of a private key in PEM, what is its own.
     *
     * @param name what it is called when it is found
     * @param text the key; white space around it is dropped
     * @return the key; one without pieces when the text is shorter than a piece, or a word
     */
    public static HiddenKey of(String name, String text) {
        return of(name, text, "");
    }

    /**
     * The same, beside a certificate: what both hold is public.
     *
     * @param name what it is called when it is found
     * @param text the key
     * @param certificate the certificate that goes with it, in PEM; empty for none
     * @return the key
     */
    public static HiddenKey of(String name, String text, String certificate) {
        String key = text.strip();
        Matcher pem = PEM.matcher(key);
        if (pem.find()) {
            return new HiddenKey(name, ofPem(pem.group(1), certificate));
        }
        Matcher token = WEB_TOKEN.matcher(key);
        return new HiddenKey(name, ofText(token.matches() ? token.group(1) : key));
    }

    private static List<byte[]> ofText(String key) {
        byte[] bytes = key.getBytes(StandardCharsets.UTF_8);
        List<byte[]> pieces = new ArrayList<>();
        boolean random = RANDOM.matcher(key).matches();
        for (int at = 0; at + PIECE <= bytes.length; at++) {
            byte[] piece = Arrays.copyOfRange(bytes, at, at + PIECE);
            if (random
                    || !WORD.matcher(new String(piece, StandardCharsets.ISO_8859_1))
                            .matches()) {
                pieces.add(piece);
            }
        }
        // A password of words alone is looked for as a whole; one word stands everywhere.
        return pieces.isEmpty() && bytes.length >= SHORTEST_PHRASE ? List.of(bytes) : pieces;
    }

    /** PEM is base64 in lines; a piece is within one of them. What the certificate says as well, such as a modulus, is left out. */
    private static List<byte[]> ofPem(String body, String certificate) {
        String open = bytesOfPem(certificate);
        List<byte[]> pieces = new ArrayList<>();
        int before = 0;
        for (String line : body.strip().split("\\s+", -1)) {
            for (int at = Math.max(0, HEAD - before); at + PIECE <= line.length(); at++) {
                String piece = line.substring(at, at + PIECE);
                if (!WORD.matcher(piece).matches() && !open.contains(decoded(line, at))) {
                    pieces.add(piece.getBytes(StandardCharsets.US_ASCII));
                }
            }
            before += line.length();
        }
        return pieces;
    }

    /** The whole bytes within a piece of base64; lines begin at a group of four. */
    private static String decoded(String line, int at) {
        int from = at / 4 * 4;
        int to = Math.min(line.length(), (at + PIECE + 3) / 4 * 4);
        byte[] bytes = Base64.getDecoder().decode(line.substring(from, to).getBytes(StandardCharsets.US_ASCII));
        int first = ((at - from) * 6 + 7) / 8;
        int end = Math.min(bytes.length, (at + PIECE - from) * 6 / 8);
        return new String(bytes, first, Math.max(0, end - first), StandardCharsets.ISO_8859_1);
    }

    private static String bytesOfPem(String pem) {
        StringBuilder bytes = new StringBuilder();
        Pattern.compile("-----BEGIN CERTIFICATE-----(.*?)-----END", Pattern.DOTALL)
                .matcher(pem)
                .results()
                .forEach(one -> bytes.append(
                        new String(Base64.getMimeDecoder().decode(one.group(1)), StandardCharsets.ISO_8859_1)));
        return bytes.toString();
    }

    /** @return what it is called */
    public String name() {
        return name;
    }

    /** @return whether it can be told from other text, or is too short or a word */
    public boolean searchable() {
        return !pieces.isEmpty();
    }

    /** What is looked for: if none of these is somewhere, no eight characters of the key are, but such as are a word or public. */
    List<byte[]> pieces() {
        return pieces;
    }

    @Override
    public String toString() {
        return name;
    }
}
