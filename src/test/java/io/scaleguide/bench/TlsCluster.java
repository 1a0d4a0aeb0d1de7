package io.scaleguide.bench;

import io.scaleguide.practice.still.StillCluster;
import io.scaleguide.start.TlsFront;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;

/**
 * The cluster of the seed guide's end, behind TLS.
 *
 * @param cluster the cluster
 * @param front what is in front of it
 * @param kubeconfig leads to it
 */
record TlsCluster(StillCluster cluster, TlsFront front, Path kubeconfig) implements AutoCloseable {

    /** @param folder where the key and the kubeconfig go */
    static TlsCluster start(Path folder) throws IOException, GeneralSecurityException, InterruptedException {
        StillCluster cluster = StillCluster.start(Files.createDirectory(folder.resolve("plain")));
        TlsFront front = TlsFront.start(folder, cluster.server().getPort());
        return new TlsCluster(
                cluster, front, front.kubeconfig(folder.resolve("kubeconfig"), cluster.kubeconfig(), cluster.server()));
    }

    @Override
    public void close() throws IOException {
        front.close();
        cluster.close();
    }
}
