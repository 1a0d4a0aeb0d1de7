package io.scaleguide.guide.wizard;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A kubeconfig of two contexts, one of which looks like production; no API server listens for either. */
public final class TwoContexts {
    private TwoContexts() {}

    /**
     * Writes it.
     *
     * @param folder where to, as {@code kubeconfig}
     * @param current the context that is current: {@code kind-demo} or {@code shop-prod-eu}
     * @throws IOException when it cannot be written
     */
    public static void write(Path folder, String current) throws IOException {
        Files.writeString(folder.resolve("kubeconfig"), """
                apiVersion: v1
                kind: Config
                current-context: %s
                clusters:
                - name: nowhere
                  cluster: {server: "http://127.0.0.1:1"}
                users:
                - name: nobody
                  user: {token: none}
                contexts:
                - name: kind-demo
                  context: {cluster: nowhere, user: nobody}
                - name: shop-prod-eu
                  context: {cluster: nowhere, user: nobody}
                """.formatted(current));
    }
}
