package io.scaleguide.cli;

import io.scaleguide.guide.answer.AnswersFile;
import io.scaleguide.guide.proof.HiddenKey;
import io.scaleguide.kube.Credentials;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Option;

/** What a search for keys is told: keys beside those of the cluster and of the kubeconfig, and places beside Scaleguide's own. */
final class ProofOptions {
    @Option(
            names = "--prove",
            description =
                    "Also looks for your keys in everything that Scaleguide left on this machine and in the cluster.")
    private boolean wanted;

    @Option(
            names = "--also",
            paramLabel = "PATH",
            description = "With --prove: a file or folder more to look at; may be given again.")
    private List<Path> also = new ArrayList<>();

    @Option(
            names = "--answers",
            paramLabel = "FILE",
            description = "With --prove: an answers file, whose keys are looked for.")
    private Optional<Path> answers = Optional.empty();

    @Option(
            names = "--api-key-file",
            paramLabel = "FILE",
            description = "With --prove: a file with an API key to look for.")
    private Optional<Path> apiKeyFile = Optional.empty();

    @Option(
            names = "--app-key-file",
            paramLabel = "FILE",
            description = "With --prove: a file with an application key to look for.")
    private Optional<Path> appKeyFile = Optional.empty();

    boolean wanted() {
        return wanted;
    }

    /** The files that hold the keys which are looked for. */
    List<Path> files() {
        List<Path> files = new ArrayList<>();
        apiKeyFile.ifPresent(files::add);
        appKeyFile.ifPresent(files::add);
        return files;
    }

    /** What is looked at beside Scaleguide's own places. */
    List<Path> also() {
        return List.copyOf(also);
    }

    /** The keys in files and in the environment. */
    List<HiddenKey> keys(Surroundings surroundings) {
        List<HiddenKey> keys = new ArrayList<>();
        files().forEach(file -> keys.add(HiddenKey.of("key in " + file, AnswersFile.key(file))));
        answers.map(new AnswersFile(AnswerOptions.schema(surroundings, "answers"))::read)
                .orElse(Map.of())
                .forEach((name, value) -> {
                    if (name.endsWith("-key")) {
                        keys.add(HiddenKey.of(
                                name + " of " + answers.map(Path::toString).orElse(""), value));
                    }
                });
        surroundings.environment().forEach((name, value) -> {
            if (name.matches("(DD|DATADOG)_(API|APP|APPLICATION)_KEY")) {
                keys.add(HiddenKey.of("$" + name, value));
            } else if (name.toUpperCase(Locale.ROOT).matches("HTTPS?_PROXY")) {
                Credentials.proxyPassword(value)
                        .ifPresent(password -> keys.add(HiddenKey.of("password in $" + name, password)));
            }
        });
        return keys;
    }
}
