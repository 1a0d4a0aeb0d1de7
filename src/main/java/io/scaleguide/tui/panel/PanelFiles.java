package io.scaleguide.tui.panel;

import io.scaleguide.disk.DiskTrouble;
import io.scaleguide.disk.OwnFiles;
import io.scaleguide.panel.export.EventLines;
import io.scaleguide.panel.export.SeriesCsv;
import io.scaleguide.panel.view.PanelView;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** Keeps what the panel knows as files in a folder, on a thread of its own. Only their owner can read them. */
public final class PanelFiles implements PanelExports, AutoCloseable {
    private static final DateTimeFormatter STAMP =
            DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss-SSS").withZone(ZoneOffset.UTC);

    private final Path folder;
    private final Clock clock;
    private final Supplier<PanelView> view;
    private final ExecutorService thread = Executors.newSingleThreadExecutor(work -> {
        Thread made = new Thread(work, "panel-files");
        made.setDaemon(true);
        return made;
    });

    /**
     * @param folder where they go; made when the first is kept
     * @param clock the time, of which their names are
     * @param view what is known
     */
    public PanelFiles(Path folder, Clock clock, Supplier<PanelView> view) {
        this.folder = folder;
        this.clock = clock;
        this.view = view;
    }

    @Override
    public void csv(Consumer<String> done) {
        keep("series", ".csv", () -> csv(view.get()), done);
    }

    @Override
    public void jsonLines(Consumer<String> done) {
        keep("events", ".jsonl", () -> EventLines.of(view.get().events()), done);
    }

    @Override
    public void svg(String picture, Consumer<String> done) {
        keep("plot", ".svg", () -> picture, done);
    }

    private void keep(String what, String ending, Supplier<String> text, Consumer<String> done) {
        Path file = folder.resolve(what + "-" + STAMP.format(clock.instant()) + ending);
        thread.execute(() -> done.accept(written(file, text.get())));
    }

    private static String written(Path file, String text) {
        try {
            OwnFiles.write(file, text);
            return "Kept in " + file + ".";
        } catch (IOException e) {
            return file.getFileName() + " could not be written. "
                    + DiskTrouble.of(file, e).words();
        }
    }

    /** Ends its thread; what was asked for is still written. */
    @Override
    public void close() {
        thread.shutdown();
    }

    private static String csv(PanelView view) {
        return SeriesCsv.of(view.series(), view.unit());
    }
}
