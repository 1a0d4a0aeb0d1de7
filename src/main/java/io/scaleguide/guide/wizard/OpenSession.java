package io.scaleguide.guide.wizard;

import io.scaleguide.guide.answer.Answers;
import io.scaleguide.guide.session.ChosenCluster;
import io.scaleguide.guide.session.Session;
import io.scaleguide.guide.session.SessionSetup;
import io.scaleguide.kube.ClusterChoice;
import java.util.Optional;

/** The session that steps run in: one as long as the cluster stays the same, so that traffic goes on from step to step. The worker's. */
final class OpenSession implements AutoCloseable {
    private final SessionSetup base;
    private Optional<Open> open = Optional.empty();

    private record Open(ClusterChoice choice, Session session) {}

    OpenSession(SessionSetup base) {
        this.base = base;
    }

    Session of(Answers answers) {
        ClusterChoice wanted = ChosenCluster.of(base.cluster(), answers);
        Optional<Open> fits = open.filter(one -> one.choice().equals(wanted));
        if (fits.isPresent()) {
            return fits.get().session();
        }
        close();
        Open opened = new Open(
                wanted,
                new Session(new SessionSetup(
                        wanted, base.home(), base.stateFolder(), base.environment(), base.helmEngine(), base.clock())));
        open = Optional.of(opened);
        return opened.session();
    }

    /** After a failure: what was wrong with the connection may be mended by the next try. */
    void reconnect() {
        open.ifPresent(one -> one.session().reconnect());
    }

    @Override
    public void close() {
        open.ifPresent(one -> one.session().close());
        open = Optional.empty();
    }
}
