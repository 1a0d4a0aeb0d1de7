package io.scaleguide.supply;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Looks libraries up in a database that a server on this machine has, in the form that OSV's is in. */
class VulnerabilitiesTest {
    private static final String MADE = "Tue, 24 Nov 2026 08:00:00 GMT";
    private static final String FROGS_LEAP = """
            {"id": "GHSA-frog", "aliases": ["CVE-2026-1"], "summary": "Frogs leap too far",
             "affected": [
               {"package": {"ecosystem": "Maven", "name": "org.pond:frog"},
                "ranges": [{"type": "ECOSYSTEM", "events": [{"introduced": "1.2"}, {"fixed": "1.10"}]}]},
               {"package": {"ecosystem": "Maven", "name": "org.pond:toad"}, "versions": ["2.0-rc1"]},
               {"package": {"ecosystem": "npm", "name": "org.pond:newt"},
                "ranges": [{"type": "ECOSYSTEM", "events": [{"introduced": "0"}]}]}]}
            """;
    private static final String WITHDRAWN = FROGS_LEAP
            .replace("GHSA-frog", "GHSA-gone")
            .replace("\"summary\"", "\"withdrawn\": \"2026-01-01T00:00:00Z\", \"summary\"");

    @TempDir
    Path folder;

    private final ByteArrayOutputStream said = new ByteArrayOutputStream();
    private byte[] archive = new byte[0];
    private HttpServer server;

