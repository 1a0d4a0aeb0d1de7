package io.scaleguide.helm;

import static org.assertj.core.api.Assertions.assertThat;

import io.scaleguide.fuzz.Inputs;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** What helm prints. */
public final class HelmInputs {
    private HelmInputs() {}

    /**
     * @param input both streams: every line is told, and a failure has a sentence
     * @throws IOException never
     */
    public static void output(byte[] input) throws IOException {
        List<HelmLine> lines = new ArrayList<>();
        Transcript transcript = new Transcript(lines::add);
        int half = input.length / 2;
        transcript.stdout().write(input, 0, half);
        transcript.stderr().write(input, half, input.length - half);
        transcript.finish();
        assertThat(transcript.lastLines()).hasSizeLessThanOrEqualTo(40);
        assertThat(FailureCause.of(transcript)).isNotBlank();
        assertThat(DryRunOutput.manifest(Inputs.text(input))).isNotNull();
    }

    /** @param input the list of a release's revisions: it has a state, or is refused */
    public static void history(byte[] input) {
        try {
            ReleaseHistory history = ReleaseHistory.parse(Inputs.text(input));
            assertThat(history.state()).isNotNull();
            assertThat(history.lastDeployed()).isNotNull();
        } catch (HelmFailedException refused) {
            assertThat(refused.getMessage()).isNotBlank();
        }
    }
}
