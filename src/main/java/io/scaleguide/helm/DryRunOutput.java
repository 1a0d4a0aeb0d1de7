package io.scaleguide.helm;

import java.util.List;

/** Cuts the manifest out of what {@code helm upgrade --dry-run} prints: between the headings MANIFEST and NOTES. */
final class DryRunOutput {

    private DryRunOutput() {}

    static String manifest(String output) {
        List<String> lines = output.lines().toList();
        int start = lines.indexOf("MANIFEST:") + 1;
        List<String> rest = lines.subList(start, lines.size());
        int end = rest.indexOf("NOTES:");
        return String.join("\n", end < 0 ? rest : rest.subList(0, end)).strip() + "\n";
    }
}
