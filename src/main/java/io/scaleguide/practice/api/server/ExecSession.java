package io.scaleguide.practice.api.server;

import io.scaleguide.practice.api.upgrade.WebSocket;
import io.scaleguide.practice.net.PodPrograms;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import tools.jackson.databind.node.ObjectNode;

/**
 * A program's output on the channels of {@code v4.channel.k8s.io} and {@code v5.channel.k8s.io}: the first byte of each message is the
 * channel, the exit code is a Status on the error channel. Source: k8s.io/apimachinery pkg/util/remotecommand.
 */
final class ExecSession {
    private static final byte STDOUT = 1;
    private static final byte STDERR = 2;
    private static final byte ERROR = 3;

    private final WebSocket socket;
    private final Address asked;

    ExecSession(WebSocket socket, Address asked) {
        this.socket = socket;
        this.asked = asked;
    }

    /** Sends all that a program gave, and waits for the client to leave. */
    void end(PodPrograms.Outcome outcome) throws IOException {
        say(STDOUT, "stdout", outcome.out());
        // With a terminal both come on standard output.
        boolean terminal = asked.first("tty").equals("true");
        say(terminal ? STDOUT : STDERR, terminal ? "stdout" : "stderr", outcome.err());
        socket.send(new byte[] {ERROR}, Json.bytes(status(outcome.exit())));
        socket.close();
        // Leaving while the client still sends would take back what it has not read yet.
        while (socket.receive().isPresent()) {
            // what is typed goes nowhere
        }
    }

    private void say(byte channel, String parameter, String text) throws IOException {
        if (!text.isEmpty() && asked.first(parameter).matches("true|1")) {
            socket.send(new byte[] {channel}, text.getBytes(StandardCharsets.UTF_8));
        }
    }

    private static ObjectNode status(int exit) {
        ObjectNode status = Json.object();
        status.putObject("metadata");
        if (exit == 0) {
            return status.put("status", "Success");
        }
        status.put("status", "Failure")
                .put("message", "command terminated with non-zero exit code: exit status " + exit)
                .put("reason", "NonZeroExitCode");
        status.putObject("details")
                .putArray("causes")
                .addObject()
                .put("reason", "ExitCode")
                .put("message", Integer.toString(exit));
        return status;
    }
}
