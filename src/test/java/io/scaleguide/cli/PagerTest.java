package io.scaleguide.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which command lines print long text; {@code PagerIT} has the pager itself. */
class PagerTest {
    @ParameterizedTest
    @CsvSource({
        "--help, true",
        "up --help, true",
        "lint guide.md, true",
        "doctor -n shop, true",
        "hops, true",
        "practice faults, true",
        "doctor --watch, false",
        "doctor --fix annotation-missing, false",
        "doctor --pulse, false",
        "practice, false",
        "status, false",
        "--version, false",
        "--practice, false",
        "up --yes, false"
    })
    void longTextThatEndsIsPagedAndNothingElse(String line, boolean paged) {
        assertThat(Pager.isFor(line.split(" ", -1))).isEqualTo(paged);
    }

    @Test
    void theWizardIsNot() {
        assertThat(Pager.isFor()).isFalse();
    }
}
