package io.scaleguide.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The folders and files that the environment names. */
class SurroundingsTest {
    @TempDir
    private Path home;

    @Test
    void stateAndCacheAreWhereTheEnvironmentSaysElseInTheHome() {
        Surroundings named = in(Map.of(
                "XDG_STATE_HOME", home.resolve("state").toString(),
                "XDG_CACHE_HOME", home.resolve("cache").toString()));
        assertThat(named.stateFolder()).isEqualTo(home.resolve("state/scaleguide"));
        assertThat(named.cacheFolder()).isEqualTo(home.resolve("cache/scaleguide"));

        Surroundings usual = in(Map.of("XDG_STATE_HOME", ""));
        assertThat(usual.stateFolder()).isEqualTo(home.resolve(".local/state/scaleguide"));
        assertThat(usual.cacheFolder()).isEqualTo(home.resolve(".cache/scaleguide"));
    }

    @Test
    void aFolderThatIsNotAbsoluteIsPassedOver() {
        Surroundings relative = in(Map.of("XDG_STATE_HOME", "state", "XDG_CACHE_HOME", "cache"));

        assertThat(relative.stateFolder()).isEqualTo(home.resolve(".local/state/scaleguide"));
        assertThat(relative.cacheFolder()).isEqualTo(home.resolve(".cache/scaleguide"));
    }

    @Test
    void severalKubeconfigsAreTakenInTheirOrder() {
        Surroundings several = in(Map.of("KUBECONFIG", "/one" + File.pathSeparator + File.pathSeparator + "/two"));

        assertThat(several.kubeconfigs(List.of())).containsExactly(Path.of("/one"), Path.of("/two"));
        assertThat(several.kubeconfigs(List.of(Path.of("/own")))).containsExactly(Path.of("/own"));
        assertThat(in(Map.of()).kubeconfigs(List.of())).containsExactly(home.resolve(".kube/config"));
    }

    private Surroundings in(Map<String, String> environment) {
        PrintStream nowhere = new PrintStream(new ByteArrayOutputStream(), true, StandardCharsets.UTF_8);
        return new Surroundings(
                InputStream.nullInputStream(),
                nowhere,
                nowhere,
                environment,
                home,
                Optional.empty(),
                Clock.systemUTC(),
                () -> ZoneOffset.UTC);
    }
}
