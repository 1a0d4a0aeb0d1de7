package io.scaleguide.supply;

import static org.assertj.core.api.Assertions.assertThat;

import io.scaleguide.tools.Sha256;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import tools.jackson.databind.json.JsonMapper;

/** The list of what the distribution is made of is true of it, and the words of all licences are there. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SupplyIT {
    private static final Pattern LINK = Pattern.compile("]\\(((?!http)[^)]+)\\)");

    /** Where Maven has put the libraries that this test runs with: what comes before the path of one of them. */
    private static final Path REPOSITORY = Path.of(URI.create(JsonMapper.class
                    .getProtectionDomain()
                    .getCodeSource()
                    .getLocation()
                    .toString()))
            .resolve("../../../../../..")
            .normalize();

    /** Compiled from its sources, into the jar with our own classes. */
    private static final String PICOCLI = "info.picocli:picocli";

    /** A class of a jar: its path, and the checksum of its bytes. */
    private record Packed(String path, long crc) {}

    private final Path home = Path.of(System.getProperty("scaleguide.home", "target/scaleguide"));
    private final Map<String, Library> listed = new HashMap<>();

    @BeforeAll
    void readTheList() throws IOException {
        for (Library library : Sbom.read(home.resolve("share/sbom/bom.json")).libraries()) {
            listed.put(library.sha256(), library);
        }
    }

    @Test
    void everyLibraryHasItsVersionItsSumAndOneLicence() {
        assertThat(listed.values()).isNotEmpty().allSatisfy(library -> {
            assertThat(library.version()).isNotBlank();
            assertThat(library.sha256()).matches("[0-9a-f]{64}");
            assertThat(library.licences()).hasSize(1);
        });
    }

    @Test
    void everyJarIsInTheListAsItIsOrMadeOfClassesOfThoseThatAre() throws IOException {
        for (Path jar : jars("lib/helm", "share/lanterna")) {
            assertThat(listed).as(jar.toString()).containsKey(Sha256.of(jar));
        }
        Set<Packed> known = new HashSet<>();
        for (Library library : listed.values()) {
            Path jar = REPOSITORY.resolve(library.path());
            assertThat(Sha256.of(jar)).as(library.toString()).isEqualTo(library.sha256());
            known.addAll(classes(jar));
        }
        assertThat(classes(home.resolve("lib/scaleguide-libraries.jar"))).isSubsetOf(known);
    }

    @Test
    void theGoModulesInTheEngineAreInTheListWithTheHelmThatTheReadmeNames() throws IOException {
        List<GoModule> modules = Sbom.read(home.resolve("share/sbom/bom.json")).modules();
        assertThat(modules).hasSizeGreaterThan(100).doesNotHaveDuplicates();
        assertThat(modules.get(0).path()).isEqualTo("stdlib");
        assertThat(modules.subList(1, modules.size()))
                .allSatisfy(module -> assertThat(module.sum()).startsWith("h1:"));
        Matcher helm = Pattern.compile("The embedded one is Helm ([0-9.]*[0-9])")
                .matcher(Files.readString(home.resolve("README.md")));
        assertThat(helm.find()).isTrue();
        assertThat(modules)
                .filteredOn(module -> module.path().startsWith("helm.sh/helm/"))
                .singleElement()
                .satisfies(module -> assertThat(module.version()).startsWith("v" + helm.group(1) + "."));
    }

    @Test
    void ourOwnJarsHoldOurClassesAndThoseOfPicocliAlone() throws IOException {
        Set<String> folders = new HashSet<>();
        for (String jar : List.of("scaleguide.jar", "scaleguide-start.jar")) {
            for (Packed each : classes(home.resolve("lib").resolve(jar))) {
                folders.add(each.path().replaceFirst("^(io/scaleguide|[^/]+)/.*", "$1"));
            }
        }
        assertThat(folders).containsExactlyInAnyOrder("io/scaleguide", "picocli");
        assertThat(listed.values()).map(Library::id).contains(PICOCLI);
        assertThat(names(jars("lib")))
                .containsExactlyInAnyOrder("scaleguide.jar", "scaleguide-start.jar", "scaleguide-libraries.jar");
    }

    @Test
    void everyLibraryIsOnThePageOfLicencesAndTheWordsAreThere() throws IOException {
        Path licences = home.resolve("share/licences");
        String page = Files.readString(licences.resolve("README.md"));
        assertThat(listed.values()).allSatisfy(library -> assertThat(page).contains(library.id()));
        List<String> links = LINK.matcher(page)
                .results()
                .map((MatchResult link) -> link.group(1))
                .toList();
        assertThat(links).hasSizeGreaterThan(listed.size()).allSatisfy(link -> assertThat(licences.resolve(link))
                .isNotEmptyFile());
    }

    @Test
    void theNoticeNamesEveryLibraryThatAsksForMoreThanItsWords() throws IOException {
        String notice = Files.readString(home.resolve("NOTICE"));
        List<Library> asking = listed.values().stream()
                .filter(library -> library.licences().get(0).startsWith("LGPL"))
                .toList();
        assertThat(asking).isNotEmpty().allSatisfy(library -> assertThat(notice)
                .containsIgnoringCase(library.name())
                .contains("share/" + library.name() + "/" + library.name() + "-" + library.version() + ".jar"));
        List<String> places = Pattern.compile("\\b(?:lib|share)/[\\w./-]*\\w")
                .matcher(notice)
                .results()
                .map(MatchResult::group)
                .toList();
        assertThat(places).isNotEmpty().allSatisfy(place -> assertThat(home.resolve(place))
                .exists());
    }

    private List<Path> jars(String... folders) throws IOException {
        List<Path> jars = new ArrayList<>();
        for (String folder : folders) {
            try (Stream<Path> files = Files.list(home.resolve(folder))) {
                files.filter(Files::isRegularFile).forEach(jars::add);
            }
        }
        return jars;
    }

    private static List<String> names(List<Path> files) {
        return files.stream().map(file -> file.getFileName().toString()).toList();
    }

    private static Set<Packed> classes(Path jar) throws IOException {
        try (ZipFile zip = new ZipFile(jar.toFile())) {
            return zip.stream()
                    .filter(entry -> entry.getName().endsWith(".class")
                            && !entry.getName().endsWith("module-info.class"))
                    .map((ZipEntry entry) -> new Packed(entry.getName(), entry.getCrc()))
                    .collect(Collectors.toSet());
        }
    }
}
