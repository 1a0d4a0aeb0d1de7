package io.scaleguide.practice;

import io.scaleguide.practice.api.ObjectStore;
import io.scaleguide.practice.api.server.PracticeApiServer;
import io.scaleguide.practice.time.PracticeClock;
import java.nio.file.Path;

/**
 * The parts of a practice cluster that faults are made with.
 *
 * @param objects its objects
 * @param server its API server
 * @param outdoors Datadog and the charts
 * @param faults what can be switched
 * @param clock its time
 * @param kubeconfig the file that tools find it by
 */
public record PracticeGround(
        ObjectStore objects,
        PracticeApiServer server,
        Outdoors outdoors,
        PracticeFaults faults,
        PracticeClock clock,
        Path kubeconfig) {}
