package io.scaleguide.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.scaleguide.tools.Command;
import io.scaleguide.tools.Tools;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** Runs the job with known keys and looks for them everywhere they must not be. */
class SecretsIT {
    private static final Duration LONG = Duration.ofMinutes(4);
    private static final Pattern FOLDER = Pattern.compile("KUBECONFIG=(.*)/kubeconfig");

    @TempDir
    private Path home;

    @TempDir
    private Path practiceHome;

    @ParameterizedTest
    @ValueSource(strings = {"path", "embedded"})
    void noKeyLeavesTheSecretItBelongsIn(String engine, @OnCluster(speed = 30) TestCluster cluster)
            throws IOException, InterruptedException {
        Tools tools = Tools.find(System.getenv());
        Map<String, String> keys = keys(cluster.answers());
        Scaleguide scaleguide = new Scaleguide(home)
                .with("PATH", tools.helm().getParent() + ":" + System.getenv("PATH"))
                .with("KUBECONFIG", cluster.kubeconfig().toString());
        cluster.usedBy(scaleguide);
        Scaleguide.Running up = scaleguide.start(
                "up",
                "--yes",
                "--answers",
                cluster.answers().toString(),
                "--helm",
                engine,
                "-o",
                "json",
                "--until",
                "hpa");
        ProcessSpy spy = new ProcessSpy(up.process().toHandle());
        Scaleguide.Outcome run = up.await(LONG);
        spy.close();
        assertThat(run.exitCode()).as(run.out() + run.err()).isZero();

        Map<String, String> places = new LinkedHashMap<>(spy.seen());
        assertThat(places.keySet()).as("processes seen").hasSizeGreaterThanOrEqualTo(4);
        places.put("standard output", run.out());
        places.put("standard error", run.err());
        addFiles(places, home);
        addCluster(places, tools, cluster.kubeconfig());
        keys.values().forEach(key -> assertNowhere(places, key));
    }

    private static Map<String, String> keys(Path answers) throws IOException {
        JsonNode known = new YAMLMapper().readTree(Files.readString(answers)).path("answers");
        Map<String, String> keys = new LinkedHashMap<>();
        for (String name : List.of("api-key", "app-key")) {
            Path file = answers.resolveSibling(known.path(name + "-file").asString(""));
            keys.put(name, Files.readString(file).strip());
        }
        return keys;
    }

    @Test
    void aPracticeClusterLeavesNothingBehindWhenItIsKilled() throws IOException, InterruptedException {
        Scaleguide started = new Scaleguide(practiceHome);
        Scaleguide.Running practice = started.start("practice");
        Path folder = folder(practice.awaitOutput("--answers", Duration.ofSeconds(60)));
        assertThat(folder).exists();
        practice.process().destroy();
        practice.process().waitFor();
        assertThat(folder).doesNotExist();
        assertThat(Files.list(started.temporary())).as("left behind").isEmpty();
    }

    private static Path folder(String output) {
        Matcher matcher = FOLDER.matcher(output);
        assertThat(matcher.find()).as(output).isTrue();
        return Path.of(matcher.group(1));
    }

    private static void addFiles(Map<String, String> places, Path root) throws IOException {
        try (Stream<Path> files = Files.walk(root)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                places.put(file.toString(), Files.readString(file, StandardCharsets.ISO_8859_1));
            }
        }
    }

    /** Every object but the one Secret that holds the keys; the Helm release is unpacked. */
    private static void addCluster(Map<String, String> places, Tools tools, Path kubeconfig)
            throws IOException, InterruptedException {
        String kinds = "secrets,configmaps,pods,deployments,daemonsets,services,events,hpa,datadogmetrics,gateways,crd";
        Command.Outcome all = Command.of(tools.kubectl(), "get", kinds, "-A", "-o", "json")
                .with("KUBECONFIG", kubeconfig.toString())
                .run()
                .orFail();
        int releases = 0;
        for (JsonNode object : JsonMapper.shared().readTree(all.out()).path("items")) {
            String name = object.path("kind").asString("") + " "
                    + object.path("metadata").path("name").asString("");
            if (name.equals("Secret datadog-keys")) {
                continue;
            }
            places.put(name, object.toString());
            String release = object.path("data").path("release").asString("");
            if (!release.isEmpty()) {
                releases++;
                places.put(name + ", unpacked", unpack(release));
            }
        }
        assertThat(releases).as("Helm releases looked into").isPositive();
    }

    /** A release is base64 of base64 of gzip: helm pkg/storage/driver/util.go. */
    private static String unpack(String release) throws IOException {
        byte[] zipped = Base64.getDecoder().decode(Base64.getDecoder().decode(release));
        try (GZIPInputStream gzip = new GZIPInputStream(new ByteArrayInputStream(zipped))) {
            return new String(gzip.readAllBytes(), StandardCharsets.ISO_8859_1);
        }
    }

    /** A key, its usual encodings and its parts are in none of these places. */
    static void assertNowhere(Map<String, String> places, String key) {
        byte[] bytes = key.getBytes(StandardCharsets.US_ASCII);
        List<String> forms = List.of(
                key,
                Base64.getEncoder().withoutPadding().encodeToString(bytes),
                HexFormat.of().formatHex(bytes),
                key.substring(0, 12),
                key.substring(12, 24),
                key.substring(key.length() - 12));
        places.forEach((place, text) -> assertThat(forms.stream().filter(text::contains))
                .as("in " + place)
                .isEmpty());
    }
}
