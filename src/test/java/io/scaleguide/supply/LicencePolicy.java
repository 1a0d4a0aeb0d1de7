package io.scaleguide.supply;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** Which licences may be in the distribution, and which is taken of libraries that do not say it plainly: {@code policy.yaml}. */
final class LicencePolicy {
    private record Choice(String library, String licence, String because, List<String> texts) {
        boolean isOf(Library other) {
            return Pattern.matches(Pattern.quote(library).replace("*", "\\E.*\\Q"), other.id());
        }
    }

    private final Map<String, List<String>> allowed;
    private final List<Choice> choices;

    private LicencePolicy(Map<String, List<String>> allowed, List<Choice> choices) {
        this.allowed = allowed;
        this.choices = choices;
    }

    /** Reads one. */
    static LicencePolicy read(Path file) throws IOException {
        JsonNode root = new YAMLMapper().readTree(Files.readString(file));
        Map<String, List<String>> allowed = new LinkedHashMap<>();
        root.path("allowed").forEachEntry((id, texts) -> allowed.put(id, words(texts)));
        List<Choice> choices = root.path("chosen")
                .valueStream()
                .map(choice -> new Choice(
                        choice.path("library").asString(),
                        choice.path("licence").asString(),
                        choice.path("because").asString(),
                        words(choice.path("texts"))))
                .toList();
        return new LicencePolicy(allowed, choices);
    }

    private static List<String> words(JsonNode list) {
        return list.valueStream().map(JsonNode::asString).toList();
    }

    /** What it says of this library. */
    Ruling ruling(Library library) {
        Optional<Choice> chosen =
                choices.stream().filter(choice -> choice.isOf(library)).findFirst();
        String declared = String.join(", ", library.licences());
        if (chosen.isEmpty() && library.licences().size() != 1) {
            return new Ruling.Refused(library + " declares "
                    + (declared.isEmpty() ? "no licence" : "several licences (" + declared + ")")
                    + ": find out what it is under, and say in policy.yaml which is taken.");
        }
        String licence = chosen.map(Choice::licence).orElse(declared);
        if (!allowed.containsKey(licence)) {
            return new Ruling.Refused(library + " is under " + licence + ", which policy.yaml does not allow.");
        }
        List<String> texts = chosen.map(Choice::texts)
                .filter(own -> !own.isEmpty())
                .orElse(allowed.getOrDefault(licence, List.of()));
        return new Ruling.Taken(licence, texts, chosen.map(Choice::because).orElse(""));
    }

    /** What it says of libraries that are not there, so that it does not grow old. */
    List<String> outlived(List<Library> libraries) {
        return choices.stream()
                .filter(choice -> libraries.stream().noneMatch(choice::isOf))
                .map(choice -> "policy.yaml chooses a licence for " + choice.library()
                        + ", which is no longer there: delete it.")
                .toList();
    }
}
