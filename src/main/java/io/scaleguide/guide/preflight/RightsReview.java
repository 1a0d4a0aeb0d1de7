package io.scaleguide.guide.preflight;

import io.scaleguide.kube.Cluster;
import io.scaleguide.kube.KubeException;
import io.scaleguide.kube.Permission;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Asks for many rights, some at a time: one after another each would take a way to the cluster and back. */
final class RightsReview {
    private static final int AT_A_TIME = 8;

    private RightsReview() {}

    /** Those that the user lacks, in the order given; throws what {@link Cluster#may} throws. */
    static List<Permission> missing(Cluster cluster, List<Permission> needed) {
        ExecutorService threads = Executors.newFixedThreadPool(AT_A_TIME, task -> {
            Thread thread = new Thread(task, "rights");
            thread.setDaemon(true);
            return thread;
        });
        try {
            List<Future<Boolean>> answers = needed.stream()
                    .map(right -> threads.submit(() -> cluster.may(right)))
                    .toList();
            List<Permission> missing = new ArrayList<>();
            for (int i = 0; i < needed.size(); i++) {
                if (!await(answers.get(i))) {
                    missing.add(needed.get(i));
                }
            }
            return missing;
        } finally {
            threads.shutdownNow();
        }
    }

    private static boolean await(Future<Boolean> answer) {
        try {
            return answer.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new KubeException(KubeException.Reason.TIMEOUT, 0, "Stopped before the end.", e);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof KubeException refused) {
                throw refused;
            }
            throw new IllegalStateException("The rights could not be asked for", e.getCause());
        }
    }
}
