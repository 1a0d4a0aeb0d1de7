package io.scaleguide.guide.run;

import io.scaleguide.guide.problem.Problem;
import io.scaleguide.kube.KubeException;
import java.util.Objects;
import java.util.function.BooleanSupplier;

/** Turns a refusal of the cluster into a problem with advice. */
final class KubeProblems {
    private KubeProblems() {}

    static Problem of(KubeException refusal) {
        String id = "cluster-"
                + refusal.reason().name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
        return Problem.of(
                id, Objects.toString(refusal.getMessage(), "The cluster refused."), "", advice(refusal.reason()));
    }

    /**
     * Whether waiting may help.
     *
     * @param answered whether the cluster has answered before: then whoever listens no more may come back
     */
    static boolean passes(KubeException refusal, BooleanSupplier answered) {
        return switch (refusal.reason()) {
            case NOT_LISTENING -> answered.getAsBoolean();
            case UNREACHABLE, TIMEOUT, SERVER, NOT_FOUND, NO_SUCH_KIND -> true;
            case CONFIG, FOREIGN, UNAUTHORIZED, FORBIDDEN, CONFLICT, INVALID -> false;
        };
    }

    /**
     * Whether the cluster is only away, as while an API server starts anew.
     *
     * @param answered as above
     */
    static boolean away(KubeException refusal, BooleanSupplier answered) {
        return switch (refusal.reason()) {
            case NOT_LISTENING -> answered.getAsBoolean();
            case UNREACHABLE -> true;
            default -> false;
        };
    }

    private static String advice(KubeException.Reason reason) {
        return switch (reason) {
            case CONFIG -> "Name the kubeconfig with --kubeconfig and the context with --context.";
            case NOT_LISTENING ->
                "Start the cluster, or choose another one: kubectl config get-contexts lists what --context can be.";
            case UNREACHABLE -> "See that the cluster runs and that this machine reaches it: kubectl version";
            case FOREIGN ->
                "Find out who answers there, with kubectl version; then mend the cluster's address or certificate in your kubeconfig, or sign in to the network.";
            case UNAUTHORIZED -> "Log in to the cluster again, or choose another context with --context.";
            case FORBIDDEN -> "Ask for the right, or choose a user that has it with --context.";
            case NOT_FOUND, NO_SUCH_KIND -> "Run the guide again from the start; an earlier step makes it.";
            case CONFLICT -> "Someone else manages those fields. Settle whose they are, then run again.";
            case INVALID -> "Change the answer that leads to it, then run again.";
            case TIMEOUT, SERVER -> "Run the same command again; what is done already is left as it is.";
        };
    }
}
