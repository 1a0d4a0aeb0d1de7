package io.scaleguide.practice.api.schema;

import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;

/** The fields of the builtin types that people write here. Names: Kubernetes 1.34 api/openapi-spec/v3. */
final class BuiltinFields {
    private static final String TEXT = """
            Meta name generateName namespace selfLink uid resourceVersion generation creationTimestamp deletionTimestamp deletionGracePeriodSeconds labels annotations ownerReferences{apiVersion kind name uid controller blockOwnerDeletion} finalizers managedFields
            Selector matchLabels matchExpressions{key operator values}
            Env name value valueFrom{fieldRef{apiVersion fieldPath} resourceFieldRef{containerName resource divisor} configMapKeyRef{name key optional} secretKeyRef{name key optional} fileKeyRef{volumeName path key optional}}
            Header name value
            Handler exec{command} httpGet{path port host scheme httpHeaders:Header} tcpSocket{port host} sleep{seconds}
            Probe exec{command} httpGet{path port host scheme httpHeaders:Header} tcpSocket{port host} grpc{port service} initialDelaySeconds timeoutSeconds periodSeconds successThreshold failureThreshold terminationGracePeriodSeconds
            Resources limits requests claims{name request}
            Security capabilities{add drop} privileged seLinuxOptions{user role type level} windowsOptions runAsUser runAsGroup runAsNonRoot readOnlyRootFilesystem allowPrivilegeEscalation procMount seccompProfile{type localhostProfile} appArmorProfile{type localhostProfile}
            Container name image command args workingDir ports{name hostPort containerPort protocol hostIP} envFrom{prefix configMapRef{name optional} secretRef{name optional}} env:Env resources:Resources resizePolicy{resourceName restartPolicy} restartPolicy restartPolicyRules volumeMounts{name readOnly recursiveReadOnly mountPath subPath mountPropagation subPathExpr} volumeDevices{name devicePath} livenessProbe:Probe readinessProbe:Probe startupProbe:Probe lifecycle{postStart:Handler preStop:Handler stopSignal} terminationMessagePath terminationMessagePolicy imagePullPolicy securityContext:Security stdin stdinOnce tty
            Items key path mode
            Volume name hostPath{path type} emptyDir{medium sizeLimit} secret{secretName items:Items defaultMode optional} configMap{name items:Items defaultMode optional} projected{sources{secret{name items:Items optional} configMap{name items:Items optional} downwardAPI serviceAccountToken{audience expirationSeconds path} clusterTrustBundle podCertificate} defaultMode} downwardAPI persistentVolumeClaim{claimName readOnly} csi ephemeral nfs{server path readOnly} image{reference pullPolicy} gcePersistentDisk awsElasticBlockStore gitRepo iscsi glusterfs rbd flexVolume cinder cephfs flocker fc azureFile vsphereVolume quobyte azureDisk photonPersistentDisk portworxVolume scaleIO storageos
            PodSpec volumes:Volume initContainers:Container containers:Container ephemeralContainers restartPolicy terminationGracePeriodSeconds activeDeadlineSeconds dnsPolicy nodeSelector serviceAccountName serviceAccount automountServiceAccountToken nodeName hostNetwork hostPID hostIPC shareProcessNamespace securityContext{seLinuxOptions windowsOptions runAsUser runAsGroup runAsNonRoot supplementalGroups supplementalGroupsPolicy fsGroup sysctls{name value} fsGroupChangePolicy seccompProfile{type localhostProfile} appArmorProfile{type localhostProfile} seLinuxChangePolicy} imagePullSecrets{name} hostname subdomain affinity{nodeAffinity podAffinity podAntiAffinity} schedulerName tolerations{key operator value effect tolerationSeconds} hostAliases{ip hostnames} priorityClassName priority dnsConfig{nameservers searches options{name value}} readinessGates{conditionType} runtimeClassName enableServiceLinks preemptionPolicy overhead topologySpreadConstraints{maxSkew topologyKey whenUnsatisfiable labelSelector:Selector minDomains nodeAffinityPolicy nodeTaintsPolicy matchLabelKeys} setHostnameAsFQDN os{name} hostUsers schedulingGates{name} resourceClaims{name resourceClaimName resourceClaimTemplateName} resources:Resources hostnameOverride
            Template metadata:Meta spec:PodSpec
            Rolling type rollingUpdate{maxSurge maxUnavailable}
            apps/Deployment apiVersion kind metadata:Meta spec{replicas selector:Selector template:Template strategy:Rolling minReadySeconds revisionHistoryLimit paused progressDeadlineSeconds} status
            apps/DaemonSet apiVersion kind metadata:Meta spec{selector:Selector template:Template updateStrategy:Rolling minReadySeconds revisionHistoryLimit} status
            apps/ReplicaSet apiVersion kind metadata:Meta spec{replicas minReadySeconds selector:Selector template:Template} status
            batch/Job apiVersion kind metadata:Meta spec{parallelism completions activeDeadlineSeconds podFailurePolicy successPolicy backoffLimit backoffLimitPerIndex maxFailedIndexes selector:Selector manualSelector template:Template ttlSecondsAfterFinished completionMode suspend podReplacementPolicy managedBy} status
            /Pod apiVersion kind metadata:Meta spec:PodSpec status
            /Service apiVersion kind metadata:Meta spec{ports{name protocol appProtocol port targetPort nodePort} selector clusterIP clusterIPs type externalIPs sessionAffinity loadBalancerIP loadBalancerSourceRanges externalName externalTrafficPolicy healthCheckNodePort publishNotReadyAddresses sessionAffinityConfig{clientIP{timeoutSeconds}} ipFamilies ipFamilyPolicy allocateLoadBalancerNodePorts loadBalancerClass internalTrafficPolicy trafficDistribution} status
            /Namespace apiVersion kind metadata:Meta spec{finalizers} status
            /Secret apiVersion kind metadata:Meta immutable data stringData type
            /ConfigMap apiVersion kind metadata:Meta immutable data binaryData
            /ServiceAccount apiVersion kind metadata:Meta secrets imagePullSecrets{name} automountServiceAccountToken
            Target type value averageValue averageUtilization
            Metric name selector:Selector
            Object apiVersion kind name
            Scaling stabilizationWindowSeconds selectPolicy policies{type value periodSeconds} tolerance
            autoscaling/HorizontalPodAutoscaler apiVersion kind metadata:Meta spec{scaleTargetRef:Object minReplicas maxReplicas metrics{type object{describedObject:Object target:Target metric:Metric} pods{metric:Metric target:Target} resource{name target:Target} containerResource{name target:Target container} external{metric:Metric target:Target}} behavior{scaleUp:Scaling scaleDown:Scaling}} status
            """;

    private final KnownFields known = new KnownFields(TEXT);

    /** The paths of fields that a type of that group and kind does not have; none for a type that is not listed. */
    List<String> unknown(String groupKind, JsonNode object) {
        List<String> found = new ArrayList<>();
        if (known.has(groupKind)) {
            walk(known.of(groupKind), object, "", found);
        }
        return found;
    }

    private static void walk(KnownFields.Node node, JsonNode value, String path, List<String> found) {
        if (node.open()) {
            return;
        }
        if (value.isArray()) {
            for (int i = 0; i < value.size(); i++) {
                walk(node, value.path(i), path + "[" + i + "]", found);
            }
            return;
        }
        value.properties().forEach(entry -> {
            String here = path.isEmpty() ? entry.getKey() : path + "." + entry.getKey();
            KnownFields.Node child = node.fields().get(entry.getKey());
            if (child == null) {
                found.add(here);
            } else {
                walk(child, entry.getValue(), here, found);
            }
        });
    }
}
