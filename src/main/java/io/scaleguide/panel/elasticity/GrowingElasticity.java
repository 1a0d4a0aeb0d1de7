package io.scaleguide.panel.elasticity;

import io.scaleguide.panel.session.Session;

/** The elasticity of a session that grows: what nothing later can alter is looked at once. For one thread. */
public final class GrowingElasticity {
    private final Changes changes;

    /** @param settling how slow the metric is */
    public GrowingElasticity(Settling settling) {
        this.changes = new Changes(settling);
    }

    /**
     * Looks at what is new.
     *
     * @param session the session of the last call, with what came since; its oldest may be gone
     * @return as {@link Elasticity#of(Session, Settling)}
     */
    public Elasticity of(Session session) {
        return Elasticity.of(changes.in(session));
    }
}
