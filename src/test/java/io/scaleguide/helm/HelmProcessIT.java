package io.scaleguide.helm;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;

@DisabledOnOs(OS.WINDOWS)
class HelmProcessIT {

    private static final Map<String, String> ENVIRONMENT = Map.of("PATH", "/usr/bin:/bin");

    private final HelmProcess process = new HelmProcess(Duration.ofSeconds(1));

    @Test
    void interruptionEndsTheWholeTree() throws Exception {
        CompletableFuture<Long> below = new CompletableFuture<>();
        CompletableFuture<HelmResult> result = new CompletableFuture<>();
        Thread caller = new Thread(
                () -> result.complete(process.run(
                        List.of("/bin/sh", "-c", "sleep 300 & echo $!; wait"),
                        ENVIRONMENT,
                        "",
                        Duration.ofMinutes(5),
                        line -> below.complete(Long.parseLong(line.text())))),
                "caller");
        caller.start();
        long pid = below.get(20, TimeUnit.SECONDS);
        caller.interrupt();
        assertThat(result.get(20, TimeUnit.SECONDS)).isInstanceOf(HelmResult.Cancelled.class);
        assertGone(pid);
    }

    @Test
    void theDeadlineEndsIt() {
        HelmResult result = process.run(
                List.of("/bin/sh", "-c", "trap '' TERM; echo on; while :; do sleep 1; done"),
                ENVIRONMENT,
                "",
                Duration.ofMillis(500),
                line -> {});
        assertThat(result).isInstanceOf(HelmResult.TimedOut.class);
    }

    @Test
    void givesTheChildOnlyItsEnvironmentAndKeepsStreamsApart() {
        List<HelmLine> lines = Collections.synchronizedList(new ArrayList<>());
        HelmResult result = process.run(
                List.of("/bin/sh", "-c", "cat; echo \"[$HOME]\"; echo warn >&2; printf last"),
                ENVIRONMENT,
                "a: 1\n",
                Duration.ofSeconds(20),
                lines::add);
        assertThat(result).isEqualTo(new HelmResult.Ok("a: 1\n[]\nlast\n"));
        assertThat(lines).contains(new HelmLine(true, "warn"), new HelmLine(false, "last"));
    }

    @Test
    void aMissingProgramIsAResult() {
        assertThat(process.run(List.of("/nowhere/helm"), ENVIRONMENT, "", Duration.ofSeconds(5), line -> {}))
                .isInstanceOf(HelmResult.NotStarted.class);
    }

    private static void assertGone(long pid) throws Exception {
        Optional<ProcessHandle> process = ProcessHandle.of(pid);
        if (process.isPresent()) {
            process.get().onExit().get(20, TimeUnit.SECONDS);
        }
        assertThat(ProcessHandle.of(pid).filter(ProcessHandle::isAlive)).isEmpty();
    }
}
