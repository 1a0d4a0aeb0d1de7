package io.scaleguide.cli;

import io.scaleguide.panel.live.LiveSettings;
import io.scaleguide.tui.panel.TrafficSetting;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/**
 * How a panel is looked at.
 *
 * @param settings what the panel may do
 * @param request what follows the route's path in the requests of traffic
 * @param send what is sent from the start
 * @param length when it ends by itself
 * @param record the file to record to
 */
record PanelManner(
        LiveSettings settings,
        String request,
        Optional<TrafficSetting> send,
        Optional<Duration> length,
        Optional<Path> record) {}
