package io.scaleguide.practice.controllers;

import io.scaleguide.practice.api.Objects;
import io.scaleguide.practice.api.ResourceType;
import io.scaleguide.practice.api.Types;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.node.ObjectNode;

/** The types whose objects may have an owner: the builtin ones and those of the CustomResourceDefinitions. */
final class ServedTypes {
    private static final List<ResourceType> BUILTIN = List.of(
            Types.DEPLOYMENT,
            Types.REPLICA_SET,
            Types.DAEMON_SET,
            new ResourceType("apps", "v1", "StatefulSet", "statefulsets", true),
            new ResourceType("apps", "v1", "ControllerRevision", "controllerrevisions", true),
            new ResourceType("batch", "v1", "CronJob", "cronjobs", true),
            Types.JOB,
            Types.POD,
            Types.SERVICE,
            Types.ENDPOINTS,
            EndpointsController.ENDPOINT_SLICE,
            Types.SECRET,
            Types.CONFIG_MAP,
            Types.SERVICE_ACCOUNT,
            Types.HPA,
            new ResourceType("coordination.k8s.io", "v1", "Lease", "leases", true),
            new ResourceType("rbac.authorization.k8s.io", "v1", "Role", "roles", true),
            new ResourceType("rbac.authorization.k8s.io", "v1", "RoleBinding", "rolebindings", true),
            DisruptionBudgets.DISRUPTION_BUDGET,
            Types.NODE,
            Types.NAMESPACE,
            Types.CRD,
            Types.API_SERVICE);

    private ServedTypes() {}

    static List<ResourceType> all(Objects objects) {
        List<ResourceType> types = new ArrayList<>(BUILTIN);
        for (ObjectNode definition : objects.list(Types.CRD, "")) {
            // All versions of a type share one place in the store, so any one will do.
            String version = definition
                    .path("spec")
                    .path("versions")
                    .path(0)
                    .path("name")
                    .asString("");
            types.add(new ResourceType(
                    definition.path("spec").path("group").asString(""),
                    version,
                    definition.path("spec").path("names").path("kind").asString(""),
                    definition.path("spec").path("names").path("plural").asString(""),
                    definition.path("spec").path("scope").asString("").equals("Namespaced")));
        }
        return types;
    }
}
