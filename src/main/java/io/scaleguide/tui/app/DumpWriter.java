package io.scaleguide.tui.app;

import io.scaleguide.disk.DiskTrouble;
import io.scaleguide.disk.OwnFiles;
import io.scaleguide.tui.draw.Canvas;
import io.scaleguide.tui.dump.AnsiDump;
import io.scaleguide.tui.dump.SvgDump;
import io.scaleguide.tui.theme.ColourDepth;
import io.scaleguide.tui.theme.Theme;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
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
            for (Map.Entry<String, String> file : files.entrySet()) {
                OwnFiles.write(Path.of(name + file.getKey()), file.getValue());
            }
            return "This screen is in " + name + ".txt, .ansi and .svg.";
        } catch (IOException e) {
            return "This screen could not be kept. " + DiskTrouble.of(folder, e).words();
        }
    }

    @Override
    public void close() {
        thread.shutdown();
    }
}
