package io.scaleguide.practice.fault;

import io.scaleguide.practice.PracticeGround;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Optional;

/**
 * The kubeconfig leads to a TLS port whose certificate is for another name than the address.
 *
 * @param doors opens such a port
 */
public record OtherCertificate(TlsDoors doors) implements Fault {

    /** Opens TLS ports. */
    @FunctionalInterface
    public interface TlsDoors {
        /**
         * Opens one.
         *
         * @param folder where its key goes
         * @param target the port behind it, on the loopback address
         * @param name the only DNS name that its certificate is for
         * @return it, open
         * @throws IOException when it cannot be opened
         */
        TlsDoor open(Path folder, int target, String name) throws IOException;
    }

    /**
     * An open port.
     *
     * @param port its number on the loopback address
     * @param certificate what a client is to trust, as PEM
     * @param closing closes it
     */
    public record TlsDoor(int port, String certificate, AutoCloseable closing) {}

    private static final String OTHER_NAME = "old-cluster.example";

    @Override
    public Optional<AutoCloseable> begin(PracticeGround ground) throws IOException {
        Path kubeconfig = ground.kubeconfig();
        Path folder = Files.createTempDirectory(kubeconfig.toAbsolutePath().getParent(), "other-name");
        TlsDoor door = doors.open(folder, ground.server().origin().getPort(), OTHER_NAME);
        String before = Files.readString(kubeconfig);
        String authority = Base64.getEncoder().encodeToString(door.certificate().getBytes(StandardCharsets.UTF_8));
        Files.writeString(
                kubeconfig,
                before.replaceFirst(
                        "( *)server: http://127[.]0[.]0[.]1:\\d+",
                        "$1certificate-authority-data: " + authority + "\n$1server: https://127.0.0.1:" + door.port()));
        return Optional.of(() -> {
            Files.writeString(kubeconfig, before);
            door.closing().close();
        });
    }
}
