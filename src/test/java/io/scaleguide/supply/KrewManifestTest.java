package io.scaleguide.supply;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.scaleguide.tools.Sha256;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

class KrewManifestTest {
    private static final Path TEMPLATE = Path.of("src/release/krew.yaml");

    @TempDir
    Path folder;

    @Test
    void everyArchiveWithJavaInsideIsAPlatformWithItsChecksum() throws IOException {
        Path linux = archive("scaleguide-1.2.0-linux-x86_64.zip");
        archive("scaleguide-1.2.0-osx-aarch_64.zip");
        archive("scaleguide-1.2.0-windows-x86_64.zip");
        archive("scaleguide-java-1.2.0-linux-x86_64.zip");

        JsonNode spec = manifest().path("spec");

        assertThat(spec.path("version").asString()).isEqualTo("v1.2.0");
        assertThat(spec.path("platforms").valueStream().map(KrewManifestTest::label))
                .containsExactly("linux/amd64", "darwin/arm64", "windows/amd64");
        assertThat(spec.path("platforms").valueStream().map(each -> each.path("bin")
                        .asString()))
                .containsExactly("bin/scaleguide", "bin/scaleguide", "bin/scaleguide.bat");
        JsonNode first = spec.path("platforms").path(0);
        assertThat(first.path("sha256").asString()).isEqualTo(Sha256.of(linux));
        assertThat(first.path("uri").asString())
                .endsWith("/releases/download/v1.2.0/scaleguide-1.2.0-linux-x86_64.zip");
        assertThat(first.path("files").path(0).path("from").asString()).isEqualTo("scaleguide-1.2.0-linux-x86_64/*");
    }

    @Test
    void theShortWordsAreAsShortAsKrewsIndexWantsThem() throws IOException {
        JsonNode template = new YAMLMapper().readTree(Files.readString(TEMPLATE));

        assertThat(template.path("spec").path("shortDescription").asString()).hasSizeLessThanOrEqualTo(50);
        assertThat(template.path("metadata").path("name").asString()).isEqualTo("scaleguide");
    }

    @Test
    void withoutAnArchiveThereIsNothingToDescribe() {
        assertThatThrownBy(this::manifest).hasMessageContaining("assemble them first");
    }

    private JsonNode manifest() throws IOException {
        Path out = folder.resolve("krew/scaleguide.yaml");
        KrewManifest.main(new String[] {TEMPLATE.toString(), folder.toString(), out.toString()});
        return new YAMLMapper().readTree(Files.readString(out));
    }

    private Path archive(String name) throws IOException {
        return Files.writeString(folder.resolve(name), name);
    }

    private static String label(JsonNode platform) {
        JsonNode labels = platform.path("selector").path("matchLabels");
        return labels.path("os").asString() + "/" + labels.path("arch").asString();
    }
}
