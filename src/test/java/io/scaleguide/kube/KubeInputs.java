package io.scaleguide.kube;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.client.http.AsyncBody;
import io.scaleguide.fuzz.Inputs;
import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import tools.jackson.databind.node.ObjectNode;

/** Kubeconfigs, quantities, and what an API server streams. */
public final class KubeInputs {
    /** A connection that gives what it has. */
    private static final AsyncBody WILLING = new AsyncBody() {
        @Override
        public void consume() {
            // Everything is there already.
        }

        @Override
        public CompletableFuture<Void> done() {
            return CompletableFuture.completedFuture(null);
        }

        @Override
        public void cancel() {
            // There is nothing to end.
        }
    };

    private KubeInputs() {}

    /** @param input a quantity: what it stands for is read again as the same */
    public static void quantity(byte[] input) {
        Optional<BigDecimal> value = Quantities.decode(Inputs.text(input));
        value.ifPresent(number -> assertThat(Quantities.decode(number.toPlainString()))
                .hasValueSatisfying(again -> assertThat(again).isEqualByComparingTo(number)));
    }

    /**
     * @param input a kubeconfig: every context in it can be listed and chosen, or is refused in words
     * @throws Exception what it does not throw on purpose
     */
    public static void kubeconfig(byte[] input) throws Exception {
        Inputs.file("config", input, (file, folder) -> {
            try {
                Kubeconfig config = KubeconfigFiles.read(List.of(file));
                for (KubeContext context : config.list()) {
                    ObjectNode user = config.user(context);
                    assertThat(config.cluster(context)).isNotNull();
                    assertThat(new BearerToken(user, Optional.empty()).toString())
                            .isEqualTo("BearerToken[***]");
                }
                config.choose(Optional.empty());
            } catch (KubeException refused) {
                assertThat(refused.reason()).isEqualTo(KubeException.Reason.CONFIG);
            }
        });
    }

    /** @param input the lines of a watch: cut anywhere they are the same lines, and whatever they say is an event or nothing */
    public static void watch(byte[] input) throws InterruptedException {
        List<String> whole = lines(input, input.length);
        assertThat(lines(input, 1)).isEqualTo(whole);
        assertThat(lines(input, 7)).isEqualTo(whole);
        for (String line : whole) {
            Json.object(line).ifPresent(KubeInputs::event);
        }
    }

    private static void event(ObjectNode event) {
        assertThat(Json.text(event, "type")).isNotNull();
        if (event.path("object") instanceof ObjectNode object) {
            assertThat(EventReader.event(object).seen()).isNotNull();
            assertThat(RolloutReader.explain(object, RolloutReader.count(object), List.of(object)))
                    .isNotNull();
            assertThat(PodTrouble.first(List.of(object))).isNotNull();
        }
    }

    private static List<String> lines(byte[] input, int piece) throws InterruptedException {
        LineSplitter splitter = new LineSplitter();
        for (int from = 0; from < input.length; from += piece) {
            byte[] part = Arrays.copyOfRange(input, from, Math.min(input.length, from + piece));
            splitter.consume(List.of(ByteBuffer.wrap(part)), WILLING);
        }
        splitter.end(false);
        List<String> lines = new ArrayList<>();
        while (splitter.next(Duration.ZERO).orElseThrow() instanceof LineSplitter.Next.Line line) {
            lines.add(line.text());
        }
        return lines;
    }
}
