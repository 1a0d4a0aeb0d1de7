package io.scaleguide.headless;

import io.scaleguide.guide.proof.KeyForm;
import io.scaleguide.guide.proof.Proof;
import java.io.PrintStream;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** What a search for keys came to, as lines, or as JSON as {@code assets/schema/report.schema.json} says. */
public final class ProofFace {
    private static final double MIB = 1 << 20;

    private ProofFace() {}

    /**
     * Prints it for people.
     *
     * @param out where to
     * @param proof what it came to
     */
    public static void print(PrintStream out, Proof proof) {
        out.println("Looked for " + proof.keys().size() + " keys:");
        proof.keys().forEach(key -> out.println("  " + key));
        proof.tooPlain().forEach(key -> out.println("  not looked for, since it is too short or a word: " + key));
        out.println(String.format(
                Locale.ROOT,
                "Looked at %d places (%.1f MiB), for every 8 characters of a key, %s.",
                proof.places(),
                proof.bytes() / MIB,
                String.join(", ", forms())));
        list(out, "Not looked at:", proof.skipped());
        list(out, "Found:", proof.hits().stream().map(Proof.Hit::toString).toList());
        if (proof.hits().isEmpty()) {
            out.println("None was found.");
        } else {
            out.println(
                    "A single piece of a key of hexadecimal digits can be there by chance. Anything else: remove it,"
                            + " and make a new key.");
        }
    }

    private static void list(PrintStream out, String title, List<String> lines) {
        if (!lines.isEmpty()) {
            out.println(title);
            lines.forEach(line -> out.println("  " + line));
        }
    }

    /**
     * @param proof what it came to
     * @return the same as JSON
     */
    public static ObjectNode json(Proof proof) {
        ObjectNode root = JsonMapper.shared().createObjectNode();
        add(root.putArray("keys"), proof.keys());
        add(root.putArray("tooPlain"), proof.tooPlain());
        add(root.putArray("forms"), forms());
        root.put("places", proof.places()).put("bytes", proof.bytes());
        add(root.putArray("skipped"), proof.skipped());
        ArrayNode hits = root.putArray("hits");
        proof.hits().forEach(hit -> {
            ObjectNode one = hits.addObject()
                    .put("key", hit.found().key())
                    .put("place", hit.place())
                    .put("pieces", hit.found().pieces())
                    .put("of", hit.found().of());
            add(
                    one.putArray("forms"),
                    hit.found().forms().stream().map(KeyForm::words).toList());
        });
        return root;
    }

    private static List<String> forms() {
        return Arrays.stream(KeyForm.values()).map(KeyForm::words).toList();
    }

    private static void add(ArrayNode array, List<String> texts) {
        texts.forEach(array::add);
    }
}
