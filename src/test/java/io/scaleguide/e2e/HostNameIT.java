package io.scaleguide.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.scaleguide.tools.Command;
import io.scaleguide.tools.Patience;
import io.scaleguide.tools.Tools;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A route that is for a host name, as most are outside of practice. */
class HostNameIT {
    @TempDir
    private Path home;

    @TempDir
    private Path practiceHome;

    @Test
    void theDoctorAndTheTrafficAskTheGatewayByTheRoutesName() throws IOException, InterruptedException {
        Tools tools = Tools.find(System.getenv());
        try (PracticeProcess practice = PracticeProcess.start(practiceHome, 30)) {
            Scaleguide scaleguide = new Scaleguide(home)
                    .with("KUBECONFIG", practice.kubeconfig().toString())
                    .with("PATH", tools.helm().getParent() + ":" + System.getenv("PATH"));
            practice.upTo("hpa", scaleguide);
            Command.of(
                            tools.kubectl(),
                            "--kubeconfig",
                            practice.kubeconfig().toString(),
                            "patch",
                            "httproute",
                            "echo",
                            "--namespace",
                            "scaleguide-demo",
                            "--type",
                            "merge",
                            "--patch",
                            "{\"spec\":{\"hostnames\":[\"shop.example\"]}}")
                    .run();

            Scaleguide.Outcome doctor = scaleguide.run(Patience.LONGEST, "doctor", "-o", "json");

            assertThat(doctor.err()).isEmpty();
            JsonNode traffic =
                    JsonMapper.shared().readTree(doctor.out()).path("hops").path(0);
            assertThat(traffic.path("verdict").asString()).as(doctor.out()).isEqualTo("ok");

            Scaleguide.Outcome again = scaleguide.run(
                    Patience.LONGEST,
                    "up",
                    "--yes",
                    "--from",
                    "traffic",
                    "--until",
                    "traffic",
                    "--answers",
                    practice.answers().toString());
            assertThat(again.exitCode()).as(again.out() + again.err()).isZero();
            assertThat(again.out()).contains("answers with status 200");
        }
    }
}
