package io.scaleguide.supply;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.scaleguide.tools.Sha256;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the build says of a distribution that holds one library. */
class SupplyTest {
    private static final String PATH = "org/pond/frog/1.0/frog-1.0.jar";
    private static final String ENGINE = "com.marcnuri.helm-java:darwin-arm64";
    private static final String OTHER_SUM = "2".repeat(64);
    private static final String POLICY = """
            allowed:
              Apache-2.0: [Apache-2.0.txt]
              MIT: []
            """;
    private static final String CHOSEN = """
            chosen:
              - library: org.pond*:*
                licence: MIT
                because: offered under it or GPL-2.0
            """;

    @TempDir
    Path folder;

    @BeforeEach
    void aLibrary() throws IOException {
        write("src/main/dist/licences/policy.yaml", POLICY);
        write("src/main/dist/licences/Apache-2.0.txt", "The Apache words.\n");
        write(
                "libraries.txt",
                "\nThe following files have been resolved:\n" + line("frog", "compile") + line("newt", "test"));
        brings();
        declares("{\"license\": {\"id\": \"Apache-2.0\"}}");
    }

    @Test
    void aLibraryAsTheRepositoryKnowsItIsToldWithItsLicenceAndItsWords() throws IOException {
        supply();

        assertThat(folder.resolve("share/licences/README.md"))
                .content()
                .contains(
                        "| [org.pond:frog](https://frog.example/) | 1.0 | Apache-2.0 | [Apache-2.0.txt](Apache-2.0.txt) |");
        assertThat(folder.resolve("share/licences/Apache-2.0.txt")).hasContent("The Apache words.");
    }

    @Test
    void whatALibraryBringsIsKeptUnlessItsWordsAreThereAlready() throws IOException {
        brings(
                "META-INF/LICENSE",
                "The  Apache\nwords.",
                "META-INF/NOTICE.md",
                "Of the pond.",
                "org/pond/License.class",
                "");
        declares("{\"license\": {\"id\": \"Apache-2.0\"}}");

        supply();

        assertThat(folder.resolve("share/licences/frog-1.0/NOTICE.md")).hasContent("Of the pond.");
        assertThat(folder.resolve("share/licences/frog-1.0")).isDirectoryNotContaining("glob:**/*{LICENSE,License}*");
    }

    @Test
    void aLibraryWithoutASumEndsTheBuildAndWordsSayHowToMendIt() throws IOException {
        write(".mvn/checksums/checksums.sha256", OTHER_SUM + "  org/pond/frog/0.9/frog-0.9.jar\n");

        assertThatThrownBy(this::supply)
                .hasMessageContaining("org.pond:frog 1.0 is new")
                .hasMessageContaining("CONTRIBUTING.md says how to mend it");
    }

    @Test
    void aLibraryThatIsNotTheJarItWasEndsTheBuild() throws IOException {
        write(".mvn/checksums/checksums.sha256", OTHER_SUM + "  " + PATH + "\n");
        assertThatThrownBy(this::supply)
                .hasMessageContaining(
                        "org.pond:frog 1.0 is not the jar it was: its SHA-256 is " + sum() + ", not " + OTHER_SUM);

        declares("{\"license\": {\"id\": \"Apache-2.0\"}}");
        brings("org/pond/Toad.class", "");
        assertThatThrownBy(this::supply).hasMessageContaining("org.pond:frog 1.0 is not the jar it was");
    }

    @Test
    void aJarThatIsNotInTheListEndsTheBuildAndSoDoesOneThatIsThereNoLonger() throws IOException {
        write("libraries.txt", line("toad", "runtime"));

        assertThatThrownBy(this::supply)
                .hasMessageContaining("- org.pond:toad 1.0 is new: it is not in src/main/dist/sbom.json.")
                .hasMessageContaining("- org.pond:frog 1.0 is in src/main/dist/sbom.json, and no longer used.");
    }

