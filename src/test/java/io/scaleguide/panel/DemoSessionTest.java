package io.scaleguide.panel;

import static org.assertj.core.api.Assertions.assertThat;

import io.scaleguide.panel.session.Session;
import io.scaleguide.panel.session.SessionCsv;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import org.junit.jupiter.api.Test;

/**
 * The session that comes with the program: 48 clients on a queue, and a policy that lets one pod in every five minutes. To renew the file after a change of
 * its form, run this test with {@code -Drenew=true} among the JVM's options.
 */
class DemoSessionTest {
    private static final Path FILE = Path.of("assets/sessions/slow-scale-up.csv");

    @Test
    void theShippedSessionIsTheOneThatIsReckonedHere() throws IOException {
        Session session = ControlledSession.run(
                Specs.hpa(1, 10, "150", """
                        {"scaleUp": {"policies": [{"type": "Pods", "value": 1, "periodSeconds": 300}]}}"""), Laws.closed(48, 4, 80), second -> 0, 121, 0.04, new Random(4));
        String text =
                "# 48 clients that wait for their answers, 4 requests at a time per replica, 80 ms each; simulated.\n"
                        + SessionCsv.write(session);
        if (Boolean.getBoolean("renew")) {
            Files.writeString(FILE, text);
        }
        assertThat(Files.readString(FILE)).isEqualTo(text);
        assertThat(SessionCsv.read("demo", text)).isEqualTo(session);
    }
}
