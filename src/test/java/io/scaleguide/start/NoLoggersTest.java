package io.scaleguide.start;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ServiceLoader;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class NoLoggersTest {
    /** As Java does, but from the class path of the test. */
    private final System.LoggerFinder found = ServiceLoader.load(
                    System.LoggerFinder.class, NoLoggers.class.getClassLoader())
            .findFirst()
            .orElseThrow();

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "OFF")
    void whatALibraryLogsIsWrittenNowhere(System.Logger.Level level) {
        assertThat(found.getLogger("org.jline", getClass().getModule()).isLoggable(level))
                .isFalse();
    }
}
