package io.scaleguide.bounds;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The most that is taken in from one place outside, with the reason for the number. What is larger is refused, not cut; nothing that is larger is ever
 * in memory as a whole.
 */
public enum Bound {
    /** What people write by hand, or a key, token or certificate: the largest file of ours has 20 kB, a bundle of all public authorities 250 kB. */
    WRITTEN(1),

    /** A kubeconfig: 5,000 clusters with their certificates. */
    KUBECONFIG(16),

    /** A session as CSV: two weeks of samples, 15 s apart. */
    SESSION(8),

    /** A page that is looked through: the longest chart's manifests, written out, have a tenth of it. */
    PAGE(8),

    /** One line of a recording, which holds one object: etcd keeps none above 1.5 MiB unless it is told to. */
    RECORDED_LINE(4),

    /** One line of a watch or a log: the largest object that an API server can be made to keep has 10 MiB. */
    LINE(16),

    /** What a program prints: helm, a credential plugin, an agent's status. A Helm release has at most 1 MiB, packed. */
    PRINTED(16),

    /** A chart's archive or a repository's index: Datadog's index has some megabytes and its chart less than one. */
    DOWNLOAD(64),

    /** What Scaleguide has kept of its own changes: a ledger has some 20 kB for each run. */
    KEPT(64),

    /** An answer of an API server or of Datadog: lists are asked for whole, and 10,000 pods have some 100 MB. */
    ANSWER(128);

    private static final int MEBI = 1 << 20;

    private final int bytes;

    Bound(int mebibytes) {
        this.bytes = mebibytes * MEBI;
    }

    /** @return the most bytes */
    public int bytes() {
        return bytes;
    }

    /** @return the same in words: {@code 16 MiB} */
    public String words() {
        return bytes / MEBI + " MiB";
    }

    /**
     * Reads to the end.
     *
     * @param in what is read; whoever opened it closes it
     * @return all of it
     * @throws TooLargeException when there is more than the bound
     * @throws IOException when it cannot be read
     */
    public byte[] read(InputStream in) throws IOException {
        byte[] all = in.readNBytes(bytes + 1);
        if (all.length > bytes) {
            throw new TooLargeException(this);
        }
        return all;
    }

    /**
     * Reads a file.
     *
     * @param file the file
     * @return its text
     * @throws TooLargeException when it is larger than the bound
     * @throws CharacterCodingException when it is not text in UTF-8
     * @throws IOException when it cannot be read
     */
    public String text(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(read(in)))
                    .toString();
        }
    }

    /**
     * Holds what comes in pieces to the bound.
     *
     * @param in a stream
     * @return the same; it throws {@link TooLargeException} where more than the bound has come
     */
    public InputStream around(InputStream in) {
        return new BoundedStream(in, this);
    }
}
