package io.scaleguide.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.scaleguide.tools.Patience;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A practice cluster: of the run itself, or kept by {@code scaleguide practice} where the test wants to see it from outside. */
final class ClusterForPractice implements TestCluster {
    private static final Pattern FOLDER = Pattern.compile("KUBECONFIG=(.*)/kubeconfig");

    private final Path home;
    private final List<String> settings;
    private Optional<Scaleguide.Running> kept = Optional.empty();
    private Path folder = Path.of("");

    ClusterForPractice(Path home, int speed, String operator) {
        this.home = home;
        this.settings = List.of("--speed", Integer.toString(speed), "--operator", operator);
    }

    @Override
    public List<String> up() {
        List<String> arguments = new ArrayList<>(List.of("--practice"));
        arguments.addAll(settings);
        return arguments;
    }

    @Override
    public Path kubeconfig() throws IOException, InterruptedException {
        keep();
        return folder.resolve("kubeconfig");
    }

    @Override
    public Path answers() throws IOException, InterruptedException {
        keep();
        return folder.resolve("answers.yaml");
    }

    private void keep() throws IOException, InterruptedException {
        if (kept.isPresent()) {
            return;
        }
        List<String> arguments = new ArrayList<>(List.of("practice"));
        arguments.addAll(settings);
        Scaleguide.Running started = new Scaleguide(home).start(arguments.toArray(String[]::new));
        kept = Optional.of(started);
        Matcher matcher = FOLDER.matcher(started.awaitOutput("--answers", Patience.LONGEST));
        assertThat(matcher.find()).isTrue();
        folder = Path.of(matcher.group(1));
    }

    @Override
    public void close() throws InterruptedException {
        if (kept.isPresent()) {
            kept.get().process().destroy();
            kept.get().process().waitFor();
        }
    }
}
