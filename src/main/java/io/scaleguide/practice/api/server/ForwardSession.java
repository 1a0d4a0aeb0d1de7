package io.scaleguide.practice.api.server;

import io.scaleguide.practice.api.upgrade.WebSocket;
import io.scaleguide.practice.net.PodNetwork;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;

/**
 * One forwarded connection: channel 0 carries the bytes, channel 1 an error; each begins with the port, two bytes, the lower one
 * first. Source: k8s.io/kubelet pkg/cri/streaming/portforward/websocket.go.
 */
final class ForwardSession {
    private static final byte DATA = 0;
    private static final byte ERROR = 1;
    private static final int CHUNK = 16 * 1024;

    private final WebSocket socket;
    private final PodNetwork network;

    ForwardSession(WebSocket socket, PodNetwork network) {
        this.socket = socket;
        this.network = network;
    }

    void run(String ip, int port) throws IOException {
        byte[] header = ByteBuffer.allocate(2)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putShort((short) port)
                .array();
        socket.send(new byte[] {DATA}, header);
        socket.send(new byte[] {ERROR}, header);
        try (PodConnection connection = PodConnection.open(network, ip, port);
                Socket pod = connection.socket()) {
            Thread answers = new Thread(() -> copyAnswers(pod), "practice-forward-" + port);
            answers.setDaemon(true);
            answers.start();
            Optional<byte[]> message = socket.receive();
            while (message.isPresent()) {
                byte[] bytes = message.get();
                if (bytes.length > 1 && bytes[0] == DATA) {
                    pod.getOutputStream().write(bytes, 1, bytes.length - 1);
                }
                message = socket.receive();
            }
        } catch (PodConnection.RefusedException refused) {
            socket.send(new byte[] {ERROR}, String.valueOf(refused.getMessage()).getBytes(StandardCharsets.UTF_8));
            socket.close();
        }
    }

    private void copyAnswers(Socket pod) {
        try {
            InputStream in = pod.getInputStream();
            byte[] buffer = new byte[CHUNK];
            int count = in.read(buffer);
            while (count >= 0) {
                socket.send(new byte[] {DATA}, Arrays.copyOf(buffer, count));
                count = in.read(buffer);
            }
            socket.close();
        } catch (IOException e) {
            // one of the two has gone; the other side's loop ends with it
        }
    }
}
