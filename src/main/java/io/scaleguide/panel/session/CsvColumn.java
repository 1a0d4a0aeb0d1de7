package io.scaleguide.panel.session;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** The columns of a session's CSV; the meaning of each is in {@link SessionCsv}. */
enum CsvColumn {
    TIME,
    METRIC,
    TARGET,
    SPEC_REPLICAS,
    STATUS_REPLICAS,
    READY_PODS,
    REQUESTS_PER_SECOND,
    DESIRED_REPLICAS,
    MISSING,
    RECORD,
    FROM,
    TO,
    TEXT;

    String title() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Optional<CsvColumn> of(String title) {
        return Arrays.stream(values())
                .filter(column -> column.title().equals(title.toLowerCase(Locale.ROOT)))
                .findFirst();
    }

    static String titles() {
        return Arrays.stream(values()).map(CsvColumn::title).collect(Collectors.joining(", "));
    }
}
