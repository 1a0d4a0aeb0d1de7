package io.scaleguide.guide.session;

import io.scaleguide.kube.ClusterChoice;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;

/**
 * What a session stands on.
 *
 * @param cluster which cluster
 * @param home the distribution's folder; empty in tests
 * @param stateFolder where the ledger is kept
 * @param environment the process's environment, for children
 * @param helmEngine auto, path or embedded
 * @param clock the time
 */
public record SessionSetup(
        ClusterChoice cluster,
        Optional<Path> home,
        Path stateFolder,
        Map<String, String> environment,
        String helmEngine,
        Clock clock) {}
