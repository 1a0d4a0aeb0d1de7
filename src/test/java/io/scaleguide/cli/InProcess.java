package io.scaleguide.cli;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A command of the program that was run in this JVM, for commands that need neither a cluster nor a terminal. */
record InProcess(int code, String out, String err) {

    /**
     * Runs a command, with an empty environment and no home.
     *
     * @param input what comes on standard input
     * @param arguments the command line
     * @return what came of it
     */
    static InProcess run(String input, List<String> arguments) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        Surroundings surroundings = new Surroundings(
                new ByteArrayInputStream(input.getBytes(StandardCharsets.UTF_8)),
                new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8),
                Map.of(),
                Path.of("/nowhere"),
                Optional.empty(),
                Clock.systemUTC(),
                () -> ZoneOffset.UTC);
        int code = CommandLineProgram.run(surroundings, arguments.toArray(String[]::new));
        return new InProcess(code, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
    }

    /** What it printed, read as JSON. */
    JsonNode json() {
        return JsonMapper.shared().readTree(out);
    }
}
