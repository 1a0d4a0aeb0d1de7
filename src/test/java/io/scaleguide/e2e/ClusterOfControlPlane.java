package io.scaleguide.e2e;

import io.scaleguide.controlplane.FurnishedCluster;
import io.scaleguide.practice.PracticeOptions;
import io.scaleguide.practice.gateway.LoadModel;
import io.scaleguide.practice.kong.OperatorLine;
import java.nio.file.Path;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A real control plane with stand-ins around it. Its HPA windows are in real time, so they are answered shorter than usual. */
final class ClusterOfControlPlane implements TestCluster {
    private final FurnishedCluster furnished;
    private final Path answers;

    private ClusterOfControlPlane(FurnishedCluster furnished, Path answers) {
        this.furnished = furnished;
        this.answers = answers;
    }

    static ClusterOfControlPlane start(Path folder, int speed, String operator) throws Exception {
        FurnishedCluster furnished = FurnishedCluster.start(
                folder,
                new PracticeOptions(
                        speed,
                        1,
                        LoadModel.QUEUE,
                        OperatorLine.of(operator),
                        Path.of("assets/charts/datadog"),
                        Clock.systemUTC()));
        Map<String, String> more = new LinkedHashMap<>(Map.of("scale-down-window", "10s", "scale-up-period", "15s"));
        Optional.ofNullable(System.getProperty("chart")).ifPresent(chart -> more.put("chart", chart));
        return new ClusterOfControlPlane(furnished, furnished.answers(folder, more));
    }

    @Override
    public List<String> up() {
        return List.of("--yes", "--kubeconfig", kubeconfig().toString(), "--answers", answers.toString());
    }

    @Override
    public Path kubeconfig() {
        return furnished.kubeconfig();
    }

    @Override
    public Path answers() {
        return answers;
    }

    @Override
    public void close() throws Exception {
        furnished.close();
    }
}
