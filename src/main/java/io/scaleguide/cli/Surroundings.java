package io.scaleguide.cli;

import io.scaleguide.tui.terminal.EarlyScreen;
import java.io.File;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TimeZone;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/**
 * What the program finds around it: so that tests can put something else there.
 *
 * @param in standard input
 * @param out standard output
 * @param err standard error
 * @param environment the environment variables
 * @param userHome the user's home folder
 * @param home the distribution's folder; empty when not started by the launcher
 * @param clock the time
 * @param zoneOfUser the time zone; Java reads all zones of the world for it, so it is asked only where times are shown
 * @param early the screen of the process's terminal, where it shows a first frame already
 */
record Surroundings(
        InputStream in,
        PrintStream out,
        PrintStream err,
        Map<String, String> environment,
        Path userHome,
        Optional<Path> home,
        Clock clock,
        Supplier<ZoneId> zoneOfUser,
        Optional<EarlyScreen> early) {

    /** Where nothing is shown yet. */
    Surroundings(
            InputStream in,
            PrintStream out,
            PrintStream err,
            Map<String, String> environment,
            Path userHome,
            Optional<Path> home,
            Clock clock,
            Supplier<ZoneId> zoneOfUser) {
        this(in, out, err, environment, userHome, home, clock, zoneOfUser, Optional.empty());
    }

    static Surroundings ofProcess() {
        return new Surroundings(
                System.in,
                new PrintStream(System.out, true, StandardCharsets.UTF_8),
                new PrintStream(System.err, true, StandardCharsets.UTF_8),
                System.getenv(),
                Path.of(System.getProperty("user.home")),
                Optional.ofNullable(System.getProperty("scaleguide.home")).map(Path::of),
                Clock.systemUTC(),
                ZoneId::systemDefault);
    }

    /** The same, with a first frame on the screen. */
    Surroundings with(EarlyScreen shown) {
        return new Surroundings(in, out, err, environment, userHome, home, clock, zoneOfUser, Optional.of(shown));
    }

    /** The user's time zone. */
    ZoneId zone() {
        return zoneOfUser.get();
    }

    /**
     * How far the user's time is from UTC now, for what is gone before it changes. All that belongs to a zone takes ten times as long to read as the zone
     * of Java's older calendar.
     */
    ZoneOffset offset() {
        return ZoneOffset.ofTotalSeconds(TimeZone.getDefault().getOffset(clock.millis()) / 1000);
    }

    /** Whether these are the streams of the process, so that its terminal may be used for more than streams. */
    boolean ofThisProcess() {
        return in == System.in;
    }

    /**
     * The surroundings of a command in the shell: it prints where the shell does, reads nothing that is typed for the shell, and finds
     * the shell's kubeconfig files.
     */
    Surroundings inShell(PrintStream shellOut, List<Path> kubeconfigs) {
        Map<String, String> inner = new HashMap<>(environment);
        inner.put(
                "KUBECONFIG", kubeconfigs.stream().map(Path::toString).collect(Collectors.joining(File.pathSeparator)));
        return new Surroundings(InputStream.nullInputStream(), shellOut, err, inner, userHome, home, clock, zoneOfUser);
    }

    /** The distribution's folder, or the working folder of someone who runs from the sources. */
    Path shippedFiles() {
        return home.orElseGet(() -> Path.of("").toAbsolutePath());
    }

    /** Where state is kept: XDG_STATE_HOME (XDG Base Directory Specification), LOCALAPPDATA on Windows. */
    Path stateFolder() {
        Optional<Path> xdg = folder("XDG_STATE_HOME");
        if (xdg.isPresent()) {
            return xdg.get().resolve("scaleguide");
        }
        String local = environment.getOrDefault("LOCALAPPDATA", "");
        return local.isEmpty() ? userHome.resolve(".local/state/scaleguide") : Path.of(local, "scaleguide");
    }

    /** Where the launcher keeps class archives: XDG_CACHE_HOME, else {@code ~/.cache}. */
    Path cacheFolder() {
        return folder("XDG_CACHE_HOME").orElse(userHome.resolve(".cache")).resolve("scaleguide");
    }

    /** The specification has a path that is not absolute passed over: it would be another folder for each working folder. */
    private Optional<Path> folder(String variable) {
        return Optional.of(environment.getOrDefault(variable, ""))
                .filter(name -> !name.isEmpty())
                .map(Path::of)
                .filter(Path::isAbsolute);
    }

    /** The kubeconfig files: those named, else KUBECONFIG, else ~/.kube/config. */
    List<Path> kubeconfigs(List<Path> named) {
        if (!named.isEmpty()) {
            return named;
        }
        String variable = environment.getOrDefault("KUBECONFIG", "");
        if (!variable.isEmpty()) {
            return Arrays.stream(variable.split(File.pathSeparator, -1))
                    .filter(name -> !name.isEmpty())
                    .map(Path::of)
                    .toList();
        }
        return List.of(userHome.resolve(".kube/config"));
    }
}
