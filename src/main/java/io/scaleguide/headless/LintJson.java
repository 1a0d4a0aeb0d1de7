package io.scaleguide.headless;

import io.scaleguide.lint.Checked;
import io.scaleguide.lint.trap.Trap;
import io.scaleguide.path.finding.FindingCatalogue;
import io.scaleguide.path.finding.FindingText;
import java.util.List;
import java.util.Locale;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Traps as JSON, as {@code assets/schema/lint.schema.json} says. */
public final class LintJson {
    private static final JsonMapper JSON = JsonMapper.shared();

    private final FindingCatalogue catalogue;

    /** @param catalogue the words of the findings */
    public LintJson(FindingCatalogue catalogue) {
        this.catalogue = catalogue;
    }

    /**
     * @param files the files and their traps
     * @return the same as JSON
     */
    public ObjectNode of(List<Checked> files) {
        ObjectNode root = JSON.createObjectNode().put("schema", 1).put("files", files.size());
        ArrayNode traps = root.putArray("traps");
        files.forEach(file -> file.traps().forEach(trap -> traps.add(trap(trap))));
        return root;
    }

    private ObjectNode trap(Trap trap) {
        FindingText text = catalogue.explain(trap.finding());
        ObjectNode node = JSON.createObjectNode()
                .put("file", trap.source().file())
                .put("line", trap.line())
                .put("column", trap.column())
                .put("id", text.id())
                .put("severity", text.severity().name().toLowerCase(Locale.ROOT))
                .put("title", text.title())
                .put("cause", text.cause())
                .put("explanation", text.explanation())
                .put("repair", text.repair().text())
                .put("fixable", trap.fixable())
                .put("link", text.link());
        ArrayNode before = node.putArray("before");
        trap.before().forEach(before::add);
        if (!trap.edits().isEmpty()) {
            ArrayNode after = node.putArray("after");
            trap.after().forEach(after::add);
        }
        return node;
    }
}
