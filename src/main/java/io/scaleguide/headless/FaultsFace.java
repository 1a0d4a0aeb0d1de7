package io.scaleguide.headless;

import java.io.PrintStream;
import java.util.List;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;

/**
 * Prints what can go wrong in a practice cluster.
 *
 * @param out where to
 */
public record FaultsFace(PrintStream out) {
    private static final int WIDTH = 100;

    /**
     * One fault.
     *
     * @param name as it is typed
     * @param wrong what goes wrong, as a sentence
     * @param kind finding, problem or overcome
     * @param sign the id of the finding or of the problem, or why it does no harm
     * @param ends when it ends
     * @param exercise whether it is part of the exercise
     */
    public record Row(String name, String wrong, String kind, String sign, String ends, boolean exercise) {}

    /** Prints them for people: names on the left, so that they can be found and copied. */
    public void table(List<Row> rows) {
        int widest = rows.stream().mapToInt(row -> row.name().length()).max().orElse(0);
        String indent = " ".repeat(widest + 2);
        for (Row row : rows) {
            String words = row.wrong() + " Ends " + row.ends() + ". "
                    + (row.kind().equals("overcome") ? row.sign() : "Seen as " + row.kind() + " " + row.sign() + ".");
            String lines = Paragraphs.wrap(words, WIDTH, indent);
            out.print(row.name() + " ".repeat(widest + 2 - row.name().length()) + lines.substring(indent.length()));
        }
    }

    /** Prints them as one JSON array. */
    public void json(List<Row> rows) {
        ArrayNode list = JsonMapper.shared().createArrayNode();
        rows.forEach(row -> list.addObject()
                .put("name", row.name())
                .put("wrong", row.wrong())
                .put(row.kind(), row.sign())
                .put("ends", row.ends())
                .put("exercise", row.exercise()));
        out.println(list);
    }
}
