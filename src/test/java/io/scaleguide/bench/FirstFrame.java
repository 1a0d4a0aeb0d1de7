package io.scaleguide.bench;

import io.scaleguide.tools.Pty;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * How long a program takes from its start to a frame on a pseudo terminal of 120x40 that shows a text, in milliseconds. The start of util-linux's script
 * and of a shell, which give it the terminal, is in it.
 *
 * @param argv the program and its arguments
 * @param environment what is added to this process's environment
 * @param shown what the frame shows
 */
record FirstFrame(List<String> argv, Map<String, String> environment, String shown) implements Paired.Side {
    private static final String END_OF_FRAME = "\u001b[?2026l";
    private static final long LONGEST_NANOS = 60_000_000_000L;

    @Override
    public double measure() throws IOException, InterruptedException {
        long begin = System.nanoTime();
        try (Pty pty = Pty.run(120, 40, environment, argv)) {
            while (!there(pty.text())) {
                if (System.nanoTime() - begin > LONGEST_NANOS) {
                    throw new IOException("no frame came:\n" + pty.text());
                }
                TimeUnit.MILLISECONDS.sleep(1);
            }
            return (System.nanoTime() - begin) / 1e6;
        }
    }

    private boolean there(String output) {
        int text = output.indexOf(shown);
        return text >= 0 && output.indexOf(END_OF_FRAME, text) >= 0;
    }
}
