package io.scaleguide.traffic.profile;

import io.scaleguide.traffic.profile.FromPoints.Point;
import io.scaleguide.traffic.profile.ProfileException.Problem;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * A profile as comma-separated values. The first line names the columns, in any order: {@code seconds} since the start (0 to 86,400, never less than
 * the line above), and {@code rate} in requests a second for an open loop (0 to 100,000) or {@code connections} in use for a closed one (0 to 1,024).
 * From line to line the level changes in a straight line; two lines of the same time are a step, and after the last line its level holds.
 * Empty lines and those that begin with {@code #} say nothing. A file has at most {@link #MOST_LINES} lines and {@link #MOST_BYTES} bytes.
 */
public final class ProfileCsv {
    /** The most lines. */
    public static final int MOST_LINES = 10_000;

    /** The largest file. */
    public static final int MOST_BYTES = 1024 * 1024;

    private static final int MOST_PROBLEMS = 5;
    private static final int MOST_SECONDS = 86_400;
    private static final int MOST_RATE = 100_000;
    private static final int MOST_CONNECTIONS = 1024;
    private static final String SECONDS = "seconds";
    private static final String COLUMNS = "The first line names the columns: seconds,rate or seconds,connections.";

    private final List<Problem> problems = new ArrayList<>();
    private final List<Point> points = new ArrayList<>();
    private final String file;

    /** Which column has what. */
    private record Columns(int seconds, int level, Loop loop) {}

    private ProfileCsv(String file) {
        this.file = file;
    }

    /**
     * Reads a file.
     *
     * @param path the file
     * @return its profile, and the loop that its columns mean
     * @throws ProfileException when it cannot be read, or is none: the first problems, with their lines
     */
    public static Schedule read(Path path) {
        try (InputStream in = Files.newInputStream(path)) {
            byte[] bytes = in.readNBytes(MOST_BYTES + 1);
            if (bytes.length > MOST_BYTES) {
                throw whole(path, "It is larger than " + MOST_BYTES / 1024 + " KiB, the most for a profile.");
            }
            return read(
                    path.toString(),
                    StandardCharsets.UTF_8
                            .newDecoder()
                            .decode(ByteBuffer.wrap(bytes))
                            .toString());
        } catch (CharacterCodingException e) {
            throw whole(path, "It is not text in UTF-8.");
        } catch (NoSuchFileException e) {
            throw whole(path, "There is no such file.");
        } catch (IOException e) {
            throw whole(path, "It cannot be read: " + e.getMessage() + ".");
        }
    }

    private static ProfileException whole(Path path, String message) {
        return new ProfileException(path.toString(), List.of(new Problem(0, message)));
    }

    /**
     * Reads a text.
     *
     * @param file its name, for the problems
     * @param text its content
     * @return the profile, and the loop that its columns mean
     * @throws ProfileException when it is none: the first problems, with their lines
     */
    public static Schedule read(String file, String text) {
        // A spreadsheet may put a byte order mark first.
        String[] lines = (text.startsWith("\uFEFF") ? text.substring(1) : text).split("\r\n|\n|\r", -1);
        return new ProfileCsv(file).schedule(lines);
    }

    private Schedule schedule(String[] lines) {
        if (lines.length > MOST_LINES) {
            throw refused(0, "It has " + lines.length + " lines; a profile has at most " + MOST_LINES + ".");
        }
        int first = 0;
        while (first < lines.length && silent(lines[first])) {
            first++;
        }
        if (first == lines.length) {
            throw refused(0, "It is empty. " + COLUMNS);
        }
        Columns columns = columns(lines[first], first + 1);
        for (int i = first + 1; i < lines.length && problems.size() < MOST_PROBLEMS; i++) {
            if (!silent(lines[i])) {
                line(columns, lines[i], i + 1);
            }
        }
        if (!problems.isEmpty()) {
            throw new ProfileException(file, problems);
        }
        if (points.stream().allMatch(point -> point.level() == 0)) {
            throw refused(0, "No line has an intensity above 0, so nothing would be sent.");
        }
        return new Schedule(columns.loop(), new FromPoints(points));
    }

    private ProfileException refused(int line, String message) {
        return new ProfileException(file, List.of(new Problem(line, message)));
    }

    private static boolean silent(String line) {
        return line.isBlank() || line.startsWith("#");
    }

    private Columns columns(String line, int number) {
        List<String> names =
                cells(line).stream().map(name -> name.toLowerCase(Locale.ROOT)).toList();
        int seconds = names.indexOf(SECONDS);
        int rate = names.indexOf("rate");
        int connections = names.indexOf("connections");
        if (names.size() != 2 || seconds < 0 || rate < 0 && connections < 0) {
            throw refused(number, COLUMNS);
        }
        return rate >= 0 ? new Columns(seconds, rate, Loop.OPEN) : new Columns(seconds, connections, Loop.CLOSED);
    }

    private static List<String> cells(String line) {
        return List.of(line.split(",", -1)).stream().map(String::strip).toList();
    }

    private void line(Columns columns, String line, int number) {
        List<String> cells = cells(line);
        if (cells.size() != 2) {
            problems.add(new Problem(number, "There are " + cells.size() + " values; a line has 2."));
            return;
        }
        try {
            boolean open = columns.loop() == Loop.OPEN;
            double seconds = number(cells.get(columns.seconds()), SECONDS, MOST_SECONDS);
            double level = number(
                    cells.get(columns.level()), open ? "rate" : "connections", open ? MOST_RATE : MOST_CONNECTIONS);
            if (!points.isEmpty() && seconds < points.get(points.size() - 1).seconds()) {
                throw new IllegalArgumentException("The time is before that of the line above; lines go on in time.");
            }
            points.add(new Point(seconds, level));
        } catch (IllegalArgumentException e) {
            problems.add(new Problem(number, String.valueOf(e.getMessage())));
        }
    }

    private static double number(String text, String column, int most) {
        boolean plain = text.matches("\\d{1,9}(\\.\\d{1,9})?");
        if (!plain || Double.parseDouble(text) > most) {
            String shown = text.length() > 20 ? text.substring(0, 20) + "..." : text;
            throw new IllegalArgumentException(
                    column + " is a number from 0 to " + most + ", such as 12 or 0.5, not \"" + shown + "\".");
        }
        return Double.parseDouble(text);
    }
}
