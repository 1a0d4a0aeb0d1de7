package io.scaleguide.practice.controllers;

import io.scaleguide.practice.control.Controller;
import io.scaleguide.practice.control.Loop;
import java.time.Duration;
import java.util.List;
import java.util.function.Predicate;

/** The controllers that every cluster has. */
public final class BuiltinControllers {
    private static final Duration USUAL = Duration.ofSeconds(10);

    /** Containers start and stop between changes, so the kubelet looks often. */
    private static final Duration KUBELET = Duration.ofMillis(500);

    private BuiltinControllers() {}

    /**
     * @param context what they work with
     * @param kubelet how pods behave
     * @param balancer gives Services addresses
     * @param apiServiceAnswers whether the server behind the APIService of this name answers
     * @return the controllers, in the order in which they should run
     */
    public static List<Controller> all(
            ControllerContext context,
            KubeletSettings kubelet,
            LoadBalancer balancer,
            Predicate<String> apiServiceAnswers) {
        return List.of(
                loop(NamespaceController.NAME, new NamespaceController(context)::reconcile),
                loop(DefinitionController.NAME, new DefinitionController(context)::reconcile),
                loop(DeploymentController.NAME, new DeploymentController(context)::reconcile),
                loop(ReplicaSetController.NAME, new ReplicaSetController(context)::reconcile),
                loop(DaemonSetController.NAME, new DaemonSetController(context)::reconcile),
                loop(JobController.NAME, new JobController(context)::reconcile),
                loop(Scheduler.NAME, new Scheduler(context)::reconcile),
                new Loop(Kubelet.NAME, KUBELET, new Kubelet(context, kubelet)::reconcile),
                loop(EndpointsController.NAME, new EndpointsController(context)::reconcile),
                loadBalancer(context, balancer),
                loop(ApiServiceController.NAME, new ApiServiceController(context, apiServiceAnswers)::reconcile),
                loop(DisruptionBudgets.NAME, new DisruptionBudgets(context)::reconcile),
                loop(GarbageCollector.NAME, new GarbageCollector(context)::reconcile));
    }

    /**
     * The one that clusters get from their cloud.
     *
     * @param context what it works with
     * @param balancer gives Services addresses
     * @return the controller
     */
    public static Controller loadBalancer(ControllerContext context, LoadBalancer balancer) {
        return loop(LoadBalancerController.NAME, new LoadBalancerController(context, balancer)::reconcile);
    }

    private static Controller loop(String name, Runnable work) {
        return new Loop(name, USUAL, work);
    }
}
