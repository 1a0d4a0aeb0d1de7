package io.scaleguide.cli;

import io.scaleguide.path.budget.Durations;
import java.time.Duration;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** A length of time, as everywhere on the command line. */
final class Lengths implements ITypeConverter<Duration> {
    @Override
    public Duration convert(String text) {
        return Durations.parse(text).orElseThrow(() -> new TypeConversionException(refusal(text)));
    }

    /** Why a text is none. */
    static String refusal(String text) {
        return "\"" + text + "\" is no length of time, as 30s, 10m or 1h30m are.";
    }
}
