package io.scaleguide.e2e;

import io.scaleguide.tools.Command;
import io.scaleguide.tools.Tools;
import java.io.IOException;
import java.nio.file.Path;

/** An HPA that a panel takes for its own, on the guide's demo workload, for tests that do not need the rest of the job. */
final class EchoHpa {
    private static final String MANIFEST = """
            apiVersion: autoscaling/v2
            kind: HorizontalPodAutoscaler
            metadata: {name: echo, namespace: scaleguide-demo}
            spec:
              scaleTargetRef: {apiVersion: apps/v1, kind: Deployment, name: echo}
              minReplicas: 1
              maxReplicas: 3
              metrics:
              - type: External
                external:
                  metric: {name: "datadogmetric@scaleguide-demo:latency"}
                  target: {type: Value, value: "5"}
            """;

    private EchoHpa() {}

    /** Makes it with kubectl. */
    static void make(Tools tools, Path kubeconfig) throws IOException, InterruptedException {
        Command.of(tools.kubectl(), "apply", "-f", "-")
                .with("KUBECONFIG", kubeconfig.toString())
                .reading(MANIFEST)
                .run()
                .orFail();
    }
}
