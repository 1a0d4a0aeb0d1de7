package io.scaleguide.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import io.scaleguide.panel.record.Recording;
import io.scaleguide.panel.record.RecordingException;
import io.scaleguide.panel.record.RecordingReader;
import io.scaleguide.panel.session.Session;
import io.scaleguide.panel.session.SessionCsv;
import io.scaleguide.panel.session.SessionException;
import java.util.Arrays;

/** Recordings, whole and broken off, and sessions as CSV. */
final class PanelInputs {
    private PanelInputs() {}

    /** A recording that is whole is one when it is broken off anywhere after its first line, or refused with a line. */
    static void recording(byte[] input) throws Exception {
        Inputs.file("session.jsonl", input, (file, folder) -> {
            try {
                Recording recording = RecordingReader.read(file);
                assertThat(recording.header()).isNotNull();
            } catch (RecordingException refused) {
                assertThat(refused).hasMessageContaining(" line ");
            }
        });
        if (input.length > 1) {
            byte[] half = Arrays.copyOf(input, input.length / 2 + input[0] % 2);
            Inputs.file("half.jsonl", half, (file, folder) -> {
                try {
                    RecordingReader.read(file);
                } catch (RecordingException refused) {
                    assertThat(refused).hasMessageContaining(" line ");
                }
            });
        }
    }

    /** What is read is written and read as the same. */
    static void sessionCsv(byte[] input) {
        try {
            Session session = SessionCsv.read("s.csv", Inputs.text(input));
            assertThat(session.samples()).isNotEmpty();
            assertThat(SessionCsv.read("s.csv", SessionCsv.write(session))).isEqualTo(session);
        } catch (SessionException refused) {
            assertThat(refused.getMessage()).isNotBlank();
        }
    }
}
