package io.scaleguide.tui.terminal;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.lang.ProcessBuilder.Redirect;
import org.jline.terminal.Attributes;
import org.jline.terminal.Size;
import org.jline.terminal.impl.jni.JniNativePty;
import org.jline.terminal.impl.jni.JniTerminalProvider;

/** A terminal of 120x40 characters with nobody in front of it, for a program that is to believe that it has one. */
public final class Stage {
    private static final Size SIZE = new Size(120, 40);

    private Stage() {}

    /**
     * Runs a program on such a terminal to its end; what it shows is read by nobody. Where the system gives no terminal, the program has none.
     *
     * @param program not started yet
     * @return its exit code
     * @throws IOException when it cannot be started
     * @throws InterruptedException when this thread is told to end; the program is ended then
     */
    public static int run(ProcessBuilder program) throws IOException, InterruptedException {
        try (JniNativePty pty = (JniNativePty) new JniTerminalProvider().open(new Attributes(), SIZE)) {
            File terminal = new File(pty.getName());
            program.redirectInput(Redirect.from(terminal)).redirectOutput(Redirect.to(terminal));
            drain(pty.getMasterInput());
            return toItsEnd(program);
        } catch (LinkageError | UnsupportedOperationException noTerminals) {
            return toItsEnd(program);
        }
    }

    private static int toItsEnd(ProcessBuilder program) throws IOException, InterruptedException {
        Process process = program.start();
        try {
            return process.waitFor();
        } finally {
            process.destroyForcibly();
        }
    }

    /** A terminal that nobody reads would stop its program after a few screens. */
    private static void drain(InputStream shown) {
        Thread reader = new Thread(
                () -> {
                    try {
                        shown.transferTo(OutputStream.nullOutputStream());
                    } catch (IOException over) {
                        // The terminal is closed when its program has ended.
                        return;
                    }
                },
                "stage-reader");
        reader.setDaemon(true);
        reader.start();
    }
}
