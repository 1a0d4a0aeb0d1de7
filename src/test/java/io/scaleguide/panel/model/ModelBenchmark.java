package io.scaleguide.panel.model;

import io.scaleguide.kube.ObjectRef;
import io.scaleguide.panel.Recorded;
import io.scaleguide.panel.event.PanelEvent;
import io.scaleguide.panel.event.Slim;
import io.scaleguide.panel.record.Recording;
import io.scaleguide.panel.view.PanelView;
import java.time.Instant;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** A watch event of an HPA from its JSON to the panel's view, and a recorded session of some five minutes from its events to the last view. */
@State(Scope.Benchmark)
public class ModelBenchmark {
    private final Recording recording = Recorded.session();
    private final PanelModel model = told();
    private final PanelEvent.ObjectSeen hpa = recording.events().stream()
            .filter(PanelEvent.ObjectSeen.class::isInstance)
            .map(PanelEvent.ObjectSeen.class::cast)
            .filter(event -> event.ref().kind().kind().equals("HorizontalPodAutoscaler"))
            .reduce((first, last) -> last)
            .orElseThrow();
    private final String json = hpa.object().toString();

    private PanelModel told() {
        PanelModel told =
                new PanelModel(recording.header().scope(), recording.header().periods());
        recording.events().forEach(told::take);
        return told;
    }

    /** @return the view after one more event */
    @Benchmark
    public PanelView event() {
        ObjectNode object = Slim.of((ObjectNode) JsonMapper.shared().readTree(json));
        ObjectRef ref = hpa.ref();
        Instant at = hpa.at();
        model.take(new PanelEvent.ObjectSeen(at, ref, object));
        return model.view(at);
    }

    /** @return the view at the end */
    @Benchmark
    public PanelView session() {
        return told().view(hpa.at());
    }
}
