package io.scaleguide.practice.api;

import java.util.List;
import java.util.Map;
import tools.jackson.databind.node.ObjectNode;

/**
 * An API group that the server does not serve itself but passes on, as a real one does for an APIService. The server finds it by the
 * Service that the APIService names, and answers 503 while there is none.
 */
public interface AggregatedApi {
    /** The APIResourceList entries of a group version, for discovery. */
    List<ObjectNode> resources(String group, String version);

    /**
     * Answers a GET.
     *
     * @param path the path below {@code /apis/GROUP/VERSION/}
     * @param query the query parameters, first values only
     * @return the object to send with 200
     * @throws ApiError to send a Status instead
     */
    ObjectNode get(String group, String version, String path, Map<String, String> query);
}
