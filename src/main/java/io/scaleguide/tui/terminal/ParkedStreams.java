package io.scaleguide.tui.terminal;

import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;

/**
 * Holds back what the process prints to its standard output and error while the screen is up, where it would be written over the
 * drawing, and prints it when the screen is gone. The beginning is kept, since that is where a cause is.
 */
final class ParkedStreams {
    /** The most that is kept of each stream, in bytes. */
    static final int MOST = 64 * 1024;

    private final PrintStream out = System.out;
    private final PrintStream err = System.err;
    private final Kept keptOut = new Kept();
    private final Kept keptErr = new Kept();

    private ParkedStreams() {}

    /** @return the standard streams, held back from now on */
    static ParkedStreams park() {
        ParkedStreams parked = new ParkedStreams();
        System.setOut(new PrintStream(parked.keptOut, true, StandardCharsets.UTF_8));
        System.setErr(new PrintStream(parked.keptErr, true, StandardCharsets.UTF_8));
        return parked;
    }

    /** Puts the streams back, and prints what was held. */
    void release() {
        System.setOut(out);
        System.setErr(err);
        out.print(keptOut.take());
        err.print(keptErr.take());
        out.flush();
        err.flush();
    }

    private static final class Kept extends OutputStream {
        private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

        @Override
        public synchronized void write(int each) {
            if (bytes.size() < MOST) {
                bytes.write(each);
            }
        }

        @Override
        public synchronized void write(byte[] more, int offset, int length) {
            bytes.write(more, offset, Math.min(length, MOST - bytes.size()));
        }

        synchronized String take() {
            String text = bytes.toString(StandardCharsets.UTF_8);
            bytes.reset();
            return text;
        }
    }
}
