package io.scaleguide.kong;

import java.util.List;
import java.util.stream.StreamSupport;
import tools.jackson.databind.node.ObjectNode;

/** Which Services a DataPlaneMetricsExtension selects. */
public final class ExtensionServices {
    private ExtensionServices() {}

    /**
     * @param extension a DataPlaneMetricsExtension
     * @return the names under spec.serviceSelector.matchNames, in their order
     */
    public static List<String> of(ObjectNode extension) {
        return StreamSupport.stream(
                        extension.at("/spec/serviceSelector/matchNames").spliterator(), false)
                .map(one -> one.path("name").asString(""))
                .filter(name -> !name.isEmpty())
                .toList();
    }
}
