package io.scaleguide.cli;

import io.scaleguide.document.DocumentSchema;
import io.scaleguide.guide.answer.AnswerException;
import io.scaleguide.guide.answer.AnswersFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Option;

/** The options that answer the guide's fields. */
final class AnswerOptions {
    @Option(
            names = "--set",
            paramLabel = "FIELD=VALUE",
            description = "Answers a field of the guide; may be given again. Keys are not taken here.")
    private Map<String, String> set = new LinkedHashMap<>();

    @Option(names = "--answers", paramLabel = "FILE", description = "A YAML file of answers.")
    private Optional<Path> file = Optional.empty();

    @Option(names = "--api-key-file", paramLabel = "FILE", description = "A file that holds Datadog's API key.")
    private Optional<Path> apiKeyFile = Optional.empty();

    @Option(names = "--app-key-file", paramLabel = "FILE", description = "A file that holds the application key.")
    private Optional<Path> appKeyFile = Optional.empty();

    @Option(names = "--site", paramLabel = "SITE", description = "Datadog's site, for example datadoghq.eu.")
    private Optional<String> site = Optional.empty();

    @Option(names = "--datadog-url", paramLabel = "URL", description = "A proxy or stand-in in place of Datadog.")
    private Optional<String> datadogUrl = Optional.empty();

    @Option(names = "--chart", paramLabel = "DIR|TGZ", description = "Datadog's chart on disk.")
    private Optional<String> chart = Optional.empty();

    @Option(names = "--chart-repo", paramLabel = "URL", description = "The chart's repository.")
    private Optional<String> chartRepo = Optional.empty();

    @Option(names = "--chart-version", paramLabel = "VERSION", description = "The chart's version.")
    private Optional<String> chartVersion = Optional.empty();

    @Option(names = "--namespace", paramLabel = "NAME", description = "The workload's namespace.")
    private Optional<String> namespace = Optional.empty();

    @Option(names = "--demo-workload", description = "Makes the demo workload, its Gateway and route.")
    private boolean demoWorkload;

    @Option(
            names = "--steps",
            paramLabel = "DIR",
            description = "A folder of step files in place of the built-in ones.")
    private Optional<Path> steps = Optional.empty();

    /** The folder of the steps. */
    Path stepsFolder(Surroundings surroundings) {
        return steps.orElseGet(() -> surroundings.shippedFiles().resolve("wizard-steps"));
    }

    /** The answers of the command line. */
    Map<String, String> flags() {
        Map<String, String> flags = new LinkedHashMap<>();
        for (String secret : List.of("api-key", "app-key")) {
            if (set.containsKey(secret)) {
                throw new AnswerException(
                        List.of("A key on the command line can be seen by everyone on this machine. Put it in a"
                                + " file and name that with --" + secret + "-file, or use the environment."));
            }
        }
        site.ifPresent(value -> flags.put("site", value));
        datadogUrl.ifPresent(value -> flags.put("datadog-url", value));
        chart.ifPresent(value -> flags.put("chart", value));
        chartRepo.ifPresent(value -> flags.put("chart-repo", value));
        chartVersion.ifPresent(value -> flags.put("chart-version", value));
        namespace.ifPresent(value -> flags.put("namespace", value));
        if (demoWorkload) {
            flags.put("demo-workload", "true");
        }
        apiKeyFile.ifPresent(path -> flags.put("api-key", AnswersFile.key(path)));
        appKeyFile.ifPresent(path -> flags.put("app-key", AnswersFile.key(path)));
        flags.putAll(set);
        return flags;
    }

    /** The answers of the answers file. */
    Map<String, String> file(Surroundings surroundings) {
        return file.map(path -> new AnswersFile(schema(surroundings, "answers")).read(path))
                .orElseGet(Map::of);
    }

    /** One of the shipped schemas. */
    static DocumentSchema schema(Surroundings surroundings, String name) {
        Path path = surroundings.shippedFiles().resolve("assets/schema/" + name + ".schema.json");
        try {
            return DocumentSchema.of(Files.readString(path));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
