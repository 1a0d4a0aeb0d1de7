package io.scaleguide.guide.session;

import io.scaleguide.datadog.Datadog;
import io.scaleguide.datadog.DatadogAddress;
import io.scaleguide.datadog.DatadogSite;
import io.scaleguide.guide.answer.Answers;
import io.scaleguide.guide.ledger.Ledger;
import io.scaleguide.guide.problem.Problem;
import io.scaleguide.guide.problem.StepFailure;
import io.scaleguide.helm.Helm;
import io.scaleguide.helm.HelmTarget;
import io.scaleguide.kong.OperatorFinder;
import io.scaleguide.kong.OperatorInstall;
import io.scaleguide.kube.Cluster;
import io.scaleguide.kube.Kinds;
import io.scaleguide.kube.KubeContext;
import io.scaleguide.kube.PortForward;
import io.scaleguide.network.Network;
import io.scaleguide.traffic.TrafficPlan;
import io.scaleguide.traffic.TrafficRun;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The connections that a run holds: opened when first needed, closed together. Used by one thread, the run's. */
public final class Session implements AutoCloseable {
    private static final Duration REQUEST_TIMEOUT = Duration.ofSeconds(10);

    private final SessionSetup setup;
    private final Instant start;
    private Optional<Cluster> cluster = Optional.empty();
    private Optional<Helm> helm = Optional.empty();
    private Optional<Account> account = Optional.empty();
    private Optional<OperatorInstall> operator = Optional.empty();
    private Optional<PortForward> forward = Optional.empty();
    private Optional<Sending> sending = Optional.empty();

    /** Traffic under way. */
    public record Sending(TrafficPlan plan, TrafficRun run) {}

    /** Datadog, and the answers that it was reached with: in a form they may change. */
    private record Account(List<String> answers, Datadog datadog) {
        @Override
        public String toString() {
            return "Account";
        }
    }

    /** @param setup what the session stands on */
    public Session(SessionSetup setup) {
        this.setup = setup;
        this.start = setup.clock().instant();
    }

    /** @return the cluster */
    public Cluster cluster() {
        Cluster opened = cluster.orElseGet(() -> Cluster.open(setup.cluster(), REQUEST_TIMEOUT));
        cluster = Optional.of(opened);
        return opened;
    }

    /** Reads the kubeconfig anew when the cluster is needed next: somebody may have mended it. What runs through the cluster goes on. */
    public void reconnect() {
        if (forward.isEmpty()) {
            cluster.ifPresent(Cluster::close);
            cluster = Optional.empty();
        }
    }

    /** @return the cluster, as helm needs it */
    public HelmTarget helmTarget() {
        return new HelmTarget(
                setup.cluster().kubeconfigs(), Optional.of(cluster().context().name()));
    }

    /** @return helm; throws StepFailure where none is found */
    public Helm helm() {
        if (helm.isEmpty()) {
            helm = Helm.find(setup.home(), setup.environment(), setup.helmEngine());
        }
        return helm.orElseThrow(() -> new StepFailure(Problem.of(
                "no-helm",
                "No helm was found.",
                "There is none on PATH (engine: " + setup.helmEngine() + ").",
                "Install helm 3.10 or later, or use --helm embedded.")));
    }

    /**
     * Datadog, with the keys and the site of the answers.
     *
     * @param answers the answers
     * @return Datadog's API
     */
    public Datadog datadog(Answers answers) {
        List<String> wanted = List.of(
                answers.text("site"), answers.text("datadog-url"), answers.text("api-key"), answers.text("app-key"));
        Optional<Account> fits = account.filter(open -> open.answers().equals(wanted));
        if (fits.isPresent()) {
            return fits.get().datadog();
        }
        account.ifPresent(open -> open.datadog().close());
        Account opened = new Account(wanted, connect(answers));
        account = Optional.of(opened);
        return opened.datadog();
    }

    private Datadog connect(Answers answers) {
        DatadogAddress address = new DatadogAddress(
                new DatadogSite(answers.text("site")),
                answers.optional("datadog-url").map(URI::create));
        return Datadog.connect(
                address,
                answers.secret("api-key"),
                answers.secret("app-key"),
                setup.clock(),
                new Network(setup.environment()));
    }

    /** @return every Kong operator in the cluster, as it stands now */
    public List<OperatorInstall> findOperators() {
        return OperatorFinder.find(cluster().list(Kinds.DEPLOYMENT, "", ""));
    }

    /** @return the Kong operator; throws StepFailure where there is none, or more than one */
    public OperatorInstall operator() {
        OperatorInstall found = operator.orElseGet(this::onlyOperator);
        operator = Optional.of(found);
        return found;
    }

    private OperatorInstall onlyOperator() {
        List<OperatorInstall> found = findOperators();
        if (found.isEmpty()) {
            throw new StepFailure(Problem.of(
                    "no-operator",
                    "No Kong operator was found in this cluster.",
                    "No Deployment carries the labels of the Kong operator or gateway operator.",
                    "Install it: helm upgrade --install kong-operator kong-operator"
                            + " --repo https://charts.konghq.com -n kong-system --create-namespace"));
        }
        if (found.size() > 1) {
            String names = String.join(
                    ", ",
                    found.stream()
                            .map(one -> one.namespace() + "/" + one.deployment())
                            .toList());
            throw new StepFailure(Problem.of(
                    "many-operators",
                    found.size() + " Kong operators were found in this cluster: " + names + ".",
                    "Two of them fight over the same Gateways, and only one can be the one to scrape.",
                    "Remove all but one of them."));
        }
        return found.get(0);
    }

    /** @return the ledger of this cluster */
    public Ledger ledger() {
        KubeContext context = cluster().context();
        return Ledger.of(setup.stateFolder(), context.name(), context.server());
    }

    /** @return when the session began */
    public Instant start() {
        return start;
    }

    /** @return the time */
    public Clock clock() {
        return setup.clock();
    }

    /**
     * Keeps a port-forward open until the session ends.
     *
     * @param opened the port-forward
     */
    public void keep(PortForward opened) {
        forward.ifPresent(PortForward::close);
        forward = Optional.of(opened);
    }

    /**
     * Starts traffic, in place of what may be under way.
     *
     * @param plan what to send
     */
    public void send(TrafficPlan plan) {
        stopSending();
        sending = Optional.of(new Sending(plan, TrafficRun.start(plan)));
    }

    /** @return the traffic that is under way */
    public Optional<Sending> sending() {
        return sending;
    }

    /** Stops the traffic, if there is any. */
    public void stopSending() {
        sending.ifPresent(one -> one.run().close());
        sending = Optional.empty();
    }

    @Override
    public void close() {
        stopSending();
        forward.ifPresent(PortForward::close);
        account.ifPresent(open -> open.datadog().close());
        cluster.ifPresent(Cluster::close);
    }
}
