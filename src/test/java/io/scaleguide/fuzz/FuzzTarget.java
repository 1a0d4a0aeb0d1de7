package io.scaleguide.fuzz;

import io.scaleguide.guide.ledger.LedgerInputs;
import io.scaleguide.helm.HelmInputs;
import io.scaleguide.kube.KubeInputs;
import io.scaleguide.panel.whatif.PolicyInputs;
import io.scaleguide.path.probe.AgentInputs;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * What comes from outside, and who reads it. A reader either takes an input or refuses it with its own exception; any other exception is a fault, as is one
 * that takes too long or too much memory.
 */
public enum FuzzTarget {
    QUANTITY(HpaInputs::quantity),
    HPA_SPEC(HpaInputs::spec),
    KUBE_QUANTITY(KubeInputs::quantity),
    ANNOTATION(KongInputs::annotation),
    METRICS_PAGE(KongInputs::metricsPage),
    KUBECONFIG(KubeInputs::kubeconfig),
    STEP(DocumentInputs::step),
    ANSWERS(DocumentInputs::answers),
    LINT_PAGE(DocumentInputs::lintPage),
    WATCH(KubeInputs::watch),
    AGENT_STATUS(AgentInputs::status),
    HELM_OUTPUT(HelmInputs::output),
    HELM_HISTORY(HelmInputs::history),
    RECORDING(PanelInputs::recording),
    SESSION_CSV(PanelInputs::sessionCsv),
    POLICY(PolicyInputs::policy),
    PROFILE_CSV(TrafficInputs::profileCsv),
    HTTP_ANSWER(TrafficInputs::answer),
    LEDGER(LedgerInputs::line);

    /** A folder of seeds for each target. */
    static final Path SEEDS = Path.of("src/test/resources/fuzz");

    private final Reader reader;

    /** Reads an input. */
    @FunctionalInterface
    interface Reader {
        /**
         * @param input any bytes
         * @throws Exception what its owner does not throw on purpose
         */
        void take(byte[] input) throws Exception;
    }

    FuzzTarget(Reader reader) {
        this.reader = reader;
    }

    /** Its name on a command line, and of its folder of seeds. */
    String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The target of a name. */
    static FuzzTarget of(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT).replace('-', '_'));
    }

    /** The inputs that fuzzing begins with, and those that once were crashes. */
    List<byte[]> seeds() throws IOException {
        List<byte[]> seeds = new ArrayList<>();
        try (Stream<Path> files = Files.list(SEEDS.resolve(word()))) {
            for (Path file : files.sorted().toList()) {
                seeds.add(Files.readAllBytes(file));
            }
        }
        return seeds;
    }

    /** Reads an input within the bounds of time and memory. What passes them does so twice: the first time may be that of loading classes. */
    void take(byte[] input) throws Exception {
        boolean once = passes(input);
        boolean again = once && passes(input);
        if (again) {
            throw new AssertionError("An input of " + input.length + " bytes takes more than " + Spending.WORDS + ".");
        }
    }

    private boolean passes(byte[] input) throws Exception {
        Spending spending = Spending.begin(input.length);
        reader.take(input);
        return spending.passed();
    }
}
