package io.scaleguide.supply;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** A page for people: each library of the distribution, its licence, and where the words of it are. */
final class LicenceReport {
    private static final String NOTICE = "NOTICE";

    private final Path policy;
    private final Path folder;
    private final LicenceTexts texts;
    private final List<String> rows = new ArrayList<>();
    private final List<String> insides = new ArrayList<>();
    private final Map<String, String> reasons = new LinkedHashMap<>();

    /**
     * @param policy the folder with the policy and the texts it names
     * @param folder where the page and the texts are written to
     */
    LicenceReport(Path policy, Path folder) {
        this.policy = policy;
        this.folder = folder;
        this.texts = new LicenceTexts(folder);
    }

    /**
     * Takes a library in.
     *
     * @param jar its jar
     * @return what is missing, or empty
     */
    Optional<String> add(Library library, Path jar, Ruling.Taken ruling) throws IOException {
        Set<String> paths = new LinkedHashSet<>();
        for (String text : ruling.texts()) {
            paths.add(texts.keep(text, Files.readString(policy.resolve(text))));
        }
        paths.addAll(texts.keepAll(jar, library.name() + "-" + library.version()));
        if (paths.stream().allMatch(path -> path.contains(NOTICE))) {
            return Optional.of(library + " is under " + ruling.licence()
                    + ", and its jar has no text of it: put its licence beside policy.yaml, and name it there.");
        }
        List<String> links =
                paths.stream().map(path -> "[" + path + "](" + path + ")").toList();
        String name = library.home()
                .map(home -> "[" + library.id() + "](" + home + ")")
                .orElse(library.id());
        rows.add("| " + name + " | " + library.version() + " | " + ruling.licence() + " | " + String.join(", ", links)
                + " |");
        if (!ruling.because().isEmpty()) {
            reasons.put(library.id(), ruling.licence() + ": " + ruling.because() + ".");
        }
        return Optional.empty();
    }

    /** Says that a library has Go modules in it. */
    void addModules(Library library, List<GoModule> modules) {
        insides.add("");
        insides.add(library.id() + " has " + modules.size() + " Go modules in it, with Helm and Go's own library."
                + " `../sbom/bom.json` names them; the library does not tell their licences.");
    }

    /** Writes the page. */
    void write() throws IOException {
        List<String> lines = new ArrayList<>(List.of(
                "# Libraries in this distribution",
                "",
                "Scaleguide itself is under Apache-2.0 (LICENSE, NOTICE). `../sbom/bom.json` has the same libraries, with their checksums, for programs.",
                "",
                "| library | version | licence | words |",
                "|---|---|---|---|"));
        lines.addAll(rows);
        lines.addAll(insides);
        lines.addAll(List.of("", "## Where a library does not say one licence plainly", ""));
        reasons.forEach((library, reason) -> lines.add("- " + library + " is taken under " + reason));
        Files.createDirectories(folder);
        Files.writeString(folder.resolve("README.md"), String.join("\n", lines) + "\n");
    }
}
