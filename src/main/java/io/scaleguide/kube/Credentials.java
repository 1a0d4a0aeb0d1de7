package io.scaleguide.kube;

import io.scaleguide.bounds.Bound;
import java.io.IOException;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.node.ObjectNode;

/** Everything in kubeconfig files, and in the files they name, that lets somebody in: so that it can be looked for where it must not be. */
public final class Credentials {
    private Credentials() {}

    /**
     * One of them.
     *
     * @param name what it is and whose, for example {@code token of user "jane"}
     * @param value the token, the password, or the key in PEM
     * @param certificate the certificate that goes with a key, in PEM; empty where there is none
     */
    public record Credential(String name, String value, String certificate) {
        @Override
        public String toString() {
            return name;
        }
    }

    /**
     * Reads them, of all users and clusters in the files and not only of the context that is chosen.
     *
     * @param choice the files
     * @return the credentials; what cannot be read is left out. What a credential plugin gives is not in any file, and not here
     * @throws KubeException CONFIG where there is no kubeconfig, or it is none
     */
    public static List<Credential> of(ClusterChoice choice) {
        Kubeconfig kubeconfig = KubeconfigFiles.read(choice.kubeconfigs());
        List<Credential> all = new ArrayList<>();
        kubeconfig.users().forEach((name, user) -> ofUser("user \"" + name + "\"", user, all));
        kubeconfig.clusters().forEach((name, cluster) -> proxyPassword(Json.text(cluster, "proxy-url"))
                .ifPresent(password ->
                        all.add(new Credential("proxy password of cluster \"" + name + "\"", password, ""))));
        return all;
    }

    /**
     * The password in a proxy's address.
     *
     * @param url the address, from a kubeconfig or a variable of the environment
     * @return the password, decoded; empty where there is none
     */
    public static Optional<String> proxyPassword(String url) {
        try {
            return Optional.ofNullable(URI.create(url).getRawUserInfo())
                    .filter(user -> user.contains(":"))
                    .map(user -> URLDecoder.decode(
                            user.substring(user.indexOf(':') + 1).replace("+", "%2B"), StandardCharsets.UTF_8));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static void ofUser(String owner, ObjectNode user, List<Credential> all) {
        add(all, "token of " + owner, Json.text(user, "token"), "");
        add(all, "token of " + owner, file(user, "tokenFile"), "");
        add(all, "password of " + owner, Json.text(user, "password"), "");
        String certificate = pem(user, "client-certificate");
        add(all, "client key of " + owner, pem(user, "client-key"), certificate);
        user.path("exec").path("env").forEach(variable -> {
            String name = Json.text(variable, "name");
            if (name.matches("(?i).*(key|token|secret|password).*")) {
                add(all, name + " of " + owner, Json.text(variable, "value"), "");
            }
        });
    }

    private static void add(List<Credential> all, String name, String value, String certificate) {
        if (!value.isBlank()) {
            all.add(new Credential(name, value.strip(), certificate));
        }
    }

    private static String pem(ObjectNode user, String field) {
        String data = Json.text(user, field + "-data");
        try {
            return data.isEmpty()
                    ? file(user, field)
                    : new String(Base64.getMimeDecoder().decode(data), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            return data;
        }
    }

    private static String file(ObjectNode user, String field) {
        String path = Json.text(user, field);
        try {
            return path.isEmpty() ? "" : Bound.WRITTEN.text(Path.of(path));
        } catch (IOException e) {
            return "";
        }
    }
}
