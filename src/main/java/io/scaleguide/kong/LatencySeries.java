package io.scaleguide.kong;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What an operator's {@code /metrics} says of one Service: the histogram's sum and count. Format: Prometheus text exposition.
 *
 * @param namespace the Service's namespace
 * @param service the Service's name
 * @param sum milliseconds, of all requests since the data planes started
 * @param count requests
 */
public record LatencySeries(String namespace, String service, double sum, double count) {
    private static final Pattern LINE =
            Pattern.compile("(?m)^" + ScrapeAnnotation.FAMILY + "_(sum|count)\\{([^}]*)}\\s+(\\S+)");
    private static final Pattern LABEL = Pattern.compile("(\\w+)=\"([^\"]*)\"");

    /**
     * Reads a page.
     *
     * @param page the page's text
     * @return the Services on it, data planes added up; empty when the family is not there
     */
    public static List<LatencySeries> read(String page) {
        Map<List<String>, double[]> found = new TreeMap<>(Comparator.comparing(List::toString));
        Matcher line = LINE.matcher(page);
        while (line.find()) {
            double[] numbers = found.computeIfAbsent(
                    List.of(label(line.group(2), "kubernetes_namespace"), label(line.group(2), "service")),
                    key -> new double[2]);
            numbers[line.group(1).equals("sum") ? 0 : 1] += number(line.group(3));
        }
        List<LatencySeries> series = new ArrayList<>();
        found.forEach((key, numbers) -> series.add(new LatencySeries(key.get(0), key.get(1), numbers[0], numbers[1])));
        return series;
    }

    private static String label(String labels, String name) {
        Matcher matcher = LABEL.matcher(labels);
        while (matcher.find()) {
            if (matcher.group(1).equals(name)) {
                return matcher.group(2);
            }
        }
        return "";
    }

    private static double number(String text) {
        try {
            return Double.parseDouble(text);
        } catch (NumberFormatException e) {
            return 0;
        }
    }

    /** @return the mean latency in milliseconds; 0 before the first request */
    public double mean() {
        return count == 0 ? 0 : sum / count;
    }
}
