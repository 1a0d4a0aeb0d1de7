package io.scaleguide.practice;

import io.scaleguide.practice.gateway.LoadModel;
import java.nio.file.Path;
import java.time.Clock;

/**
 * What kind of practice cluster is wanted.
 *
 * @param speed how many practice seconds pass in one second, 1 to 60
 * @param seed makes names and jitter repeatable
 * @param loadModel whether more replicas help
 * @param operator the Kong operator's line: 1.4, 1.6 or 2.2
 * @param chartFolder the practice chart's folder
 * @param clock the machine's clock
 */
public record PracticeOptions(
        double speed, long seed, LoadModel loadModel, String operator, Path chartFolder, Clock clock) {}
