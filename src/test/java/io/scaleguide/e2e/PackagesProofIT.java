package io.scaleguide.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.scaleguide.tools.Command;
import io.scaleguide.tools.Sha256;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** By what somebody can tell that a download is what was released, as far as there are downloads: their sums, signatures and sizes. */
@EnabledIfSystemProperty(named = "packages", matches = ".+", disabledReason = "packages are made with -Ppackages")
class PackagesProofIT {
    private static final Path KEY = Path.of("target/rehearsal.gpg");
    private static final long MIB = 1024 * 1024;

    private final Path folder;
    private final Released released;

    PackagesProofIT(@TempDir Path folder) {
        this.folder = folder;
        released = new Released(folder);
    }

    @Test
    void everythingHasAChecksum() throws IOException {
        for (Path each : downloads()) {
            assertThat(sums()).content().contains(Sha256.of(each) + "  " + each.getFileName());
        }
    }

    /** On the platform that the README tells of: Helm's library, a good part of it, is another one on each. */
    @Test
    @EnabledOnOs(value = OS.LINUX, architectures = "amd64")
    void nothingIsLargerThanTheReadmeSays() throws IOException {
        String readme = Files.readString(Path.of("README.md"));
        for (Path each : downloads()) {
            String name = each.getFileName().toString();
            Matcher said = Pattern.compile("`" + Pattern.quote(name) + "` \\| (\\d+) MiB")
                    .matcher(readme);
            assertThat(said.find()).as(name + " in README.md").isTrue();
            assertThat(Files.size(each)).as(name).isLessThanOrEqualTo(Long.parseLong(said.group(1)) * MIB);
        }
    }

    @Test
    void everythingIsSignedAndAChangedByteIsSeen() throws IOException, InterruptedException {
        takeTheKey();
        List<Path> files = new ArrayList<>(downloads());
        files.add(sums());
        for (Path each : files) {
            Path file = Files.copy(each, folder.resolve(each.getFileName()));
            String name = each.getFileName().toString();
            Path signature = released.made(name, ".asc").get(0);
            assertThat(gpg("--verify", signature.toString(), file.toString()).exit())
                    .as(name)
                    .isZero();

            byte[] changed = Files.readAllBytes(file);
            changed[changed.length / 2] ^= 1;
            Files.write(file, changed);
            Command.Outcome refused = gpg("--verify", signature.toString(), file.toString());
            assertThat(refused.err()).as(name).contains("BAD signature");
            assertThat(refused.exit()).as(name).isNotZero();
        }
    }

    @Test
    void theLinesInTheReadmeTellADownloadFromAnother() throws IOException, InterruptedException {
        takeTheKey();
        Matcher lines =
                Pattern.compile("```sh\n(gpg --verify [^`]+)```").matcher(Files.readString(Path.of("README.md")));
        assertThat(lines.find()).isTrue();
        Path archive =
                Files.copy(downloads().get(0), folder.resolve(downloads().get(0).getFileName()));
        Files.copy(sums(), folder.resolve(sums().getFileName()));
        Path signature = released.made(sums().getFileName().toString(), ".asc").get(0);
        Files.copy(signature, folder.resolve(signature.getFileName()));
        String check = "set -e; cd '" + folder + "'\n" + lines.group(1);

        Command sh = Command.of(Path.of("sh"), "-c", check)
                .with("GNUPGHOME", keyring().toString())
                .with("LC_ALL", "C");
        assertThat(sh.run().out()).isEqualTo(archive.getFileName() + ": OK\n");

        Files.writeString(archive, "another");
        assertThat(sh.run().out()).isEqualTo(archive.getFileName() + ": FAILED\n");
        assertThat(sh.run().exit()).isNotZero();
    }

    private List<Path> downloads() throws IOException {
        List<Path> downloads = new ArrayList<>(released.made("scaleguide-", ".zip"));
        downloads.addAll(released.made("scaleguide-", ".deb"));
        downloads.addAll(released.made("scaleguide-", ".rpm"));
        assertThat(downloads).isNotEmpty();
        return downloads;
    }

    private Path sums() throws IOException {
        return released.made("scaleguide-", "_checksums_sha256.txt").get(0);
    }

    private Path keyring() {
        return folder.resolve("keyring");
    }

    private void takeTheKey() throws IOException, InterruptedException {
        assumeTrue(Files.exists(KEY), "nothing is signed where there was no gpg");
        Files.createDirectory(
                keyring(), PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        gpg("--import", KEY.toString()).orFail();
    }

    private Command.Outcome gpg(String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of("--batch"));
        command.addAll(List.of(arguments));
        return Command.of(Path.of("gpg"), command.toArray(String[]::new))
                .with("GNUPGHOME", keyring().toString())
                .with("LC_ALL", "C")
                .run();
    }
}
