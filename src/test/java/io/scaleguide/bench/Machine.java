package io.scaleguide.bench;

import io.scaleguide.tools.Command;
import io.scaleguide.tools.Tools;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What is measured on, and with: the figures of one machine mean little on another.
 *
 * @param jdk the home of the JDK
 * @param tools helm and kubectl
 */
record Machine(String jdk, Tools tools) {
    private static final Pattern NUMBER = Pattern.compile("\\d+");
    private static final double KIB_IN_GIB = 1 << 20;

    /** Prints it. */
    void print() throws IOException, InterruptedException {
        System.out.println();
        System.out.printf(
                "%s, %d processors, %s of memory, load %s%n",
                fact("/proc/cpuinfo", "model name").orElse(System.getProperty("os.arch")),
                Runtime.getRuntime().availableProcessors(),
                fact("/proc/meminfo", "MemTotal").map(Machine::gib).orElse("? GiB"),
                load());
        System.out.println(fact("/etc/os-release", "PRETTY_NAME")
                        .map(name -> name.replace("\"", "") + ", ")
                        .orElse("")
                + System.getProperty("os.name") + " " + System.getProperty("os.version"));
        System.out.println(java());
        System.out.println("kubectl: " + first(Command.of(tools.kubectl(), "version", "--client")) + "; helm: "
                + first(Command.of(tools.helm(), "version", "--short")));
        System.out.println();
    }

    /** The first number of the JDK's version. */
    int feature() throws IOException, InterruptedException {
        Matcher number = NUMBER.matcher(java());
        return number.find() ? Integer.parseInt(number.group()) : 0;
    }

    private String java() throws IOException, InterruptedException {
        return first(Command.of(Path.of(jdk, "bin", "java"), "--version"));
    }

    private static String first(Command command) throws IOException, InterruptedException {
        return command.run().out().lines().findFirst().orElse("?");
    }

    /** Of the last minute: with more than a little before the first row, all that follows is of less use. */
    private static String load() throws IOException {
        Path file = Path.of("/proc/loadavg");
        return Files.isReadable(file) ? Files.readString(file).split(" ", 2)[0] : "?";
    }

    private static String gib(String kib) {
        Matcher number = NUMBER.matcher(kib);
        return number.find() ? Math.round(Long.parseLong(number.group()) / KIB_IN_GIB) + " GiB" : "?";
    }

    private static Optional<String> fact(String file, String name) throws IOException {
        Path path = Path.of(file);
        return Files.isReadable(path)
                ? Files.readAllLines(path).stream()
                        .filter(line -> line.startsWith(name))
                        .map(line -> line.replaceFirst("^[^:=]*[:=]\\s*", ""))
                        .findFirst()
                : Optional.empty();
    }
}
