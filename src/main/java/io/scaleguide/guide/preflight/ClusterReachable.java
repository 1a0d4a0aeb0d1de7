package io.scaleguide.guide.preflight;

import io.scaleguide.guide.action.Check;
import io.scaleguide.guide.action.Verdict;
import io.scaleguide.guide.event.GuideEvent;
import io.scaleguide.guide.session.StepContext;
import io.scaleguide.kube.KubeContext;

/** The API server answers. */
public final class ClusterReachable implements Check {
    @Override
    public String id() {
        return "cluster-reachable";
    }

    @Override
    public Verdict look(StepContext context) {
        String version = context.cluster().serverVersion();
        KubeContext kube = context.cluster().context();
        // Without its path: that of a practice cluster is what keeps other users of the machine out.
        String server = kube.server().replaceFirst("^(https?://[^/]+).*", "$1");
        context.emit(new GuideEvent.ClusterFound(kube.name(), server, version));
        return new Verdict.Fine("Context " + kube.name() + " answers: Kubernetes " + version + " at " + server + ".");
    }
}
