package io.scaleguide.path.finding;

import io.scaleguide.path.hop.Finding;
import io.scaleguide.path.hop.Hop;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What the catalogue says of a finding: one file of {@code assets/findings}.
 *
 * @param id its name, in kebab case; also the file's
 * @param hop the hop that it stops or harms
 * @param severity how bad it is
 * @param title what is wrong, in a few words
 * @param symptoms what users see of it, in the words of the tools that say it
 * @param cause what is so here, one or two sentences; may hold {placeholders}
 * @param explanation why that is so, for someone who meets it for the first time
 * @param repair what to do
 * @param link where more is written
 */
public record FindingText(
        String id,
        Hop hop,
        Severity severity,
        String title,
        List<String> symptoms,
        String cause,
        String explanation,
        Repair repair,
        String link) {
    private static final Pattern PLACEHOLDER = Pattern.compile("\\{([^{}]+)}");

    /** How bad a finding is. */
    public enum Severity {
        /** The number stops here. */
        BREAKS,
        /** The number arrives, but something will go wrong, or is not what it seems. */
        WARNS
    }

    /**
     * What to do about a finding.
     *
     * @param text what to do, in words; may hold {placeholders}
     * @param action the guide's action that does it, where that is safe; empty when it is for the user alone
     * @param commands commands that help; may hold {placeholders}
     */
    public record Repair(String text, Optional<String> action, List<String> commands) {}

    /**
     * The same text with the finding's details put in.
     *
     * @param finding a finding with this id
     * @return the text, without placeholders as far as the finding has details for them
     */
    public FindingText about(Finding finding) {
        return new FindingText(
                id,
                hop,
                severity,
                title,
                symptoms,
                fill(cause, finding),
                fill(explanation, finding),
                new Repair(
                        fill(repair.text(), finding),
                        repair.action(),
                        repair.commands().stream()
                                .map(command -> fill(command, finding))
                                .toList()),
                link);
    }

    private static String fill(String template, Finding finding) {
        // In one pass, so that a detail is never searched for placeholders itself.
        return PLACEHOLDER
                .matcher(template)
                .replaceAll(match ->
                        Matcher.quoteReplacement(finding.details().getOrDefault(match.group(1), match.group())));
    }
}
