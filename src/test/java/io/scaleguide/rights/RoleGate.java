package io.scaleguide.rights;

import com.sun.net.httpserver.HttpExchange;
import io.scaleguide.practice.fault.Answer;
import io.scaleguide.practice.net.Obstacle;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Stands before a practice API server, which itself allows everything, and holds to a list of rights what comes from a client that gives itself away by its
 * user agent: the controllers of the cluster have rights of their own. Access reviews are answered by the same list.
 */
public final class RoleGate implements Obstacle {
    private static final String REVIEWS = "selfsubjectaccessreviews";

    private final Set<Right> used = ConcurrentHashMap.newKeySet();
    private final Set<Asked> refused = ConcurrentHashMap.newKeySet();
    private volatile List<Right> rights = List.of();

    /** @param now what may be done from now on; nothing else may */
    public void allow(List<Right> now) {
        rights = List.copyOf(now);
        used.clear();
        refused.clear();
    }

    /** @return the rights that were needed since */
    public Set<Right> used() {
        return Set.copyOf(used);
    }

    /** @return what was asked for since, and not allowed */
    public Set<Asked> refused() {
        return Set.copyOf(refused);
    }

    @Override
    public boolean stops(HttpExchange exchange) throws IOException {
        Optional<Asked> asked = Asked.of(exchange);
        if (asked.isEmpty() || !ours(exchange)) {
            return false;
        }
        if (asked.get().resource().equals(REVIEWS)) {
            ObjectNode review = (ObjectNode) JsonMapper.shared()
                    .readTree(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
            Asked about = Asked.of(review.at("/spec/resourceAttributes"));
            review.putObject("status").put("allowed", allows(about));
            return new Answer(201, Map.of("Content-Type", "application/json"), review.toString()).stops(exchange);
        }
        if (allows(asked.get())) {
            return false;
        }
        refused.add(asked.get());
        return Answer.refusal(403, "Forbidden", asked.get().refusal()).stops(exchange);
    }

    private static boolean ours(HttpExchange exchange) {
        String agent = String.valueOf(exchange.getRequestHeaders().getFirst("User-Agent"));
        return agent.startsWith("scaleguide") || agent.startsWith("fabric8") || agent.startsWith("Helm");
    }

    private boolean allows(Asked asked) {
        List<Right> covering =
                rights.stream().filter(right -> right.covers(asked)).toList();
        used.addAll(covering);
        return !covering.isEmpty();
    }
}
