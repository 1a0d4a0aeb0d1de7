package io.scaleguide.headless;

import io.scaleguide.panel.story.Sentence;
import io.scaleguide.text.Cells;
import java.io.PrintStream;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Prints the panel's story, a line for each sentence. */
public final class PanelFace {
    /** How it is written. */
    public enum Form {
        /** The time of day and the sentence. */
        PLAIN,
        /** An object a line, as {@code assets/schema/panel.schema.json} says: an event of the guide's form. */
        JSON
    }

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ROOT);
    private static final JsonMapper JSON = JsonMapper.shared();

    private final PrintStream out;
    private final ZoneId zone;
    private final Form form;

    /**
     * @param out where the lines go
     * @param zone the time zone of plain lines
     * @param form how they are written
     */
    public PanelFace(PrintStream out, ZoneId zone, Form form) {
        this.out = out;
        this.zone = zone;
        this.form = form;
    }

    /**
     * Prints a sentence.
     *
     * @param sentence the sentence
     * @return whether whoever reads the lines is still there
     */
    public boolean said(Sentence sentence) {
        out.println(
                switch (form) {
                    case PLAIN -> TIME.format(sentence.at().atZone(zone)) + "  " + Cells.clean(sentence.words());
                    case JSON -> json(sentence).toString();
                });
        return !out.checkError();
    }

    private static ObjectNode json(Sentence sentence) {
        ObjectNode line = JSON.createObjectNode()
                .put("time", sentence.at().toString())
                .put("event", "told")
                .put("topic", sentence.topic().name().toLowerCase(Locale.ROOT))
                .put("words", sentence.words())
                .put("wanted", sentence.figures().wanted())
                .put("ready", sentence.figures().ready());
        sentence.figures().value().ifPresent(value -> line.put("value", value));
        sentence.figures().target().ifPresent(target -> line.put("target", target));
        if (!sentence.figures().unit().isEmpty()) {
            line.put("unit", sentence.figures().unit());
        }
        return line;
    }
}
