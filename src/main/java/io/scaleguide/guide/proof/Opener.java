package io.scaleguide.guide.proof;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

/**
 * Opens what is packed, in memory and within bounds: zip, gzip, tar, and base64 of any of them. Nothing is written anywhere, so it does not
 * matter what the names inside say.
 */
final class Opener {
    /** Of more than this, in bytes, nothing is opened. */
    static final int LARGEST = 64 << 20;

    private static final int MOST_ENTRIES = 20_000;
    private static final int DEEPEST = 5;
    private static final int TAR_BLOCK = 512;
    private static final int TAR_MAGIC = 257;
    private static final Pattern BASE64 = Pattern.compile("[A-Za-z0-9+/\\s]{16,}={0,2}\\s*");

    /** Who is given each part. */
    interface Reader {
        /** @param place where it is; the names of the packed files follow that of the pack */
        void read(String place, byte[] bytes);

        /** @param why why this part, or what is in it, was not looked at */
        void skip(String place, String why);
    }

    private final Reader reader;
    private int entries;
    private long unpacked;

    Opener(Reader reader) {
        this.reader = reader;
    }

    /** Gives the reader these bytes, and what is packed in them. */
    void open(String place, byte[] bytes) {
        entries = 0;
        unpacked = 0;
        open(place, bytes, 0);
    }

    private void open(String place, byte[] bytes, int depth) {
        reader.read(place, bytes);
        if (depth == DEEPEST) {
            reader.skip(place, "is packed more than " + DEEPEST + " times");
            return;
        }
        try {
            if (begins(bytes, 0, new byte[] {0x1f, (byte) 0x8b})) {
                try (InputStream gzip = new GZIPInputStream(new ByteArrayInputStream(bytes))) {
                    open(place + ", unpacked", part(gzip), depth + 1);
                }
            } else if (begins(bytes, 0, new byte[] {'P', 'K', 3, 4})) {
                zip(place, bytes, depth);
            } else if (begins(bytes, TAR_MAGIC, "ustar".getBytes(StandardCharsets.US_ASCII))) {
                tar(place, bytes, depth);
            } else {
                Optional<byte[]> packed = ofBase64(bytes);
                if (packed.isPresent()) {
                    open(place + ", decoded", packed.get(), depth + 1);
                }
            }
        } catch (IOException | IllegalArgumentException e) {
            reader.skip(place, "cannot be unpacked: " + e.getMessage());
        }
    }

    private void zip(String place, byte[] bytes, int depth) throws IOException {
        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(bytes))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                entry(place, entry.getName(), part(zip), depth);
            }
        }
    }

    /** POSIX ustar: a block of head with the name at 0 and the size in octal at 124, then the file in whole blocks. */
    private void tar(String place, byte[] bytes, int depth) throws IOException {
        int at = 0;
        while (at + TAR_BLOCK <= bytes.length && bytes[at] != 0) {
            String size = text(bytes, at + 124, 12).strip();
            long length = size.isEmpty() ? 0 : Long.parseLong(size, 8);
            int from = at + TAR_BLOCK;
            if (length > bytes.length - from) {
                throw new IOException("a file in it is cut off");
            }
            byte[] file = Arrays.copyOfRange(bytes, from, from + (int) length);
            entry(place, text(bytes, at, 100), file, depth);
            at = from + ((int) length + TAR_BLOCK - 1) / TAR_BLOCK * TAR_BLOCK;
        }
    }

    private void entry(String place, String name, byte[] bytes, int depth) throws IOException {
        entries++;
        if (entries > MOST_ENTRIES) {
            throw new IOException("more than " + MOST_ENTRIES + " files are in it");
        }
        reader.read(place + "!" + name + " (its name)", name.getBytes(StandardCharsets.UTF_8));
        open(place + "!" + name, bytes, depth + 1);
    }

    private byte[] part(InputStream in) throws IOException {
        byte[] bytes = in.readNBytes(LARGEST + 1);
        unpacked += bytes.length;
        if (bytes.length > LARGEST || unpacked > 4L * LARGEST) {
            throw new IOException("more than " + (LARGEST >> 20) + " MiB in one file, or four times that in all");
        }
        return bytes;
    }

    /** What base64 hides, where that is packed or base64 again; anything else is found without being decoded. */
    private static Optional<byte[]> ofBase64(byte[] bytes) {
        String text = text(bytes, 0, bytes.length);
        if (!BASE64.matcher(text).matches()) {
            return Optional.empty();
        }
        byte[] decoded;
        try {
            decoded = Base64.getMimeDecoder().decode(bytes);
        } catch (IllegalArgumentException e) {
            // Letters and digits that end where base64 does not: a word.
            return Optional.empty();
        }
        boolean packed = begins(decoded, 0, new byte[] {0x1f, (byte) 0x8b})
                || begins(decoded, 0, new byte[] {'P', 'K', 3, 4})
                || BASE64.matcher(text(decoded, 0, decoded.length)).matches();
        return packed ? Optional.of(decoded) : Optional.empty();
    }

    private static boolean begins(byte[] bytes, int at, byte[] with) {
        return bytes.length >= at + with.length && Arrays.equals(bytes, at, at + with.length, with, 0, with.length);
    }

    /** A field of bytes up to its first zero. */
    private static String text(byte[] bytes, int from, int length) {
        int end = from;
        while (end < from + length && bytes[end] != 0) {
            end++;
        }
        return new String(bytes, from, end - from, StandardCharsets.ISO_8859_1);
    }
}
