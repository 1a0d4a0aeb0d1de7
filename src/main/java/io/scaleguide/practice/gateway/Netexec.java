package io.scaleguide.practice.gateway;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Answers as the image agnhost does with the argument netexec (kubernetes test/images/agnhost/netexec/netexec.go). Where the
 * real one hands a command to a shell, this one knows three commands and never runs anything.
 */
final class Netexec {
    /** Kong gives up on a service after this (read_timeout of a Kong Service, 60 s unless set). */
    static final Duration KONG_READ_TIMEOUT = Duration.ofSeconds(60);

    private static final Pattern SLEEP = Pattern.compile("sleep\\s+(\\d{1,9}(?:\\.\\d{0,9})?|\\.\\d{1,9})s?");

    private final JsonMapper json = JsonMapper.builder().build();
    private final Clock clock;

    Netexec(Clock clock) {
        this.clock = clock;
    }

    /** @return how long the request keeps a replica busy; longer than {@link #KONG_READ_TIMEOUT} is possible */
    Duration takes(String path, String rawQuery) {
        Matcher sleep = SLEEP.matcher(path.equals("/shell") ? command(rawQuery) : "");
        return sleep.matches() ? Duration.ofNanos((long) (Double.parseDouble(sleep.group(1)) * 1e9)) : Duration.ZERO;
    }

    /** @return the answer, for a replica of that host name */
    WorkloadAnswer answer(String path, String rawQuery, String hostname) {
        return switch (path) {
            case "/shell" -> new WorkloadAnswer(200, "application/json", shell(command(rawQuery)));
            case "/echo" -> text(parameters(rawQuery).getOrDefault("msg", ""));
            case "/hostname" -> text(hostname);
            default -> text("NOW: " + clock.instant());
        };
    }

    private static WorkloadAnswer text(String body) {
        return new WorkloadAnswer(200, "text/plain; charset=utf-8", body);
    }

    private String shell(String command) {
        ObjectNode answer = json.createObjectNode();
        if (command.equals("echo") || command.startsWith("echo ")) {
            answer.put("output", command.substring("echo".length()).trim() + "\n");
        } else if (!command.isEmpty()
                && !command.equals("true")
                && !SLEEP.matcher(command).matches()) {
            answer.put("output", "/bin/sh: the practice workload knows only sleep, true and echo\n");
            answer.put("error", "exit status 127");
        }
        return answer.toString();
    }

    private static String command(String rawQuery) {
        Map<String, String> parameters = parameters(rawQuery);
        return parameters
                .getOrDefault("shellCommand", parameters.getOrDefault("cmd", ""))
                .trim();
    }

    private static Map<String, String> parameters(String rawQuery) {
        Map<String, String> parameters = new HashMap<>();
        for (String pair : rawQuery.split("&", -1)) {
            int equals = pair.indexOf('=');
            if (equals > 0) {
                parameters.putIfAbsent(decoded(pair.substring(0, equals)), decoded(pair.substring(equals + 1)));
            }
        }
        return parameters;
    }

    private static String decoded(String text) {
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            return text;
        }
    }
}
