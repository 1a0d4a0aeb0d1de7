package io.scaleguide.supply;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The jars that this build takes for the distribution, as Maven's dependency plugin lists them. */
final class Jars {
    /** Group, name, version, and the file; what the tests need has another scope. */
    private static final Pattern LINE =
            Pattern.compile("\\s+([^:]+):([^:]+):jar:(?:[^:]+:)?([^:]+):(?:compile|runtime|provided):(.+?\\.jar)\\b.*");

    /** One of them. */
    record Jar(String group, String name, String version, Path file) {
        /** Whether it is the jar of this library. */
        boolean isOf(Library library) {
            return group.equals(library.group()) && name.equals(library.name()) && version.equals(library.version());
        }

        @Override
        public String toString() {
            return group + ":" + name + " " + version;
        }
    }

    private final List<Jar> jars;

    private Jars(List<Jar> jars) {
        this.jars = jars;
    }

    /** Reads what {@code dependency:list} wrote. */
    static Jars read(Path list) throws IOException {
        List<Jar> jars = new ArrayList<>();
        for (String line : Files.readAllLines(list)) {
            Matcher jar = LINE.matcher(line);
            if (jar.matches()) {
                jars.add(new Jar(jar.group(1), jar.group(2), jar.group(3), Path.of(jar.group(4))));
            }
        }
        return new Jars(jars);
    }

    /** The jar of this library; empty when it is not taken. */
    Optional<Path> of(Library library) {
        return jars.stream().filter(jar -> jar.isOf(library)).map(Jar::file).findFirst();
    }

    /** Those that are none of these libraries. */
    List<Jar> without(List<Library> libraries) {
        return jars.stream()
                .filter(jar -> libraries.stream().noneMatch(jar::isOf))
                .toList();
    }
}
