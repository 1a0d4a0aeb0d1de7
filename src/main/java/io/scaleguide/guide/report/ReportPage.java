package io.scaleguide.guide.report;

import io.scaleguide.path.diagnosis.Diagnosis;
import io.scaleguide.path.finding.FindingCatalogue;
import io.scaleguide.path.finding.FindingText;
import io.scaleguide.path.hop.Reading;
import java.util.Collection;
import java.util.Map;

/** The page of a report that people read: Markdown, to be pasted into a ticket. */
public final class ReportPage {
    private ReportPage() {}

    /**
     * Writes the page.
     *
     * @param diagnosis what the doctor saw
     * @param catalogue the words of the findings
     * @param versions what runs in which version
     * @param files the other files of the report
     * @return Markdown
     */
    public static String of(
            Diagnosis diagnosis, FindingCatalogue catalogue, Map<String, String> versions, Collection<String> files) {
        StringBuilder page = new StringBuilder("# Signal path of HPA "
                + diagnosis.scope().namespace() + "/" + diagnosis.scope().hpa() + "\n\n" + diagnosis.time() + "\n\n");
        page.append(diagnosis
                        .cause()
                        .map(reading -> "The number stops at hop "
                                + reading.hop().number() + ", " + reading.hop().title() + ".")
                        .orElse("No hop is broken."))
                .append("\n\n| # | hop | verdict | what was seen |\n|---|---|---|---|\n");
        diagnosis.readings().forEach(reading -> row(page, reading));
        page.append("\n## What is wrong\n\n");
        if (diagnosis.findings().isEmpty()) {
            page.append("Nothing that is known.\n");
        }
        diagnosis.findings().forEach(finding -> finding(page, catalogue.explain(finding)));
        page.append("\n## Versions\n\n");
        versions.forEach((name, version) ->
                page.append("- ").append(name).append(": ").append(version).append('\n'));
        page.append("\n## Files\n\n");
        files.forEach(file -> page.append("- ").append(file).append('\n'));
        return page.toString();
    }

    private static void row(StringBuilder page, Reading reading) {
        page.append("| ")
                .append(reading.hop().number())
                .append(" | ")
                .append(reading.hop().title())
                .append(" | ")
                .append(reading.verdict().word())
                .append(reading.because()
                        .map(hop -> ", because of hop " + hop.number())
                        .orElse(""))
                .append(" | ")
                .append(reading.words().replace("|", "\\|").replace("\n", " "))
                .append(" |\n");
    }

    private static void finding(StringBuilder page, FindingText text) {
        page.append("### ")
                .append(text.title())
                .append(" (")
                .append(text.id())
                .append(")\n\n")
                .append(text.cause())
                .append("\n\nWhat to do: ")
                .append(text.repair().text())
                .append("\n\n")
                .append(text.link())
                .append("\n\n");
    }
}
