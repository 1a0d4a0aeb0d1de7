package io.scaleguide.guide.proof;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/** Takes places one after the other, looks for keys in each, and keeps count. Used by one thread. */
public final class Prover {
    private final KeySearch search;
    private final Opener opener = new Opener(new Look());
    private final Set<Path> visited = new HashSet<>();
    private final List<Proof.Hit> hits = new ArrayList<>();
    private final List<String> skipped = new ArrayList<>();
    private int places;
    private long bytes;

    /** @param search what is looked for */
    public Prover(KeySearch search) {
        this.search = search;
    }

    /** Looks at each part of what is open. */
    private final class Look implements Opener.Reader {
        @Override
        public void read(String place, byte[] part) {
            try {
                look(place, new ByteArrayInputStream(part), part.length);
            } catch (IOException e) {
                skip(place, "cannot be read");
            }
        }

        @Override
        public void skip(String place, String why) {
            skipped.add(place + " " + why);
        }
    }

    private void look(String place, InputStream in, long length) throws IOException {
        List<KeySearch.Found> found = search.in(in);
        places++;
        bytes += length;
        found.forEach(each -> hits.add(new Proof.Hit(place, each)));
    }

    /**
     * Looks through a text.
     *
     * @param place what it is
     * @param text the text
     */
    public void text(String place, String text) {
        bytes(place, text.getBytes(StandardCharsets.UTF_8));
    }

    /**
     * Looks through bytes, and through what is packed in them.
     *
     * @param place what they are
     * @param content the bytes
     */
    public void bytes(String place, byte[] content) {
        opener.open(place, content);
    }

    /**
     * Looks through a file, or through everything below a folder: names, contents, and what is packed in them. Links are not followed, but
     * what they say is looked at. A file is looked through once, however often it is named.
     *
     * @param root the file or folder; one that is not there has nothing in it
     * @param leftOut files that are to hold keys
     */
    public void files(Path root, Predicate<Path> leftOut) {
        if (!Files.exists(root)) {
            return;
        }
        try {
            Files.walkFileTree(root, new SimpleFileVisitor<>() {
                @Override
                public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                    if (!leftOut.test(file) && visited.add(file.toAbsolutePath().normalize())) {
                        file(file, attributes);
                    }
                    return FileVisitResult.CONTINUE;
                }

                @Override
                public FileVisitResult visitFileFailed(Path file, IOException why) {
                    skipped.add(file + " cannot be read");
                    return FileVisitResult.CONTINUE;
                }
            });
        } catch (IOException e) {
            skipped.add(root + " cannot be read");
        }
    }

    private void file(Path file, BasicFileAttributes attributes) {
        try {
            search.in(file.toString()).forEach(each -> hits.add(new Proof.Hit("the name of " + file, each)));
            if (attributes.isSymbolicLink()) {
                bytes("link " + file, Files.readSymbolicLink(file).toString().getBytes(StandardCharsets.UTF_8));
            } else if (attributes.isOther()) {
                skipped.add(file + " is no file");
            } else if (attributes.size() > Opener.LARGEST) {
                try (InputStream in = Files.newInputStream(file)) {
                    look(file.toString(), in, attributes.size());
                }
                skipped.add(file + " is too large to be unpacked; it was looked through as it is");
            } else {
                bytes(file.toString(), Files.readAllBytes(file));
            }
        } catch (IOException e) {
            skipped.add(file + " cannot be read");
        }
    }

    /**
     * Says that something could not be looked at.
     *
     * @param what what, and why
     */
    public void skip(String what) {
        skipped.add(what);
    }

    /** @return what came of it so far */
    public Proof proof() {
        List<String> keys = new ArrayList<>();
        List<String> tooPlain = new ArrayList<>();
        search.keys().forEach(key -> (key.searchable() ? keys : tooPlain).add(key.name()));
        return new Proof(keys, tooPlain, places, bytes, hits, skipped);
    }
}
