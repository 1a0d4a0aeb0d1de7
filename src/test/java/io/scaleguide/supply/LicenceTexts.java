package io.scaleguide.supply;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/** The folder of licences' words and libraries' notices in the distribution. What several libraries say in the same words is there once. */
final class LicenceTexts {
    /** The names that libraries give such files, at the top of a jar or in META-INF; the last two are JNA's. */
    private static final Pattern TEXT = Pattern.compile(
            "(META-INF/)?([\\w.-]*(LICEN[CS]E|NOTICE|COPYING)[\\w.-]*|AL2\\.0|LGPL2\\.1)", Pattern.CASE_INSENSITIVE);

    private static final Pattern SPACE = Pattern.compile("\\s+");
    private static final long LONGEST = 1 << 20;

    private final Path folder;
    private final Map<String, String> known = new LinkedHashMap<>();

    /** @param folder where they are written to */
    LicenceTexts(Path folder) {
        this.folder = folder;
    }

    /**
     * Keeps one text.
     *
     * @param name its path in the folder
     * @return the path under which these words are kept
     */
    String keep(String name, String words) throws IOException {
        String same = SPACE.matcher(words).replaceAll(" ").strip();
        if (known.containsKey(same)) {
            return known.getOrDefault(same, name);
        }
        known.put(same, name);
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, words);
        return name;
    }

    /**
     * Keeps what a library brings along.
     *
     * @param jar its jar
     * @param name a folder for what is its own
     * @return the paths under which the words are kept
     */
    Set<String> keepAll(Path jar, String name) throws IOException {
        Set<String> paths = new LinkedHashSet<>();
        try (ZipFile zip = new ZipFile(jar.toFile())) {
            List<? extends ZipEntry> texts = zip.stream()
                    .filter(entry -> TEXT.matcher(entry.getName()).matches())
                    .toList();
            for (ZipEntry text : texts) {
                if (text.getSize() > LONGEST) {
                    throw new IOException(jar + ": " + text.getName() + " is no licence, it is too long");
                }
                String words = new String(zip.getInputStream(text).readAllBytes(), StandardCharsets.UTF_8);
                String file = text.getName().substring(text.getName().lastIndexOf('/') + 1);
                paths.add(keep(name + "/" + file, words));
            }
        }
        return paths;
    }
}
