package io.scaleguide.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.scaleguide.tools.Command;
import io.scaleguide.tools.Sha256;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** The archives that a release consists of, as JReleaser left them: unpacked in an empty folder, and used. */
@EnabledIfSystemProperty(named = "packages", matches = ".+", disabledReason = "packages are made with -Ppackages")
class PackagesIT {
    private static final Duration MAKING = Duration.ofMinutes(5);
    private static final String LAUNCHER = "bin/scaleguide";
    private static final long MIB = 1024 * 1024;

    private final Path packages = Path.of(System.getProperty("packages"));

    @TempDir
    private Path folder;

    @Test
    void thePracticeRunWorksFromTheArchiveOnAMachineWithoutJavaHelmOrKubectl()
            throws IOException, InterruptedException {
        Path home = unpack("scaleguide-0");

        Command.Outcome run = run(home.resolve(LAUNCHER), Map.of(), "up", "--practice", "--speed", "20");

        assertThat(run.out()).contains("The workload scaled up under load and came down after it.");
        assertThat(run.err()).isEmpty();
        assertThat(run.exit()).isZero();
    }

    @Test
    void theFirstRunFromTheArchiveLeavesAClassArchiveForTheNext() throws IOException, InterruptedException {
        Path home = unpack("scaleguide-0");

        assertThat(run(home.resolve(LAUNCHER), Map.of(), "status", "--help").exit())
                .isZero();

        Path real = home.toRealPath();
        Path place = Path.of(cache() + "/scaleguide/start" + real + real + "/runtime/bin/java");
        long deadline = System.nanoTime() + MAKING.toNanos();
        while (!Files.exists(place.resolve("made-for")) && System.nanoTime() < deadline) {
            TimeUnit.MILLISECONDS.sleep(100);
        }
        assertThat(place.resolve("made-for")).exists();
        assertThat(place).isDirectoryContaining("glob:**/classes.{jsa,aot}");
    }

    @Test
    void theArchiveWithoutJavaSaysWhatItNeedsAndTakesTheJdkThatItIsGiven() throws IOException, InterruptedException {
        Path home = unpack("scaleguide-java");

        assertThat(run(home.resolve(LAUNCHER), Map.of(), "--version").err())
                .contains("Install a JDK 17 or later, or set JAVA_HOME to one.");

        Map<String, String> withJava = Map.of("JAVA_HOME", System.getProperty("java.home"));
        assertThat(run(home.resolve(LAUNCHER), withJava, "--version").out()).startsWith("scaleguide ");
    }

    @Test
    void theDebianPackagePutsTheSameInItsPlaceWithALinkToIt() throws IOException, InterruptedException {
        Path debian = made("scaleguide-0", ".deb").get(0);
        Path root = folder.resolve("root");
        Command.of(Path.of("dpkg-deb"), "-R", debian.toString(), root.toString())
                .run()
                .orFail();

        assertThat(run(root.resolve("opt/scaleguide").resolve(LAUNCHER), Map.of(), "--version")
                        .out())
                .startsWith("scaleguide ");
        assertThat(root.resolve("DEBIAN/postinst"))
                .content()
                .contains("ln -sfn /opt/scaleguide/bin/scaleguide /usr/local/bin/scaleguide");
    }

    @Test
    void everythingHasAChecksumAndIsAsLargeAsTheReadmeSays() throws IOException {
        String readme = Files.readString(Path.of("README.md"));
        String sums =
                Files.readString(made("scaleguide-0", "_checksums_sha256.txt").get(0));
        List<Path> packages = new ArrayList<>(made("scaleguide-", ".zip"));
        packages.addAll(made("scaleguide-", ".deb"));
        assertThat(packages).hasSize(3);
        for (Path each : packages) {
            String name = each.getFileName().toString();
            assertThat(sums).contains(Sha256.of(each) + "  " + name);
            Matcher said = Pattern.compile("`" + Pattern.quote(name) + "` \\| (\\d+) MiB")
                    .matcher(readme);
            assertThat(said.find()).as(name + " in README.md").isTrue();
            assertThat(Files.size(each) / MIB).as(name).isLessThanOrEqualTo(Long.parseLong(said.group(1)));
        }
    }

    @Test
    void theFormulaForHomebrewNamesTheArchiveAndItsChecksum() throws IOException {
        Path archive = made("scaleguide-0", ".zip").get(0);

        assertThat(made("scaleguide", ".rb").get(0))
                .content()
                .contains("/releases/download/v", archive.getFileName().toString(), Sha256.of(archive));
    }

    @Test
    void theDockerfileStartsTheLauncherFromWhereItPutsTheArchive() throws IOException {
        assertThat(made("Dockerfile", "").get(0))
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
        Path archive = made("scaleguide-0", ".zip").get(0);
        Path home = unpack("scaleguide-0");

        assertThat(linux.path("sha256").asString()).isEqualTo(Sha256.of(archive));
        assertThat(linux.path("uri").asString()).endsWith("/" + archive.getFileName());
        assertThat(linux.path("files").path(0).path("from").asString()).isEqualTo(home.getFileName() + "/*");
        // krew calls the plugin by a link.
        Path link = Files.createSymbolicLink(
                folder.resolve("kubectl-scaleguide"),
                home.resolve(linux.path("bin").asString()));
        assertThat(run(link, Map.of("PATH", "/usr/bin:/bin"), "--version").out())
                .startsWith("scaleguide ");
    }

    private Path unpack(String name) throws IOException, InterruptedException {
        Command.of(
                        Path.of("unzip"),
                        "-q",
                        made(name, ".zip").get(0).toString(),
                        "-d",
                        folder.resolve("app").toString())
                .run()
                .orFail();
        try (Stream<Path> roots = Files.list(folder.resolve("app"))) {
            return roots.findFirst().orElseThrow();
        }
    }

    /** Runs the launcher as on a bare machine: nothing is on PATH, and no variable tells of Java, Helm or a cluster. */
    private Command.Outcome run(Path launcher, Map<String, String> more, String... arguments)
            throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(
                "/usr/bin/env",
                "-i",
                "PATH=" + folder.resolve("nothing"),
                "HOME=" + folder,
                "XDG_CACHE_HOME=" + cache()));
        more.forEach((name, value) -> command.add(name + "=" + value));
        command.add(launcher.toString());
        command.addAll(List.of(arguments));
        return new Command(command, Map.of(), "").run();
    }

    private Path cache() {
        return folder.resolve("cache");
    }

    /** What was made that is called so, in the order of names. */
    private List<Path> made(String start, String end) throws IOException {
        try (Stream<Path> files = Files.walk(packages)) {
            return files.filter(file -> file.getFileName().toString().startsWith(start)
                            && file.getFileName().toString().endsWith(end))
                    .sorted()
                    .toList();
        }
    }
}
