package io.scaleguide.tui.app;

import io.scaleguide.tui.draw.Canvas;
import io.scaleguide.tui.dump.AnsiDump;
import io.scaleguide.tui.dump.SvgDump;
import io.scaleguide.tui.theme.ColourDepth;
import io.scaleguide.tui.theme.Theme;
import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;

/** Keeps screens as files, on a thread of its own. Only their owner can read them. */
final class DumpWriter implements AutoCloseable {
    private static final DateTimeFormatter STAMP =
            DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss-SSS").withZone(ZoneOffset.UTC);

    private final Path folder;
    private final Clock clock;
    private final ExecutorService thread = Executors.newSingleThreadExecutor(work -> {
        Thread made = new Thread(work, "screen-dump");
        made.setDaemon(true);
        return made;
    });

    DumpWriter(Path folder, Clock clock) {
        this.folder = folder;
        this.clock = clock;
    }

    void write(Canvas canvas, Theme theme, Consumer<String> done) {
        thread.execute(() -> done.accept(written(canvas, theme)));
    }

    private String written(Canvas canvas, Theme theme) {
        Path name = folder.resolve("screen-" + STAMP.format(clock.instant()));
        Map<String, String> files = Map.of(
                ".txt", canvas.text(),
                ".ansi", AnsiDump.write(canvas, theme, ColourDepth.TRUE),
                ".svg", SvgDump.write(canvas, theme, "Scaleguide"));
        try {
            Files.createDirectories(folder, ours("rwx------"));
            for (Map.Entry<String, String> file : files.entrySet()) {
                Path target = Path.of(name + file.getKey());
                Files.createFile(target, ours("rw-------"));
                Files.writeString(target, file.getValue(), StandardOpenOption.WRITE);
            }
            return "This screen is in " + name + ".txt, .ansi and .svg.";
        } catch (IOException e) {
            return "This screen could not be kept in " + folder + ": "
                    + e.getClass().getSimpleName() + ".";
        }
    }

    private static FileAttribute<?>[] ours(String permissions) {
        boolean posix = FileSystems.getDefault().supportedFileAttributeViews().contains("posix");
        List<FileAttribute<?>> attributes = posix
                ? List.of(PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(permissions)))
                : List.of();
        return attributes.toArray(FileAttribute<?>[]::new);
    }

    @Override
    public void close() {
        thread.shutdown();
    }
}
