package io.scaleguide.tui.theme;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.scaleguide.document.DocumentException;
import io.scaleguide.tui.draw.Role;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ThemeFilesTest {
    private final ThemeFiles files = ThemeFiles.in(Path.of("assets"));

    @TempDir
    private Path folder;

    @Test
    void fiveThemesAreShipped() {
        assertThat(files.names()).containsExactly("colour-blind", "dark", "high-contrast", "light", "plain");
    }

    @ParameterizedTest
    @ValueSource(strings = {"colour-blind", "dark", "high-contrast", "light", "plain"})
    void everyThemeGivesEveryRoleALook(String name) {
        assertThat(files.named(name).looks()).containsOnlyKeys(Role.values());
    }

    @ParameterizedTest
    @ValueSource(strings = {"colour-blind", "dark", "high-contrast", "light", "plain"})
    void everyShippedThemeIsAsTheSchemaSays(String name) {
        assertThat(files.read(Path.of("assets/themes", name + ".yaml"))).isEqualTo(files.named(name));
    }

    /** The kept ones are written by {@code ./mvnw test -Dtest=ThemeFilesTest -Dthemes=write}. */
    @ParameterizedTest
    @ValueSource(strings = {"colour-blind", "dark", "high-contrast", "light", "plain"})
    void whatIsKeptOfAShippedThemeIsTheTheme(String name) throws IOException {
        Path yaml = Path.of("assets/themes", name + ".yaml");
        Theme read = files.read(yaml);
        if (System.getProperty("themes", "").equals("write")) {
            Files.writeString(Path.of(yaml + ".kept"), KeptTheme.write(read, Files.readString(yaml)));
        }
        assertThat(KeptTheme.of(yaml, name))
                .as("Write it with ./mvnw test -Dtest=ThemeFilesTest -Dthemes=write")
                .contains(read);
    }

    @Test
    void whatIsKeptOfAThemeThatWasChangedSinceDoesNotCount() throws IOException {
        Path themes = Files.createDirectories(folder.resolve("themes"));
        String dark = Files.readString(Path.of("assets/themes/dark.yaml"));
        Files.copy(Path.of("assets/themes/dark.yaml.kept"), themes.resolve("dark.yaml.kept"));
        Files.writeString(
                themes.resolve("dark.yaml"), dark.replace("ok: {foreground: \"#87d787\"}", "ok: {bold: true}"));

        assertThat(ThemeFiles.in(folder).named("dark").look(Role.OK))
                .isEqualTo(new Look(Optional.empty(), Optional.empty(), true, false, false));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "x\n",
                "#000000 #ffffff\nOK pink - -\n",
                "#000000 #ffffff\nOK - -\n",
                "#000000 #ffffff\nGOOD - - -\n"
            })
    void whatIsKeptAndMakesNoSenseDoesNotCount(String kept) throws IOException {
        Path themes = Files.createDirectories(folder.resolve("themes"));
        Path yaml = Files.copy(Path.of("assets/themes/dark.yaml"), themes.resolve("dark.yaml"));
        String sum = Files.readAllLines(Path.of("assets/themes/dark.yaml.kept")).get(0);
        Files.writeString(themes.resolve("dark.yaml.kept"), sum + "\n" + kept);

        assertThat(KeptTheme.of(yaml, "dark")).isEmpty();
        assertThat(ThemeFiles.in(folder).named("dark")).isEqualTo(files.named("dark"));
    }

    @Test
    void aThemeThatIsNotThereIsAnsweredWithThoseThatAre() {
        assertThatThrownBy(() -> files.named("blue"))
                .isInstanceOf(DocumentException.class)
                .hasMessageContaining("There is no theme \"blue\"; there are colour-blind, dark,");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "../themes/dark", "a:b", "dark.yaml", "da\0rk"})
    void whatIsNoNameOfAThemeIsAnsweredInTheSameWay(String name) {
        assertThatThrownBy(() -> files.named(name))
                .isInstanceOf(DocumentException.class)
                .hasMessageContaining("There is no theme \"" + name + "\"");
    }

    @Test
    void yourOwnThemeMayLeaveRolesOut() throws IOException {
        Theme theme = read("""
                title: Mine
                paper: {foreground: "#000000", background: "#fdf6e3"}
                roles:
                  bad: {foreground: bright-red, background: default, bold: true}
                  ok: {foreground: "#005F00"}
                """);
        assertThat(theme.name()).isEqualTo("mine");
        assertThat(theme.paper().background()).isEqualTo(new Colour.Rgb(0xfd, 0xf6, 0xe3));
        assertThat(theme.look(Role.BAD))
                .isEqualTo(new Look(Optional.of(new Colour.Ansi(9)), Optional.empty(), true, false, false));
        assertThat(theme.look(Role.OK).foreground()).contains(new Colour.Rgb(0, 0x5f, 0));
        assertThat(theme.look(Role.WARN)).isEqualTo(Look.PLAIN);
    }

    @Test
    void everyMistakeIsNamedWithFileAndLine() {
        assertThatThrownBy(() -> read("""
                        title: Mine
                        paper: {foreground: "#000000", background: "#ffffff"}
                        roles:
                          bad: {foreground: pink}
                          good: {foreground: green}
                          warn: {blink: true}
                          dim:
                            foreground: #808080
                        """))
                .isInstanceOf(DocumentException.class)
                .hasMessageContaining("mine.yaml:4: roles.bad.foreground: this has to be default, a colour such as")
                .hasMessageContaining("mine.yaml:5: roles: there is no field \"good\" here; there are text, dim,")
                .hasMessageContaining("mine.yaml:6: roles.warn: there is no field \"blink\" here")
                .hasMessageContaining("mine.yaml:8: roles.dim.foreground: ");
    }

    @Test
    void aThemeThatCannotBeReadSaysSo() {
        assertThatThrownBy(() -> files.read(folder.resolve("gone.yaml")))
                .isInstanceOf(DocumentException.class)
                .hasMessageContaining("gone.yaml: There is no such file.");
    }

    @Test
    void theSchemaNamesEveryRole() throws IOException {
        String schema = Files.readString(Path.of("assets/schema/theme.schema.json"));
        assertThat(List.of(Role.values())).allSatisfy(role -> assertThat(schema)
                .contains("\"" + role.name().toLowerCase(java.util.Locale.ROOT).replace('_', '-') + "\": {"));
    }

    private Theme read(String text) throws IOException {
        Path file = folder.resolve("mine.yaml");
        Files.writeString(file, text);
        return files.read(file);
    }
}
