package io.scaleguide.helm;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Looks for a helm that runs: on PATH, then among the distribution's own libraries. */
final class HelmFinder {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Pattern VERSION = Pattern.compile("v(\\d+)\\.(\\d+)\\.\\d+\\S*");
    private static final String EMBEDDED = "io.scaleguide.helm.embedded.EmbeddedHelm";

    private final Map<String, String> environment;
    private final HelmProcess process;

    HelmFinder(Map<String, String> environment, HelmProcess process) {
        this.environment = environment;
        this.process = process;
    }

    Optional<HelmEngine> onPath() {
        return Stream.of(variable("PATH").split(Pattern.quote(File.pathSeparator), -1))
                .filter(folder -> !folder.isBlank())
                .flatMap(folder -> Stream.of("helm", "helm.exe", "helm.cmd")
                        .map(name -> Path.of(folder).resolve(name)))
                .filter(file -> Files.isRegularFile(file) && Files.isExecutable(file))
                .flatMap(file -> probe(List.of(file.toString()), false).stream())
                .findFirst();
    }

    Optional<HelmEngine> embedded(Optional<Path> home) {
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        String classPath = home.map(HelmFinder::libraries).orElseGet(() -> System.getProperty("java.class.path"));
        return probe(List.of(java, "-XX:TieredStopAtLevel=1", "-cp", classPath, EMBEDDED), true);
    }

    private static String libraries(Path home) {
        Path lib = home.resolve("lib");
        return lib.resolve("*") + File.pathSeparator + lib.resolve("helm").resolve("*");
    }

    private Optional<HelmEngine> probe(List<String> command, boolean embedded) {
        List<String> asked =
                Stream.concat(command.stream(), Stream.of("version", "--short")).toList();
        HelmResult result = process.run(asked, ChildEnvironment.filter(environment), "", PATIENCE, line -> {});
        if (!(result instanceof HelmResult.Ok ok)) {
            return Optional.empty();
        }
        Matcher version = VERSION.matcher(ok.output());
        if (!version.find()) {
            return Optional.empty();
        }
        int major = Integer.parseInt(version.group(1));
        int minor = Integer.parseInt(version.group(2));
        if (major < 3 || (major == 3 && minor < 10)) {
            return Optional.empty();
        }
        String plain = version.group().split("\\+", 2)[0];
        String description =
                embedded ? "Helm " + plain.substring(1) + ", embedded" : "helm " + plain + " at " + command.get(0);
        return Optional.of(new HelmEngine(command, description, major, minor, embedded));
    }

    /** Windows spells the variable {@code Path}. */
    private String variable(String name) {
        return environment.entrySet().stream()
                .filter(entry -> entry.getKey().toUpperCase(Locale.ROOT).equals(name))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElse("");
    }
}
