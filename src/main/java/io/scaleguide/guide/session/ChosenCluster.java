package io.scaleguide.guide.session;

import io.scaleguide.guide.answer.Answers;
import io.scaleguide.kube.ClusterChoice;

/** The cluster that the answers lead to. */
public final class ChosenCluster {
    /** The field that holds the kubeconfig context; a folder of changed steps may do without it. */
    public static final String FIELD = "context";

    private ChosenCluster() {}

    /**
     * The cluster.
     *
     * @param base the kubeconfig files, and the context where no answer names one
     * @param answers the answers
     * @return the choice
     */
    public static ClusterChoice of(ClusterChoice base, Answers answers) {
        return answers.has(FIELD)
                ? new ClusterChoice(base.kubeconfigs(), answers.optional(FIELD).or(base::context))
                : base;
    }
}
