package io.scaleguide.e2e;

import io.scaleguide.guide.proof.HiddenKey;
import io.scaleguide.tools.Command;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** Credentials of every kind for one cluster, no eight characters of which stand anywhere else: in a kubeconfig with four contexts, and in key files. */
final class PlantedKeys {
    /** Contexts beside the cluster's own: with a password, with a certificate, and behind a proxy that wants a password. */
    static final List<String> CONTEXTS = List.of("by-password", "by-certificate", "by-proxy");

    private static final String TOKEN = "tKn8Qx2Wv7Lp4Rz9.Hs6Jd3Fg1Mb5Nc0Yk7Tq";
    private static final String PASSWORD = "pW3zK9vX5qJ7tB2n/R8&mD4+sG6hL1\"cF0";
    private static final String PROXY_PASSWORD = "xY7pQ2wE9rT4uI6o=A3sZ5fG8hJ1kV0m";

    /** Well-formed, and accepted by nobody. */
    private static final String WRONG_API_KEY = "5ca1ab1e0dd5eed5c0ffee7e57ab1e42";

    private static final String WRONG_APPLICATION_KEY = "ba5eba11decade5ca1eface7b0a710ad5eedf00d";
    private static final YAMLMapper YAML = new YAMLMapper();

    private final Path folder;
    private final List<HiddenKey> keys = new ArrayList<>();

    private PlantedKeys(Path folder) {
        this.folder = folder;
    }

    /** Plants them in a folder of their own, which is the one place where they may be. */
    static PlantedKeys in(Path folder, TestCluster cluster) throws Exception {
        PlantedKeys planted = new PlantedKeys(Files.createDirectories(folder));
        JsonNode answers = YAML.readTree(Files.readString(cluster.answers())).path("answers");
        for (String name : List.of("api-key", "app-key")) {
            Path file = cluster.answers()
                    .resolveSibling(answers.path(name + "-file").asString(""));
            planted.keys.add(HiddenKey.of(name, Files.readString(file)));
        }
        planted.keyFile("wrong-api-key", WRONG_API_KEY);
        planted.keyFile("wrong-app-key", WRONG_APPLICATION_KEY);
        planted.kubeconfig(cluster);
        return planted;
    }

    List<HiddenKey> keys() {
        return List.copyOf(keys);
    }

    Path folder() {
        return folder;
    }

    Path kubeconfig() {
        return folder.resolve("kubeconfig");
    }

    Path wrongApiKey() {
        return folder.resolve("wrong-api-key");
    }

    Path wrongApplicationKey() {
        return folder.resolve("wrong-app-key");
    }

    private void keyFile(String name, String key) throws IOException {
        Files.writeString(folder.resolve(name), key + "\n");
        keys.add(HiddenKey.of(name, key));
    }

    private void kubeconfig(TestCluster cluster) throws Exception {
        ObjectNode config = (ObjectNode) YAML.readTree(Files.readString(cluster.kubeconfig()));
        ((ObjectNode) config.at("/users/0/user")).put("token", TOKEN);
        String server = config.at("/clusters/0/cluster/server").asString();
        Certificate certificate = certificate();
        add(config, CONTEXTS.get(0), server).put("username", "jane").put("password", PASSWORD);
        add(config, CONTEXTS.get(1), "https://127.0.0.1:1")
                .put("client-certificate-data", base64(certificate.certificate()))
                .put("client-key-data", base64(certificate.key()));
        add(config, CONTEXTS.get(2), "https://cluster.example.com").put("token", TOKEN);
        ((ObjectNode) config.at("/clusters/" + (config.path("clusters").size() - 1) + "/cluster"))
                .put("proxy-url", "http://jane:" + PROXY_PASSWORD.replace("=", "%3D") + "@127.0.0.1:1");
        Files.writeString(kubeconfig(), YAML.writeValueAsString(config));
        keys.add(HiddenKey.of("token", TOKEN));
        keys.add(HiddenKey.of("password", PASSWORD));
        keys.add(HiddenKey.of("proxy password", PROXY_PASSWORD));
        keys.add(HiddenKey.of("client key", certificate.key(), certificate.certificate()));
    }

    /** A cluster, a user and a context of one name; the user is given back. */
    private static ObjectNode add(ObjectNode config, String name, String server) {
        named(config, "clusters", name).putObject("cluster").put("server", server);
        named(config, "contexts", name)
                .putObject("context")
                .put("cluster", name)
                .put("user", name);
        return named(config, "users", name).putObject("user");
    }

    private static ObjectNode named(ObjectNode config, String list, String name) {
        return ((ArrayNode) config.path(list)).addObject().put("name", name);
    }

    private record Certificate(String key, String certificate) {}

    private Certificate certificate() throws IOException, InterruptedException, GeneralSecurityException {
        Path store = folder.resolve("client.p12");
        Path keytool = Path.of(System.getProperty("java.home"), "bin", "keytool");
        Command.of(
                        keytool,
                        "-genkeypair",
                        "-alias",
                        "jane",
                        "-keyalg",
                        "EC",
                        "-dname",
                        "CN=jane",
                        "-storepass",
                        "only-for-this-test",
                        "-keystore",
                        store.toString())
                .run()
                .orFail();
        char[] password = "only-for-this-test".toCharArray();
        KeyStore keys = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(store)) {
            keys.load(in, password);
        }
        return new Certificate(
                pem("PRIVATE KEY", keys.getKey("jane", password).getEncoded()),
                pem("CERTIFICATE", keys.getCertificate("jane").getEncoded()));
    }

    private static String pem(String what, byte[] bytes) {
        return "-----BEGIN " + what + "-----\n"
                + Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(bytes) + "\n-----END " + what + "-----\n";
    }

    private static String base64(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(java.nio.charset.StandardCharsets.US_ASCII));
    }
}
