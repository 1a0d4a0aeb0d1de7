package io.scaleguide.e2e;

import io.scaleguide.tools.Command;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Assumptions;

/**
 * A folder on a disk of its own, small or read-only, that only the programs see that are started with its {@link #prefix}: a mount in a mount
 * namespace that a waiting process keeps. Nobody else's folder changes, and it is gone with that process.
 */
final class BadDisk implements AutoCloseable {
    private final Process keeper;
    private final List<String> enter;
    private final Path folder;

    private BadDisk(Process keeper, List<String> enter, Path folder) {
        this.keeper = keeper;
        this.enter = enter;
        this.folder = folder;
    }

    /** A folder that is there, on an empty disk of so many KiB. */
    static BadDisk small(Path folder, int kib) throws IOException, InterruptedException {
        return mount(folder, "mount -t tmpfs -o mode=700,size=" + kib + "k tmpfs \"$0\"");
    }

    /** A folder that is there, as it is, read-only; but for one folder in it, on a disk of its own that can be written to. */
    static BadDisk readOnly(Path folder, Path butFor) throws IOException, InterruptedException {
        return mount(
                folder,
                "mount --bind \"$0\" \"$0\" && mount -o remount,bind,ro \"$0\" && mount -t tmpfs -o mode=700 tmpfs '"
                        + butFor + "'");
    }

    /** As root with a mount namespace, as anyone else with a user namespace besides, where the system lets them. */
    private static BadDisk mount(Path folder, String mounts) throws IOException, InterruptedException {
        boolean root = Command.of(Path.of("id"), "-u").run().out().strip().equals("0");
        Process keeper = new ProcessBuilder(
                        "unshare",
                        root ? "-m" : "-Urm",
                        "sh",
                        "-c",
                        mounts + " && echo ready && exec cat",
                        folder.toString())
                .redirectErrorStream(true)
                .start();
        String said = keeper.inputReader().readLine();
        if (!"ready".equals(said)) {
            keeper.destroyForcibly().waitFor();
            String reason = "Skipped: a test of a full or read-only disk needs root, or user namespaces: " + said;
            System.err.println(reason);
            Assumptions.abort(reason);
        }
        List<String> enter = new ArrayList<>(List.of("nsenter", "-t", Long.toString(keeper.pid()), "-m"));
        if (!root) {
            enter.addAll(List.of("-U", "--preserve-credentials"));
        }
        enter.add("--");
        return new BadDisk(keeper, List.copyOf(enter), folder);
    }

    /** What comes before a command, so that it sees this disk. */
    List<String> prefix() {
        return enter;
    }

    /** Leaves no room on it. */
    BadDisk fill() throws IOException, InterruptedException {
        // Fails when there is no more room, which is what it is for.
        run("dd if=/dev/zero of='" + filler() + "' bs=4k");
        return this;
    }

    /** Gives the room back. */
    void free() throws IOException, InterruptedException {
        run("rm '" + filler() + "'").orFail();
    }

    private Path filler() {
        return folder.resolve("filler");
    }

    private Command.Outcome run(String script) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(enter);
        command.addAll(List.of("sh", "-c", script));
        return new Command(command, java.util.Map.of(), "").run();
    }

    /** Where a test finds what the programs see in a place. */
    Path seen(Path place) {
        return Path.of("/proc", Long.toString(keeper.pid()), "root", place.toString());
    }

    /** Every file on it but what fills it, by the names that the programs know. */
    List<Path> files() throws IOException {
        try (var all = Files.walk(seen(folder))) {
            return all.filter(Files::isRegularFile)
                    .filter(file -> !file.endsWith("filler"))
                    .map(file -> folder.resolve(seen(folder).relativize(file)))
                    .toList();
        }
    }

    @Override
    public void close() throws InterruptedException {
        keeper.destroy();
        keeper.waitFor();
    }
}
