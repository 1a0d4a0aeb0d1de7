package io.scaleguide.panel.export;

import io.scaleguide.panel.view.Series;
import java.math.BigDecimal;
import java.util.OptionalDouble;

/** The series as CSV (RFC 4180, but with the line ends of this system's tools: a line feed), for a spreadsheet or a script. */
public final class SeriesCsv {
    private static final String HEADER = "time,value,target,unit,wanted,ready,per_second\n";

    private SeriesCsv() {}

    /**
     * @param series the series
     * @param unit the unit of values and targets; empty where it is not known
     * @return a header and a line for each point; times are ISO 8601 in UTC, an empty field is a number that there was not
     */
    public static String of(Series series, String unit) {
        StringBuilder csv = new StringBuilder(HEADER);
        series.points().forEach(point -> csv.append(point.at())
                .append(',')
                .append(number(point.value()))
                .append(',')
                .append(number(point.target()))
                .append(',')
                .append(unit)
                .append(',')
                .append(point.wanted())
                .append(',')
                .append(point.ready())
                .append(',')
                .append(number(point.perSecond()))
                .append('\n'));
        return csv.toString();
    }

    /** Without an exponent, which not every spreadsheet reads. */
    private static String number(OptionalDouble number) {
        return number.isEmpty() || !Double.isFinite(number.getAsDouble())
                ? ""
                : BigDecimal.valueOf(number.getAsDouble()).stripTrailingZeros().toPlainString();
    }
}
