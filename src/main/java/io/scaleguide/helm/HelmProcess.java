package io.scaleguide.helm;

import io.scaleguide.bounds.Bound;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.zeroturnaround.exec.MessageLoggers;
import org.zeroturnaround.exec.ProcessExecutor;
import org.zeroturnaround.exec.ProcessResult;
import org.zeroturnaround.exec.StartedProcess;

/** One helm process: an argument vector, never a shell; both streams by line; a deadline; an end for the whole tree. */
final class HelmProcess {

    private static final Duration DRAIN = Duration.ofSeconds(2);

    private final Duration grace;

    /**
     * @param grace how long a tree that is told to end may take; helm 4 uses it to mark the release as failed
     */
    HelmProcess(Duration grace) {
        this.grace = grace;
    }

    /** Runs to the end, the deadline, or the interruption of the calling thread. */
    HelmResult run(
            List<String> command,
            Map<String, String> environment,
            String stdin,
            Duration deadline,
            Consumer<HelmLine> lines) {
        Transcript transcript = new Transcript(lines);
        ProcessExecutor executor = new ProcessExecutor(command)
                .environment(exactly(environment))
                .setMessageLogger(MessageLoggers.NOP)
                .redirectErrorStream(false)
                .redirectInput(new ByteArrayInputStream(stdin.getBytes(StandardCharsets.UTF_8)))
                .redirectOutput(transcript.stdout())
                .redirectError(transcript.stderr())
                .destroyOnExit();
        StartedProcess started;
        try {
            started = executor.start();
        } catch (IOException e) {
            return new HelmResult.NotStarted("You need a helm that can be run: " + command.get(0)
                    + " did not start. Check that the file exists and is executable.");
        }
        return await(started, deadline, transcript);
    }

    private HelmResult await(StartedProcess started, Duration deadline, Transcript transcript) {
        Future<ProcessResult> future = started.getFuture();
        try {
            int code = future.get(deadline.toMillis(), TimeUnit.MILLISECONDS).getExitValue();
            transcript.finish();
            if (transcript.over()) {
                return new HelmResult.Failed(
                        code,
                        "what helm prints is larger than " + Bound.PRINTED.words() + "; run the command by hand.",
                        transcript.lastLines());
            }
            return code == 0
                    ? new HelmResult.Ok(transcript.output())
                    : new HelmResult.Failed(code, FailureCause.of(transcript), transcript.lastLines());
        } catch (TimeoutException e) {
            end(started.getProcess().toHandle());
            drain(future);
            return new HelmResult.TimedOut(deadline, transcript.lastLines());
        } catch (InterruptedException e) {
            end(started.getProcess().toHandle());
            drain(future);
            Thread.currentThread().interrupt();
            return new HelmResult.Cancelled(transcript.lastLines());
        } catch (ExecutionException e) {
            end(started.getProcess().toHandle());
            return new HelmResult.Failed(
                    -1, "helm's output could not be read; run the command again.", transcript.lastLines());
        }
    }

    /** helm first, so that it can still sign in to the cluster to mark the release; then whatever is left. */
    private void end(ProcessHandle root) {
        List<ProcessHandle> below = root.descendants().toList();
        root.destroy();
        waitFor(root, grace);
        List<ProcessHandle> later = root.descendants().toList();
        below.forEach(ProcessHandle::destroy);
        below.forEach(each -> waitFor(each, Duration.ofMillis(200)));
        root.destroyForcibly();
        below.forEach(ProcessHandle::destroyForcibly);
        later.forEach(ProcessHandle::destroyForcibly);
        waitFor(root, DRAIN);
    }

    private static void waitFor(ProcessHandle process, Duration atMost) {
        try {
            process.onExit().get(atMost.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException | TimeoutException e) {
            // Still running: the caller's next step is harder.
        }
    }

    private static void drain(Future<ProcessResult> future) {
        try {
            future.get(DRAIN.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException | TimeoutException e) {
            future.cancel(true);
        }
    }

    /** zt-exec adds to this process's own environment; a null takes a variable away. */
    private static Map<String, @Nullable String> exactly(Map<String, String> wanted) {
        Map<String, @Nullable String> changes = new HashMap<>();
        new ProcessBuilder().environment().keySet().forEach(name -> changes.put(name, null));
        changes.putAll(wanted);
        return changes;
    }
}
