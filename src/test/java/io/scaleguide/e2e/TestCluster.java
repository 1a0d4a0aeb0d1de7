package io.scaleguide.e2e;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** A cluster that an end-to-end test runs on. */
interface TestCluster extends AutoCloseable {
    /** The arguments that make {@code scaleguide up} run on it, to its end, without a question. */
    List<String> up() throws IOException;

    /** Its kubeconfig. */
    Path kubeconfig() throws IOException, InterruptedException;

    /** The answers that {@code scaleguide up --answers} needs for it: addresses, and the files that the keys are in. */
    Path answers() throws IOException, InterruptedException;

    /** Whoever changes it in a test; on a cluster that outlives the test, that is undone at the end. */
    default void usedBy(Scaleguide scaleguide) {}
}
