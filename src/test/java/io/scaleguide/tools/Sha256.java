package io.scaleguide.tools;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** The sum by which a file from outside is known. */
public final class Sha256 {
    private Sha256() {}

    /** Of a file, in hexadecimal. */
    public static String of(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file);
                DigestOutputStream sum =
                        new DigestOutputStream(OutputStream.nullOutputStream(), MessageDigest.getInstance("SHA-256"))) {
            in.transferTo(sum);
            return HexFormat.of().formatHex(sum.getMessageDigest().digest());
        } catch (NoSuchAlgorithmException everyJavaHasIt) {
            throw new IllegalStateException(everyJavaHasIt);
        }
    }

    /** @throws IOException when the file is another than expected */
    public static void demand(Path file, String expected) throws IOException {
        String sum = of(file);
        if (!sum.equals(expected)) {
            throw new IOException(
                    file.getFileName() + " is not what it was: its SHA-256 is " + sum + ", not " + expected);
        }
    }
}
