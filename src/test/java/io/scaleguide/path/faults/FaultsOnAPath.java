package io.scaleguide.path.faults;

import io.scaleguide.practice.kong.OperatorLine;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Each fault of the subclass's {@code faults()} is made on a healthy practice cluster, and exactly its finding is seen; healed, none is.
 * Some alone: {@code -Dfault=annotation-.*}.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class FaultsOnAPath {
    HealthyPath path;

    @BeforeAll
    void start() throws Exception {
        path = HealthyPath.start(OperatorLine.V2_2);
    }

    @AfterEach
    void mend() throws Exception {
        try {
            path.mend();
            path.awaitFindings(List.of());
        } catch (AssertionError | RuntimeException e) {
            // The next test begins on a path that is well.
            path.close();
            path = HealthyPath.start(OperatorLine.V2_2);
            throw e;
        }
    }

    @AfterAll
    void stop() throws Exception {
        path.close();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("faults")
    void isFound(String finding, Consumer<HealthyPath> fault) throws Exception {
        long start = System.nanoTime();
        fault.accept(path);
        // Long enough for the whole path to feel it (at this speed 90 s of the cluster's time), so that what only
        // suffers is told apart.
        TimeUnit.SECONDS.sleep(3);
        path.awaitFindings(List.of(finding));
        System.out.printf("found %s after %.1f s%n", finding, (System.nanoTime() - start) / 1e9);
    }

    static Arguments fault(String finding, Consumer<HealthyPath> fault) {
        return Arguments.of(finding, fault);
    }

    /** Those of all that were asked for. */
    static Stream<Arguments> wanted(Stream<Stream<Arguments>> all) {
        return all.flatMap(faults -> faults)
                .filter(fault -> fault.get()[0].toString().matches(System.getProperty("fault", ".*")));
    }
}
