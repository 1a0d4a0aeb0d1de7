package io.scaleguide.kube;

import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.dsl.ExecWatch;
import io.scaleguide.bounds.Bound;
import io.scaleguide.bounds.BoundedOutput;
import io.scaleguide.bounds.TooLargeException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Runs a program in a container that is already there: {@code pods/exec}. */
final class PodExec {

    private final KubernetesClient client;
    private final AccessReview access;
    private final Failures failures;

    PodExec(KubernetesClient client, AccessReview access, Failures failures) {
        this.client = client;
        this.access = access;
        this.failures = failures;
    }

    ProgramResult run(String namespace, String pod, String container, Duration timeout, String... command) {
        Call call = new Call("POST", "", "", "", "run a program in pod " + namespace + "/" + pod, Optional.empty());
        // Asked first: a refused upgrade tells no more than that it was refused.
        access.demand(PodUpgrade.rights(namespace, "pods/exec"), call, failures);
        BoundedOutput output = new BoundedOutput(Bound.PRINTED);
        BoundedOutput errors = new BoundedOutput(Bound.PRINTED);
        try (ExecWatch running = client.pods()
                .inNamespace(namespace)
                .withName(pod)
                .inContainer(container)
                .writingOutput(output)
                .writingError(errors)
                .exec(command)) {
            int code = running.exitCode().get(timeout.toMillis(), TimeUnit.MILLISECONDS);
            return new ProgramResult(code, output.text(), errors.text());
        } catch (TooLargeException e) {
            throw failures.unanswered(call, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw failures.cancelled(call, e);
        } catch (TimeoutException e) {
            throw failures.tooSlow(call, e);
        } catch (ExecutionException e) {
            throw failures.unanswered(call, e);
        } catch (KubernetesClientException e) {
            throw failures.unanswered(call, e);
        }
    }
}
