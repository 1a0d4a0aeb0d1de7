package io.scaleguide.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Long text on a real terminal goes through the program that PAGER names, and nowhere else. */
class PagerIT {
    private static final String KEY = "0123456789abcdef0123456789abcdef";

    @TempDir
    private Path home;

    private Path environment = Path.of("");
    private Path pager = Path.of("");

    /** A pager that says that it was there, and keeps what it was told. */
    @BeforeEach
    void make() throws IOException {
        environment = home.resolve("environment");
        pager = Files.writeString(
                home.resolve("pager"), "#!/bin/sh\nenv > '" + environment + "'\ntail -n 3\necho \"paged $1\"\n");
        assertThat(pager.toFile().setExecutable(true)).isTrue();
    }

    @Test
    void helpAndListsGoThroughItWithItsArgumentsAndWithoutKeys() throws IOException, InterruptedException {
        try (WizardScreen screen = shell(pager + " softly")) {
            screen.run("practice", "faults");
            assertThat(screen.awaitExit()).isZero();
            assertThat(screen.tmux().screen()).contains("paged softly");
            assertThat(environment).content().contains("LESS=FRX").doesNotContain(KEY);
            Files.delete(environment);
            screen.run("up", "--help");
            screen.await("paged softly", "rc=0.");
            assertThat(environment).exists();
        }
    }

    @Test
    void notInAPipeNorForAShortAnswerNorWhereThereIsNone() throws IOException, InterruptedException {
        try (WizardScreen screen = shell(pager.toString())) {
            screen.run("practice", "faults", "|", "tail", "-n", "2");
            screen.awaitExit();
            screen.run("version");
            screen.await("scaleguide ", "rc=0.");
            assertThat(environment).doesNotExist();
        }
        try (WizardScreen screen = shell("")) {
            screen.run("up", "--help");
            assertThat(screen.awaitExit()).isZero();
            assertThat(environment).doesNotExist();
        }
    }

    @Test
    void oneThatIsNotThereIsNamedAndTheTextComesAllTheSame() throws IOException, InterruptedException {
        try (WizardScreen screen = shell(home.resolve("gone").toString())) {
            screen.run("practice", "faults");
            screen.await("which cannot be started", "rc=0.");
        }
    }

    private WizardScreen shell(String variable) throws IOException, InterruptedException {
        Scaleguide scaleguide = new Scaleguide(home).with("PAGER", variable).with("DD_API_KEY", KEY);
        return WizardScreen.shell(scaleguide, 160, 200);
    }
}
