package io.scaleguide.guide.action;

import io.scaleguide.helm.UpgradeRequest;
import io.scaleguide.kube.Kinds;
import io.scaleguide.kube.ObjectRef;
import java.util.List;
import tools.jackson.databind.node.ObjectNode;

/** What an action leaves in the cluster, as data: for whoever keeps it in files. It is the same that the action applies. */
public sealed interface Lasting {
    /** Objects that are applied server-side, in this order. */
    record Objects(List<ObjectNode> manifests) implements Lasting {
        /** Copies the list. */
        public Objects {
            manifests = List.copyOf(manifests);
        }
    }

    /**
     * A Secret that holds keys.
     *
     * @param manifest the Secret without its data
     * @param fields the fields whose answers are its data, each under the field's own id
     */
    record Keys(ObjectNode manifest, List<String> fields) implements Lasting {
        /** Copies the list. */
        public Keys {
            fields = List.copyOf(fields);
        }

        /** @return the Secret's name */
        public ObjectRef ref() {
            return new ObjectRef(
                    Kinds.SECRET,
                    manifest.path("metadata").path("namespace").asString(""),
                    manifest.path("metadata").path("name").asString(""));
        }
    }

    /** A chart that is installed by helm; its values hold no key. */
    record Release(UpgradeRequest request) implements Lasting {}

    /**
     * A change to an object of somebody else's.
     *
     * @param object the object
     * @param patch a JSON merge patch (RFC 7386) that replaces no list
     */
    record Patched(ObjectRef object, ObjectNode patch) implements Lasting {}
}