    @BeforeEach
    void serve() throws IOException {
        archive = zip(FROGS_LEAP, WITHDRAWN);
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/Maven/all.zip", this::answer);
        server.start();
        accepts("accepted: []\n");
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    @Test
    void aLibraryWithAKnownVulnerabilityEndsTheBuildAndWordsSayWhichAndWhatToDo() {
        assertThatThrownBy(() -> look("frog", "1.9"))
                .hasMessageContaining("- org.pond:frog 1.9: GHSA-frog (CVE-2026-1): Frogs leap too far")
                .hasMessageContaining("accepted.yaml");
        assertThat(said()).doesNotContain("GHSA-gone");
    }

    @Test
    void versionsAreInMavensOrderAndAFixEndsTheRange() throws Exception {
        look("frog", "1.1");
        look("frog", "1.10");
        look("toad", "2.0");
        look("newt", "1.0");
        assertThat(said()).contains("1 libraries were looked up among 1 advisories for Maven of 2026-11-24: 0 found.");

        assertThatThrownBy(() -> look("frog", "1.10-rc1")).hasMessageContaining("GHSA-frog");
        assertThatThrownBy(() -> look("toad", "2.0-rc1")).hasMessageContaining("GHSA-frog");
    }

    @Test
    void theLastAffectedVersionIsAffectedAndTheNextIsNot() throws Exception {
        archive = zip(FROGS_LEAP.replace("{\"fixed\": \"1.10\"}", "{\"last_affected\": \"1.10\"}"));

        look("frog", "1.10.1");
        assertThatThrownBy(() -> look("frog", "1.10")).hasMessageContaining("GHSA-frog");
    }

    @Test
    void whatWasAcceptedIsSaidAndEndsNoBuildUntilItsDay() throws Exception {
        accepts("accepted: [{id: CVE-2026-1, until: 2026-12-01, because: no frog leaps here}]\n");

        look("frog", "1.9");
        assertThat(said()).contains("org.pond:frog 1.9 (accepted): GHSA-frog");

        accepts("accepted: [{id: CVE-2026-1, until: 2026-11-25, because: no frog leaps here}]\n");
        assertThatThrownBy(() -> look("frog", "1.9")).hasMessageContaining("GHSA-frog");
    }

    @Test
    void aDatabaseThatIsAwayIsSaidAloudWithTheDateOfTheCopyThatIsLookedIn() throws Exception {
        look("frog", "2.0");
        look("frog", "2.0");
        server.stop(0);

        assertThatThrownBy(() -> look("frog", "1.9")).hasMessageContaining("GHSA-frog");
        assertThat(said())
                .contains("could not be fetched (java.net.ConnectException")
                .contains("What follows is what the copy of 2026-11-24 knows.");
    }

    @Test
    void withoutACopyItIsSkippedAloud() throws Exception {
        server.stop(0);

        look("frog", "1.9");

        assertThat(said())
                .startsWith("Known vulnerabilities: SKIPPED. OSV's database could not be fetched")
                .contains("nothing is known about these 1 libraries");
    }

    @Test
    void anAnswerThatIsNoDatabaseLeavesTheCopyAlone() throws Exception {
        look("frog", "2.0");
        server.removeContext("/Maven/all.zip");
        look("frog", "2.0");

        assertThat(said()).contains("all.zip answers 404").contains("the copy of 2026-11-24");
    }

    @Test
    void aGoModuleIsLookedUpInTheOrderOfSemanticVersions() throws Exception {
        archive = zip("""
                {"id": "GO-2026-1", "affected": [
                  {"package": {"ecosystem": "Go", "name": "pond.example/frog"},
                   "ranges": [{"type": "SEMVER", "events": [{"introduced": "0"}, {"fixed": "1.10.0"}]}]},
                  {"package": {"ecosystem": "Go", "name": "stdlib"},
                   "ranges": [{"type": "SEMVER", "events": [{"introduced": "1.25.0"}, {"fixed": "1.25.11"}]}]}]}
                """);

        lookForGo("pond.example/frog", "v1.10.0");
        lookForGo("pond.example/frog", "v1.10.1+incompatible");
        lookForGo("stdlib", "1.25.11");
        assertThat(said()).contains("1 modules were looked up among 1 advisories for Go of 2026-11-24: 0 found.");
        for (String affected : List.of(
                "v1.9.0",
                "v1.10.0-rc.1",
                "v1.10.0-0.20260122202528-d9cc6641c482",
                "v0.0.0-20230301143203-a9d515a09cc2")) {
            assertThatThrownBy(() -> lookForGo("pond.example/frog", affected)).hasMessageContaining("GO-2026-1");
        }
        assertThatThrownBy(() -> lookForGo("stdlib", "1.25.10")).hasMessageContaining("- stdlib 1.25.10: GO-2026-1");
    }

    private void lookForGo(String path, String version) throws IOException, InterruptedException {
        look(Ecosystem.GO, new GoModule(path, version, "").part());
    }

    private void look(String name, String version) throws IOException, InterruptedException {
        Library library = new Library("org.pond", name, version, "", List.of(), Optional.empty());
        look(Ecosystem.MAVEN, library.part());
    }

    private void look(Ecosystem ecosystem, Part part) throws IOException, InterruptedException {
        URI source = URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/Maven/all.zip");
        new Vulnerabilities(
                        List.of(part),
                        Accepted.read(folder.resolve("accepted.yaml"), LocalDate.parse("2026-11-26")),
                        new OsvDatabase(ecosystem, source, folder.resolve("kept/osv.zip")),
                        new PrintStream(said, true, StandardCharsets.UTF_8))
                .check();
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            boolean same = MADE.equals(exchange.getRequestHeaders().getFirst("If-Modified-Since"));
            exchange.getResponseHeaders().set("Last-Modified", MADE);
            exchange.sendResponseHeaders(same ? 304 : 200, same ? -1 : archive.length);
            if (!same) {
                exchange.getResponseBody().write(archive);
            }
        }
    }

    private void accepts(String yaml) throws IOException {
        Files.writeString(folder.resolve("accepted.yaml"), yaml);
    }

    private String said() {
        return said.toString(StandardCharsets.UTF_8);
    }

    private static byte[] zip(String... records) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            for (int each = 0; each < records.length; each++) {
                zip.putNextEntry(new ZipEntry(each + ".json"));
                zip.write(records[each].getBytes(StandardCharsets.UTF_8));
            }
        }
        return bytes.toByteArray();
    }
}
