package io.scaleguide.line;

import io.scaleguide.path.redact.Redactor;
import java.time.Instant;
import java.util.List;
import java.util.regex.Pattern;
import org.jline.reader.impl.history.DefaultHistory;

/** A history that forgets lines in which something looks like a key or a token. JLine makes its file readable by its owner only. */
final class DiscreetHistory extends DefaultHistory {
    /**
     * Datadog's API keys are 32 hexadecimal digits and its application keys 40 letters and digits; wider than what a report takes
     * out, since a line forgotten for nothing does no harm.
     */
    private static final Pattern KEY = Pattern.compile("[0-9a-fA-F]{32}|[0-9A-Za-z_]{40}");

    private final Redactor redactor = new Redactor(List.of());

    @Override
    public void add(Instant time, String line) {
        if (!KEY.matcher(line).find() && redactor.find(line).isEmpty()) {
            super.add(time, line);
        }
    }
}
