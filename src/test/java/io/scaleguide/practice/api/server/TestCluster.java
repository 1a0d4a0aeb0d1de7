package io.scaleguide.practice.api.server;

import io.scaleguide.practice.api.ObjectStore;
import io.scaleguide.practice.net.PodInsides;
import io.scaleguide.practice.time.PracticeClock;
import io.scaleguide.tools.Command;
import io.scaleguide.tools.Tools;
import java.io.IOException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.Random;

/** An API server without controllers, and the real tools pointed at it. */
final class TestCluster implements AutoCloseable {
    private final ObjectStore store = new ObjectStore(new PracticeClock(Clock.systemUTC(), 1), new Random(1));
    private final PodInsides pods = PodInsides.empty(Clock.systemUTC());
    private final PracticeApiServer server;
    private final Tools tools;
    private final Path home;
    private final Path kubeconfig;

    TestCluster(Path home) throws IOException, InterruptedException {
        this.home = home;
        tools = Tools.find(System.getenv());
        server = PracticeApiServer.start(store, Clock.systemUTC(), new SecureRandom(), Access.all(), pods);
        kubeconfig = Kubeconfig.write(home.resolve("kubeconfig"), server.baseUri(), "test", 1);
    }

    PracticeApiServer server() {
        return server;
    }

    PodInsides pods() {
        return pods;
    }

    Command.Outcome kubectl(String... arguments) throws IOException, InterruptedException {
        return at(Command.of(tools.kubectl(), arguments)).run();
    }

    Command.Outcome kubectlReading(String input, String... arguments) throws IOException, InterruptedException {
        return at(Command.of(tools.kubectl(), arguments)).reading(input).run();
    }

    Command.Outcome helm(String... arguments) throws IOException, InterruptedException {
        return at(Command.of(tools.helm(), arguments)).run();
    }

    private Command at(Command command) {
        return command.with("KUBECONFIG", kubeconfig.toString()).with("HOME", home.toString());
    }

    @Override
    public void close() {
        server.close();
        store.close();
    }
}
