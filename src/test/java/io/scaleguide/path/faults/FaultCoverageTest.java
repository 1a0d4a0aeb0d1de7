package io.scaleguide.path.faults;

import static org.assertj.core.api.Assertions.assertThat;

import io.scaleguide.path.finding.FindingCatalogue;
import io.scaleguide.path.finding.FindingText;
import io.scaleguide.path.probe.KeyRefusalTest;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.provider.Arguments;

/** No finding without a test that makes its fault. To mend it: add the fault to FaultsIT or WorldFaultsIT. */
class FaultCoverageTest {
    /** Findings that are seen elsewhere, and where; or that cannot stand alone, and why. */
    private static final Map<String, String> ELSEWHERE = Map.of(
            "operator-proxy-image-gone", "OlderOperatorsIT",
            "operator-open-source-edition", "OlderOperatorsIT",
            "hpa-missing", "OlderOperatorsIT",
            "cluster-clock-ahead", "ApiCardsIT: its clock cannot be put back, so it is no fault among others",
            "no-traffic-yet", "WorldFaultsIT.theFirstRequestsAreNoTrafficYet",
            "annotation-token-missing",
                    "CheckAnnotationTest: no operator of the practice cluster asks for a token beside its proxy",
            "route-no-endpoints", "always put down to the workload, whose pods are missing");

    @Test
    void everyFindingOfAClusterHasAFault() {
        Set<String> covered = new TreeSet<>(ELSEWHERE.keySet());
        covered.addAll(KeyRefusalTest.FINDINGS);
        Stream.concat(FaultsIT.faults(), WorldFaultsIT.faults())
                .map(Arguments::get)
                .forEach(arguments -> covered.add(arguments[0].toString()));
        assertThat(FindingCatalogue.load(Path.of("assets")).all().stream()
                        .map(FindingText::id)
                        .filter(id -> !id.startsWith("text-")))
                .containsExactlyElementsOf(covered);
    }
}
