package io.scaleguide.panel.session;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A session as CSV (RFC 4180, values on one line). The first line names the columns, in any order; a line that begins with {@code #} is a remark.
 *
 * <table>
 * <caption>The columns; only the first three have to be there</caption>
 * <tr><td>{@code time}</td><td>RFC 3339, for example {@code 2026-11-25T10:00:15Z}, or seconds since the start; never less than the line before</td></tr>
 * <tr><td>{@code metric}</td><td>the metric as a number or a Kubernetes quantity: {@code 154.2}, {@code 154200m}; empty when there was none</td></tr>
 * <tr><td>{@code spec_replicas}</td><td>the replicas that were wanted</td></tr>
 * <tr><td>{@code target}</td><td>the target, written as the metric; empty when not known</td></tr>
 * <tr><td>{@code status_replicas}</td><td>the replicas that were there; empty for as many as wanted</td></tr>
 * <tr><td>{@code ready_pods}</td><td>the pods that were ready; empty for as many as were there</td></tr>
 * <tr><td>{@code requests_per_second}</td><td>the load; empty when not known</td></tr>
 * <tr><td>{@code desired_replicas}</td><td>the HPA's status.desiredReplicas; empty when not known</td></tr>
 * <tr><td>{@code missing}</td><td>why there was no metric</td></tr>
 * <tr><td>{@code record}</td><td>empty or {@code sample} for a sync; {@code spec} for the HPA's spec from then on; {@code rescale} for a rescale</td></tr>
 * <tr><td>{@code from}, {@code to}</td><td>of a rescale: the replicas before and after</td></tr>
 * <tr><td>{@code text}</td><td>of a spec: its JSON; of a rescale: the event's words, or nothing</td></tr>
 * </table>
 *
 * <p>Without any {@code rescale} line the changes of {@code spec_replicas} are the rescales. A file has at most {@link #MOST_LINES} lines of at most
 * {@link #LONGEST_LINE} characters.
 */
public final class SessionCsv {
    /** The most lines. */
    public static final int MOST_LINES = 30_000;

    /** The longest line, in characters. */
    public static final int LONGEST_LINE = 65_536;

    private static final int MOST_PROBLEMS = 20;

    private SessionCsv() {}

    /**
     * Reads a session.
     *
     * @param file the file's name, for the problems
     * @param text its content
     * @return the session, with at least one sample
     * @throws SessionException when it is none: the first 20 problems, with their lines
     */
    public static Session read(String file, String text) {
        List<SessionException.Problem> problems = new ArrayList<>();
        CsvRecords records = records(text, problems);
        Session session = Session.EMPTY;
        if (problems.isEmpty()) {
            try {
                session = records.session();
            } catch (IllegalArgumentException e) {
                problems.add(new SessionException.Problem(0, String.valueOf(e.getMessage())));
            }
        }
        if (!problems.isEmpty()) {
            throw new SessionException(file, problems);
        }
        return session;
    }

    private static CsvRecords records(String text, List<SessionException.Problem> problems) {
        // A spreadsheet may put a byte order mark first.
        String[] lines = (text.startsWith("\uFEFF") ? text.substring(1) : text).split("\r\n|\n|\r", -1);
        CsvRecords records = new CsvRecords();
        if (lines.length > MOST_LINES) {
            problems.add(new SessionException.Problem(
                    0, "It has " + lines.length + " lines; a session has at most " + MOST_LINES + "."));
            return records;
        }
        List<CsvColumn> columns = List.of();
        for (int i = 0; i < lines.length && problems.size() < MOST_PROBLEMS; i++) {
            if (lines[i].isBlank() || lines[i].startsWith("#")) {
                continue;
            }
            try {
                if (columns.isEmpty()) {
                    columns = columns(values(lines[i]));
                } else {
                    records.add(row(columns, values(lines[i])));
                }
            } catch (IllegalArgumentException e) {
                String message = String.valueOf(e.getMessage());
                problems.add(new SessionException.Problem(i + 1, message.endsWith(".") ? message : message + "."));
                if (columns.isEmpty()) {
                    return records;
                }
            }
        }
        if (problems.isEmpty() && records.isEmpty()) {
            problems.add(new SessionException.Problem(
                    0, "It has no samples. The first line names the columns (" + CsvColumn.titles() + ")."));
        }
        return records;
    }

    private static List<String> values(String line) {
        if (line.length() > LONGEST_LINE) {
            throw new IllegalArgumentException(
                    "the line has " + line.length() + " characters; at most " + LONGEST_LINE);
        }
        return CsvLine.read(line);
    }

    private static List<CsvColumn> columns(List<String> titles) {
        List<CsvColumn> columns = new ArrayList<>();
        for (String title : titles) {
            columns.add(CsvColumn.of(title)
                    .orElseThrow(() -> new IllegalArgumentException("there is no column \"" + title
                            + "\"; the first line names the columns: " + CsvColumn.titles())));
        }
        Set<CsvColumn> different = new HashSet<>(columns);
        if (different.size() < columns.size()) {
            throw new IllegalArgumentException("a column is named twice");
        }
        for (CsvColumn needed : List.of(CsvColumn.TIME, CsvColumn.METRIC, CsvColumn.SPEC_REPLICAS)) {
            if (!different.contains(needed)) {
                throw new IllegalArgumentException("the column " + needed.title() + " is missing");
            }
        }
        return columns;
    }

    private static Map<CsvColumn, String> row(List<CsvColumn> columns, List<String> values) {
        if (values.size() > columns.size()) {
            throw new IllegalArgumentException(
                    "the line has " + values.size() + " values for " + columns.size() + " columns");
        }
        Map<CsvColumn, String> row = new EnumMap<>(CsvColumn.class);
        for (int i = 0; i < values.size(); i++) {
            row.put(columns.get(i), values.get(i));
        }
        return row;
    }

    /**
     * Writes a session so that {@link #read} gives it back.
     *
     * @param session the session
     * @return the lines, each with its end
     */
    public static String write(Session session) {
        return CsvRecords.write(session);
    }
}
