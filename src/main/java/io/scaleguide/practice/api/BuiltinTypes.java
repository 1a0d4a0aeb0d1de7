package io.scaleguide.practice.api;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The types that every cluster has. The names are those that {@code kubectl api-resources} prints for Kubernetes 1.34. */
final class BuiltinTypes {
    /** Group, version, kind, plural, N(amespaced) or C(luster), short names, categories, subresources; "-" is none. */
    private static final String TABLE = """
            - v1 Binding bindings N - - review
            - v1 ConfigMap configmaps N cm - -
            - v1 Endpoints endpoints N ep - -
            - v1 Event events N ev - -
            - v1 LimitRange limitranges N limits - -
            - v1 Namespace namespaces C ns - status,finalize
            - v1 Node nodes C no - status
            - v1 PersistentVolume persistentvolumes C pv - status
            - v1 PersistentVolumeClaim persistentvolumeclaims N pvc - status
            - v1 Pod pods N po all status,log
            - v1 ReplicationController replicationcontrollers N rc all status,scale
            - v1 ResourceQuota resourcequotas N quota - status
            - v1 Secret secrets N - - -
            - v1 Service services N svc all status
            - v1 ServiceAccount serviceaccounts N sa - -
            admissionregistration.k8s.io v1 MutatingWebhookConfiguration mutatingwebhookconfigurations C - api-extensions -
            admissionregistration.k8s.io v1 ValidatingWebhookConfiguration validatingwebhookconfigurations C - api-extensions -
            apiextensions.k8s.io v1 CustomResourceDefinition customresourcedefinitions C crd,crds api-extensions status
            apiregistration.k8s.io v1 APIService apiservices C - api-extensions status
            apps v1 ControllerRevision controllerrevisions N - - -
            apps v1 DaemonSet daemonsets N ds all status
            apps v1 Deployment deployments N deploy all status,scale
            apps v1 ReplicaSet replicasets N rs all status,scale
            apps v1 StatefulSet statefulsets N sts all status,scale
            authentication.k8s.io v1 SelfSubjectReview selfsubjectreviews C - - review
            authentication.k8s.io v1 TokenReview tokenreviews C - - review
            authorization.k8s.io v1 LocalSubjectAccessReview localsubjectaccessreviews N - - review
            authorization.k8s.io v1 SelfSubjectAccessReview selfsubjectaccessreviews C - - review
            authorization.k8s.io v1 SelfSubjectRulesReview selfsubjectrulesreviews C - - review
            authorization.k8s.io v1 SubjectAccessReview subjectaccessreviews C - - review
            autoscaling v2 HorizontalPodAutoscaler horizontalpodautoscalers N hpa all status
            batch v1 CronJob cronjobs N cj all status
            batch v1 Job jobs N - all status
            coordination.k8s.io v1 Lease leases N - - -
            discovery.k8s.io v1 EndpointSlice endpointslices N - - -
            events.k8s.io v1 Event events N - - -
            networking.k8s.io v1 Ingress ingresses N ing - status
            networking.k8s.io v1 IngressClass ingressclasses C - - -
            networking.k8s.io v1 NetworkPolicy networkpolicies N netpol - -
            policy v1 PodDisruptionBudget poddisruptionbudgets N pdb - status
            rbac.authorization.k8s.io v1 ClusterRole clusterroles C - - -
            rbac.authorization.k8s.io v1 ClusterRoleBinding clusterrolebindings C - - -
            rbac.authorization.k8s.io v1 Role roles N - - -
            rbac.authorization.k8s.io v1 RoleBinding rolebindings N - - -
            scheduling.k8s.io v1 PriorityClass priorityclasses C pc - -
            storage.k8s.io v1 StorageClass storageclasses C sc - -
            """;

    private BuiltinTypes() {}

    static List<ApiType> all() {
        List<ApiType> types = new ArrayList<>();
        TABLE.lines().forEach(line -> {
            List<String> words = List.of(line.strip().split(" ", -1));
            String group = words.get(0).equals("-") ? "" : words.get(0);
            String kind = words.get(2);
            List<String> subresources = split(words.get(7));
            boolean review = subresources.contains("review");
            types.add(new ApiType(
                    new ResourceType(
                            group,
                            words.get(1),
                            kind,
                            words.get(3),
                            words.get(4).equals("N")),
                    kind.toLowerCase(Locale.ROOT),
                    split(words.get(5)),
                    split(words.get(6)),
                    review ? List.of() : subresources,
                    Optional.empty(),
                    Optional.empty(),
                    !review));
        });
        return List.copyOf(types);
    }

    private static List<String> split(String words) {
        return words.equals("-") ? List.of() : List.of(words.split(",", -1));
    }
}