    @Test
    void aListOfAnotherVersionOfScaleguideEndsTheBuild() throws IOException {
        write(
                "src/main/dist/sbom.json",
                Files.readString(folder.resolve("src/main/dist/sbom.json")).replace("7.0", "6.9"));

        assertThatThrownBy(this::supply).hasMessageContaining("sbom.json is of Scaleguide 6.9, and this is 7.0.");
    }

    @Test
    void theEngineOfAnotherPlatformIsTakenOutOfTheList() throws IOException {
        Path list = folder.resolve("src/main/dist/sbom.json");
        write(
                "src/main/dist/sbom.json",
                Files.readString(list)
                        .replace(
                                "\"components\": [",
                                "\"components\": ["
                                        + "{\"bom-ref\": \"its-ref\", \"group\": \"com.marcnuri.helm-java\", \"name\": \"darwin-arm64\", \"version\": \"1\"}, "));

        supply();

        assertThat(folder.resolve("share/sbom/bom.json"))
                .content()
                .contains("frog")
                .doesNotContain("darwin", "its-ref");
    }

    @Test
    void aLicenceThatIsNotAllowedEndsTheBuild() throws IOException {
        declares("{\"license\": {\"name\": \"Frog's Own\"}}");

        assertThatThrownBy(this::supply)
                .hasMessageContaining("org.pond:frog 1.0 is under Frog's Own, which policy.yaml does not allow.");
    }

    @Test
    void severalLicencesOrNoneWantAChoice() throws IOException {
        declares("{\"license\": {\"id\": \"MIT\"}}, {\"license\": {\"id\": \"GPL-2.0\"}}");
        assertThatThrownBy(this::supply).hasMessageContaining("declares several licences (MIT, GPL-2.0): find out");

        declares("");
        assertThatThrownBy(this::supply).hasMessageContaining("declares no licence: find out");
    }

    @Test
    void whatWasChosenIsInTheListAndOnThePageWithItsReason() throws IOException {
        write("src/main/dist/licences/policy.yaml", POLICY + CHOSEN);
        brings("META-INF/LICENSE.txt", "Copyright frogs.");
        declares("{\"license\": {\"id\": \"MIT\"}}, {\"license\": {\"id\": \"GPL-2.0\"}}");

        supply();

        assertThat(Sbom.read(folder.resolve("share/sbom/bom.json")).libraries())
                .singleElement()
                .satisfies(frog -> assertThat(frog.licences()).containsExactly("MIT"));
        assertThat(folder.resolve("share/licences/README.md"))
                .content()
                .contains("- org.pond:frog is taken under MIT: offered under it or GPL-2.0.");
    }

    @Test
    void aLicenceThatNamesItsOwnersIsWantedFromTheLibraryItself() throws IOException {
        brings("META-INF/NOTICE", "Of the pond.");
        declares("{\"license\": {\"id\": \"MIT\"}}");

        assertThatThrownBy(this::supply)
                .hasMessageContaining("org.pond:frog 1.0 is under MIT, and its jar has no text of it");
    }

    @Test
    void aChoiceForALibraryThatIsGoneEndsTheBuild() throws IOException {
        write("src/main/dist/licences/policy.yaml", POLICY + CHOSEN.replace("pond", "lake"));

        assertThatThrownBy(this::supply)
                .hasMessageContaining("policy.yaml chooses a licence for org.lake*:*, which is no longer there");
    }

    @Test
    void theEngineOfAPlatformWhoseSumNobodyCouldTakeIsTakenAndItsSumIsInTheList() throws IOException {
        takesAnEngineWith("dep\tpond.example/newt\tv1.2.0\th1:sum=\n");

        supply();

        assertThat(Sbom.read(folder.resolve("share/sbom/bom.json")).libraries())
                .filteredOn(library -> library.id().equals(ENGINE))
                .map(Library::sha256)
                .containsExactly(sum());
    }

