package io.scaleguide.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.scaleguide.tools.Command;
import io.scaleguide.tools.Sha256;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** What a release consists of for machines without Java, as JReleaser left it: unpacked in an empty folder, and used. */
@EnabledIfSystemProperty(named = "packages", matches = ".+", disabledReason = "packages are made with -Ppackages")
class PackagesIT {
    private static final Duration MAKING = Duration.ofMinutes(5);

    private final Path folder;
    private final Released released;

    PackagesIT(@TempDir Path folder) {
        this.folder = folder;
        released = new Released(folder);
    }

    @Test
    void thePracticeRunWorksFromTheArchiveOnAMachineWithoutJavaHelmOrKubectl()
            throws IOException, InterruptedException {
        Path home = released.unpack("scaleguide-0");

        // No class archive: it would be made while the folder is deleted.
        Command.Outcome run = released.run(
                Released.launcher(home), Map.of("SCALEGUIDE_ARCHIVE", "off"), "up", "--practice", "--speed", "20");

        assertThat(run.out()).contains("The workload scaled up under load and came down after it.");
        assertThat(run.err()).isEmpty();
        assertThat(run.exit()).isZero();
    }

    @Test
    void theFirstRunFromTheArchiveLeavesAClassArchiveForTheNext() throws IOException, InterruptedException {
        Path home = released.unpack("scaleguide-0");

        assertThat(released.run(Released.launcher(home), Map.of(), "status", "--help")
                        .exit())
                .isZero();

        Path real = home.toRealPath();
        Path place = Path.of(released.cache() + "/scaleguide/start" + real + real + "/runtime/bin/java");
        long deadline = System.nanoTime() + MAKING.toNanos();
        while (!Files.exists(place.resolve("made-for")) && System.nanoTime() < deadline) {
            TimeUnit.MILLISECONDS.sleep(100);
        }
        assertThat(place.resolve("made-for")).exists();
        assertThat(place).isDirectoryContaining("glob:**/classes.{jsa,aot}");
    }

    @Test
    void theDebianPackagePutsTheSameInItsPlaceWithALinkToIt() throws IOException, InterruptedException {
        Path debian = released.made("scaleguide-0", ".deb").get(0);
        Path root = folder.resolve("root");
        Command.of(Path.of("dpkg-deb"), "-R", debian.toString(), root.toString())
                .run()
                .orFail();

        assertThat(released.run(Released.launcher(root.resolve("opt/scaleguide")), Map.of(), "--version")
                        .out())
                .startsWith("scaleguide ");
        assertThat(root.resolve("DEBIAN/postinst"))
                .content()
                .contains("ln -sfn /opt/scaleguide/bin/scaleguide /usr/local/bin/scaleguide");
    }

    @Test
    void theRpmPutsTheSameInItsPlaceWithALinkToIt() throws IOException, InterruptedException {
        List<Path> made = released.made("scaleguide-0", ".rpm");
        assumeThat(made).as("made where there is rpmbuild").isNotEmpty();
        Path root = Files.createDirectories(folder.resolve("root"));
        Command.of(Path.of("sh"), "-c", "rpm2archive - < '" + made.get(0) + "' | tar -xz -C '" + root + "'")
                .run()
                .orFail();

        assertThat(released.run(Released.launcher(root.resolve("opt/scaleguide")), Map.of(), "--version")
                        .out())
                .startsWith("scaleguide ");
        assertThat(root.resolve("opt/scaleguide/runtime/lib/jspawnhelper")).isExecutable();
        assertThat(Files.readSymbolicLink(root.resolve("usr/bin/scaleguide")))
                .isEqualTo(Path.of("/opt/scaleguide/bin/scaleguide"));
    }

    @Test
    void thereIsAnArchiveWithJavaOneWithoutAndADebianPackage() throws IOException {
        assertThat(released.made("scaleguide-0", ".zip")).hasSize(1);
        assertThat(released.made("scaleguide-java-", ".zip")).hasSize(1);
        assertThat(released.made("scaleguide-0", ".deb")).hasSize(1);
    }

    @Test
    void theFormulaForHomebrewNamesTheArchiveAndItsChecksum() throws IOException {
        Path archive = released.made("scaleguide-0", ".zip").get(0);

        assertThat(released.made("scaleguide", ".rb").get(0))
                .content()
                .contains("/releases/download/v", archive.getFileName().toString(), Sha256.of(archive));
    }

    @Test
    void theDockerfileStartsTheLauncherFromWhereItPutsTheArchive() throws IOException {
        assertThat(released.made("Dockerfile", "").get(0))
                .content()
                .contains("COPY assembly/ /opt/scaleguide/", "ENTRYPOINT [\"/opt/scaleguide/bin/scaleguide\"]");
    }

    @Test
    void krewFindsTheLauncherWhereItsManifestSaysThatItIs() throws IOException, InterruptedException {
        JsonNode linux = new YAMLMapper()
                .readTree(Files.readString(Path.of("target/krew/scaleguide.yaml")))
                .path("spec")
                .path("platforms")
                .path(0);
        Path archive = released.made("scaleguide-0", ".zip").get(0);
        Path home = released.unpack("scaleguide-0");

        assertThat(linux.path("sha256").asString()).isEqualTo(Sha256.of(archive));
        assertThat(linux.path("uri").asString()).endsWith("/" + archive.getFileName());
        assertThat(linux.path("files").path(0).path("from").asString()).isEqualTo(home.getFileName() + "/*");
        // krew calls the plugin by a link.
        Path link = Files.createSymbolicLink(
                folder.resolve("kubectl-scaleguide"),
                home.resolve(linux.path("bin").asString()));
        assertThat(released.run(link, Map.of("PATH", "/usr/bin:/bin"), "--version")
                        .out())
                .startsWith("scaleguide ");
    }
}
