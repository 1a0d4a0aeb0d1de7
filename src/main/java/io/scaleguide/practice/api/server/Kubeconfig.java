package io.scaleguide.practice.api.server;

import io.scaleguide.disk.OwnFiles;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;

/** Writes the practice cluster's own kubeconfig; the user's is never touched. */
public final class Kubeconfig {
    private Kubeconfig() {}

    /** @return the name of the context and of the cluster */
    public static String contextName(String id) {
        return "practice-" + id;
    }

    /**
     * @param file a file that does not exist yet; only its owner will be able to read it
     * @param server the API server's base address
     * @param id a few characters that tell practice clusters apart
     * @param pace how many seconds of the cluster pass in one second; told in the context, in the place that a kubeconfig has for such
     * @return the file, to be named by KUBECONFIG
     * @throws IOException when it exists or cannot be written
     */
    public static Path write(Path file, URI server, String id, double pace) throws IOException {
        String name = contextName(id);
        // The token is no secret: over plain http no client sends it. Without one kubectl would ask for a user name.
        String text = """
                apiVersion: v1
                kind: Config
                clusters:
                - name: %1$s
                  cluster:
                    server: %2$s
                users:
                - name: %1$s
                  user:
                    token: practice
                contexts:
                - name: %1$s
                  context:
                    cluster: %1$s
                    user: %1$s
                    extensions:
                    - name: scaleguide.io/pace
                      extension:
                        pace: %3$s
                current-context: %1$s
                """.formatted(name, server, pace);
        OwnFiles.write(file, text);
        return file;
    }
}
