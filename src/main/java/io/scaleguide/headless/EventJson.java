package io.scaleguide.headless;

import io.scaleguide.guide.event.GuideEvent;
import java.time.Duration;
import java.util.Locale;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.ValueSerializer;
import tools.jackson.databind.cfg.DateTimeFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.module.SimpleModule;

/** How events are written as JSON. */
final class EventJson {
    private EventJson() {}

    static JsonMapper mapper() {
        SimpleModule durations = new SimpleModule();
        durations.addSerializer(Duration.class, new Seconds());
        return JsonMapper.builder()
                .disable(DateTimeFeature.WRITE_DATES_AS_TIMESTAMPS)
                .addModule(durations)
                .build();
    }

    /** The event's name: its record's, in kebab case. */
    static String name(GuideEvent event) {
        return event.getClass()
                .getSimpleName()
                .replaceAll("(?<=[a-z])(?=[A-Z])", "-")
                .toLowerCase(Locale.ROOT);
    }

    /** A length of time as seconds with a fraction. */
    private static final class Seconds extends ValueSerializer<Duration> {
        @Override
        public void serialize(Duration value, JsonGenerator generator, SerializationContext context) {
            generator.writeNumber(value.toMillis() / 1000.0);
        }
    }
}
