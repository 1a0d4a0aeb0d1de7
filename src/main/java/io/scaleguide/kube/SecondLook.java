package io.scaleguide.kube;

import io.scaleguide.kube.LineSplitter.Next;
import java.time.Duration;
import java.util.Optional;
import tools.jackson.databind.node.ObjectNode;

/** What a second, short watch from the same place brings: that is what a silent one has kept back. */
enum SecondLook {
    NOTHING,
    SOMETHING,
    /** The server no longer knows the place. */
    FORGOTTEN;

    /**
     * Looks.
     *
     * @param call a watch that the server soon ends
     * @param patience how long to wait for its end
     */
    static SecondLook from(ApiServer server, Call call, Duration patience) throws InterruptedException {
        long deadline = System.nanoTime() + patience.toNanos();
        try (LineStream stream = server.open(call)) {
            while (true) {
                Duration left = Duration.ofNanos(Math.max(0, deadline - System.nanoTime()));
                Optional<Next> next = stream.next(left);
                if (next.isEmpty() || !(next.get() instanceof Next.Line line)) {
                    return NOTHING;
                }
                ObjectNode event = Json.object(line.text()).orElseGet(Json::object);
                if (!Json.text(event, "type").equals("BOOKMARK")) {
                    return Json.number(event, "object", "code") == 410 ? FORGOTTEN : SOMETHING;
                }
            }
        } catch (KubeException e) {
            if (e.status() == 410) {
                return FORGOTTEN;
            }
            throw e;
        }
    }
}
