package io.scaleguide.panel;

import io.scaleguide.panel.record.Recording;
import io.scaleguide.panel.record.RecordingReader;
import io.scaleguide.panel.story.Sentence;
import io.scaleguide.panel.story.Story;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** A session that was recorded: a rescale up under load, a metric that goes stale, a lost watch, and a rescale down. */
public final class Recorded {
    /** Where it is. */
    public static final Path FILE = Path.of("src/test/resources/panel/rescale.jsonl");

    private Recorded() {}

    /** @return the session */
    public static Recording session() {
        return RecordingReader.read(FILE);
    }

    /**
     * @param recording a recording
     * @param told takes what is said
     * @return its story, told to the end
     */
    public static Story told(Recording recording, List<Sentence> told) {
        Story story = new Story(
                recording.header().scope(),
                recording.header().periods(),
                recording.header().start());
        recording.events().forEach(event -> told.addAll(story.take(event)));
        return story;
    }

    /**
     * @param seconds a time of the session
     * @return its story, told until then
     */
    public static Story until(int seconds) {
        Recording all = session();
        Instant end = all.header().start().plus(Duration.ofSeconds(seconds));
        Story story = told(
                new Recording(
                        all.header(),
                        all.events().stream()
                                .filter(event -> !event.at().isAfter(end))
                                .toList(),
                        false),
                new ArrayList<>());
        story.advance(end);
        return story;
    }
}
