package io.scaleguide.kube;

import io.scaleguide.bounds.Bound;
import io.scaleguide.kube.KubeException.Reason;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import tools.jackson.databind.node.ObjectNode;

/** The bearer token of a kubeconfig's user, from wherever the user keeps it. */
final class BearerToken {

    private final String fixed;
    private final Optional<Path> file;
    private final Optional<CredentialPlugin> plugin;

    /**
     * The token of one user.
     *
     * @param user the user of the kubeconfig, paths absolute
     * @param plugin the credential plugin that the user names, where it names one
     */
    BearerToken(ObjectNode user, Optional<CredentialPlugin> plugin) {
        this.fixed = Json.text(user, "token");
        this.file = Optional.of(Json.text(user, "tokenFile"))
                .filter(path -> !path.isEmpty())
                .map(Path::of);
        this.plugin = plugin;
    }

    /** The token, read afresh from a file since such tokens are rotated; empty where the user has none. */
    Optional<String> value() {
        if (file.isPresent()) {
            return Optional.of(read(file.get()));
        }
        return fixed.isEmpty() ? plugin.flatMap(each -> each.credential().token()) : Optional.of(fixed);
    }

    /** Asks for a newer token after the server refused this one; whether there may be one. */
    boolean renew() {
        boolean fromPlugin = plugin.isPresent() && file.isEmpty() && fixed.isEmpty();
        plugin.ifPresent(CredentialPlugin::forget);
        return fromPlugin;
    }

    @Override
    public String toString() {
        return "BearerToken[***]";
    }

    private static String read(Path file) {
        try {
            return Bound.WRITTEN.text(file).strip();
        } catch (IOException e) {
            throw new KubeException(
                    Reason.CONFIG,
                    0,
                    "The token file " + file + ", which your kubeconfig names, cannot be read. Check that it is there.",
                    e);
        }
    }
}
