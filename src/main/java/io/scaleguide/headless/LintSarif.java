package io.scaleguide.headless;

import io.scaleguide.lint.Checked;
import io.scaleguide.lint.file.LintFiles;
import io.scaleguide.lint.source.Edit;
import io.scaleguide.lint.source.SourceText;
import io.scaleguide.lint.trap.Masking;
import io.scaleguide.lint.trap.Trap;
import io.scaleguide.path.finding.FindingCatalogue;
import io.scaleguide.path.finding.FindingText;
import io.scaleguide.path.finding.FindingText.Severity;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Traps as SARIF 2.1.0, for code scanning (OASIS, Static Analysis Results Interchange Format, sections 3.13 to 3.57). */
public final class LintSarif {
    private static final String SCHEMA =
            "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json";
    private static final JsonMapper JSON = JsonMapper.shared();

    private final FindingCatalogue catalogue;
    private final String version;

    /**
     * @param catalogue the words of the findings
     * @param version the program's version
     */
    public LintSarif(FindingCatalogue catalogue, String version) {
        this.catalogue = catalogue;
        this.version = version;
    }

    /**
     * @param files the files and their traps
     * @return one run
     */
    public ObjectNode of(List<Checked> files) {
        ObjectNode root = JSON.createObjectNode().put("$schema", SCHEMA).put("version", "2.1.0");
        ObjectNode run = root.putArray("runs").addObject();
        ObjectNode driver = run.putObject("tool")
                .putObject("driver")
                .put("name", "scaleguide lint")
                .put("version", version)
                .put("semanticVersion", version);
        List<Trap> traps = files.stream().flatMap(file -> file.traps().stream()).toList();
        List<String> ids = traps.stream()
                .map(trap -> trap.finding().id())
                .distinct()
                .sorted()
                .toList();
        ArrayNode rules = driver.putArray("rules");
        ids.forEach(id -> catalogue.find(id).ifPresent(text -> rules.add(rule(text))));
        run.put("columnKind", "utf16CodeUnits");
        ArrayNode results = run.putArray("results");
        traps.forEach(
                trap -> results.add(result(trap, ids.indexOf(trap.finding().id()))));
        return root;
    }

    private static ObjectNode rule(FindingText text) {
        ObjectNode rule = JSON.createObjectNode().put("id", text.id());
        rule.putObject("shortDescription").put("text", text.title() + ".");
        rule.putObject("fullDescription").put("text", text.explanation());
        rule.put("helpUri", text.link());
        rule.putObject("defaultConfiguration").put("level", level(text));
        return rule;
    }

    private static String level(FindingText text) {
        return text.severity() == Severity.BREAKS ? "error" : "warning";
    }

    private ObjectNode result(Trap trap, int rule) {
        FindingText text = catalogue.explain(trap.finding());
        ObjectNode result = JSON.createObjectNode()
                .put("ruleId", text.id())
                .put("ruleIndex", rule)
                .put("level", level(text));
        result.putObject("message")
                .put(
                        "text",
                        text.title() + ". " + text.cause() + " " + text.repair().text());
        ObjectNode place = result.putArray("locations").addObject().putObject("physicalLocation");
        artifact(place, trap.source());
        region(place.putObject("region"), trap.source(), trap.start(), trap.end());
        if (!trap.edits().isEmpty()) {
            fix(result, trap, text);
        }
        return result;
    }

    private static void artifact(ObjectNode holder, SourceText source) {
        holder.putObject("artifactLocation").put("uri", uri(source.file()));
    }

    /** A relative file stays relative: who reads the run knows against what. */
    private static String uri(String file) {
        if (file.equals(LintFiles.STANDARD_INPUT_NAME)) {
            return "stdin";
        }
        Path path = Path.of(file);
        return path.isAbsolute()
                ? path.toUri().toString()
                : URI.create("x:/").resolve(path(path)).toString().substring("x:/".length());
    }

    private static URI path(Path relative) {
        String slashes = relative.normalize().toString().replace('\\', '/');
        try {
            return new URI(null, null, slashes, null);
        } catch (java.net.URISyntaxException e) {
            throw new IllegalArgumentException(slashes + " cannot be written as a URI", e);
        }
    }

    private static void region(ObjectNode region, SourceText source, int start, int end) {
        region.put("startLine", source.line(start))
                .put("startColumn", source.column(start))
                .put("endLine", source.line(end))
                .put("endColumn", source.column(end));
    }

    private static void fix(ObjectNode result, Trap trap, FindingText text) {
        ObjectNode fix = result.putArray("fixes").addObject();
        fix.putObject("description").put("text", text.repair().text());
        ObjectNode change = fix.putArray("artifactChanges").addObject();
        artifact(change, trap.source());
        ArrayNode replacements = change.putArray("replacements");
        for (Edit edit : trap.edits()) {
            ObjectNode replacement = replacements.addObject();
            region(replacement.putObject("deletedRegion"), trap.source(), edit.start(), edit.end());
            replacement.putObject("insertedContent").put("text", Masking.of(edit.text()));
        }
    }
}