    @Test
    void theGoModulesInTheEngineAreInTheListAndThePageSaysThatTheyAreThere() throws IOException {
        takesAnEngineWith("dep\tpond.example/newt\tv1.2.0\th1:sum=\n");

        supply();

        Sbom sbom = Sbom.read(folder.resolve("share/sbom/bom.json"));
        assertThat(sbom.modules())
                .containsExactly(
                        new GoModule("stdlib", "1.25.10", ""), new GoModule("pond.example/newt", "v1.2.0", "h1:sum="));
        assertThat(sbom.libraries()).map(Library::id).containsExactly(ENGINE, "org.pond:frog");
        assertThat(folder.resolve("share/licences/README.md")).content().contains(ENGINE + " has 2 Go modules in it");
    }

    @Test
    void anEngineThatDoesNotNameItsModulesEndsTheBuild() throws IOException {
        takesAnEngineWith("");
        brings("libfrog.so", "not of Go's making");
        declares("{\"license\": {\"id\": \"Apache-2.0\"}}");
        listsTheEngine();

        assertThatThrownBy(this::supply).hasMessageContaining(ENGINE + " 1 does not name its Go modules");
    }

    private void supply() throws IOException {
        Supply.main(new String[] {
            folder.toString(),
            "7.0",
            folder.resolve("libraries.txt").toString(),
            folder.resolve("share").toString()
        });
    }

    /** As the dependency plugin writes it. */
    private String line(String name, String scope) {
        return "   org.pond:" + name + ":jar:1.0:" + scope + ":"
                + folder.resolve("repository").resolve(PATH) + "\u001b[36m -- module org.pond\u001b[m\n";
    }

    /** Writes the list of libraries and the checksum as they should be, with these licences. */
    private void declares(String licences) throws IOException {
        write(".mvn/checksums/checksums.sha256", sum() + "  " + PATH + "\n");
        write("src/main/dist/sbom.json", """
                {"bomFormat": "CycloneDX", "metadata": {"component": {"version": "7.0"}},
                 "components": [{"bom-ref": "frog", "group": "org.pond", "name": "frog", "version": "1.0",
                 "hashes": [{"alg": "MD5", "content": "0"}, {"alg": "SHA-256", "content": "%s"}],
                 "licenses": [%s],
                 "externalReferences": [{"type": "website", "url": "https://frog.example/"}]}],
                 "dependencies": [{"ref": "scaleguide", "dependsOn": ["frog", "its-ref"]}, {"ref": "its-ref"}]}
                """.formatted(sum(), licences));
    }

    /** A distribution with the engine of a platform, which is made of these modules. */
    private void takesAnEngineWith(String modules) throws IOException {
        write(
                "libraries.txt",
                line("frog", "compile") + line("frog", "runtime").replace("org.pond:frog:jar:1.0", ENGINE + ":jar:1"));
        write(
                "src/main/dist/licences/policy.yaml",
                POLICY + CHOSEN.replace("org.pond*:*", ENGINE).replace("MIT", "Apache-2.0"));
        brings("libfrog.so", new String(GoProgramTest.program(modules), StandardCharsets.ISO_8859_1));
        declares("{\"license\": {\"id\": \"Apache-2.0\"}}");
        listsTheEngine();
    }

    private void listsTheEngine() throws IOException {
        Path list = folder.resolve("src/main/dist/sbom.json");
        write(
                "src/main/dist/sbom.json",
                Files.readString(list)
                        .replace(
                                "\"components\": [",
                                "\"components\": ["
                                        + "{\"group\": \"com.marcnuri.helm-java\", \"name\": \"darwin-arm64\", \"version\": \"1\"}, "));
    }

    private String sum() throws IOException {
        return Sha256.of(folder.resolve("repository").resolve(PATH));
    }

    private void brings(String... namesAndWords) throws IOException {
        Path jar = folder.resolve("repository").resolve(PATH);
        Files.createDirectories(jar.getParent());
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(jar))) {
            for (int each = 0; each < namesAndWords.length; each += 2) {
                zip.putNextEntry(new ZipEntry(namesAndWords[each]));
                zip.write(namesAndWords[each + 1].getBytes(StandardCharsets.ISO_8859_1));
            }
        }
    }

    private void write(String name, String words) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, words);
    }
}
