package io.scaleguide.traffic;

import io.scaleguide.traffic.http.AnswerParser;
import java.util.concurrent.atomic.LongAdder;
import org.HdrHistogram.Histogram;
import org.HdrHistogram.Recorder;

/** Counts what the connections meet; many write, and reading does not hold them up. */
final class Tally {
    private static final long LONGEST_MICROS = 3_600_000_000L;
    private static final int DIGITS = 3;

    /**
     * The counts at one moment.
     *
     * @param sent requests begun
     * @param ok answers 2xx
     * @param redirects answers 3xx
     * @param clientErrors answers 4xx
     * @param serverErrors answers 5xx
     * @param failed requests with no answer
     * @param notFound answers 404, which {@code clientErrors} counts too
     */
    record Counts(
            long sent, long ok, long redirects, long clientErrors, long serverErrors, long failed, long notFound) {
        Counts minus(Counts earlier) {
            return new Counts(
                    sent - earlier.sent,
                    ok - earlier.ok,
                    redirects - earlier.redirects,
                    clientErrors - earlier.clientErrors,
                    serverErrors - earlier.serverErrors,
                    failed - earlier.failed,
                    notFound - earlier.notFound);
        }

        static Counts none() {
            return new Counts(0, 0, 0, 0, 0, 0, 0);
        }
    }

    private final LongAdder sent = new LongAdder();
    private final LongAdder[] classes = {
        new LongAdder(), new LongAdder(), new LongAdder(), new LongAdder(), new LongAdder(), new LongAdder()
    };
    private final LongAdder failed = new LongAdder();
    private final LongAdder notFound = new LongAdder();
    private final Recorder recorder = new Recorder(LONGEST_MICROS, DIGITS);
    private volatile String notFoundBody = "";
    private volatile String failure = "";

    void begun() {
        sent.increment();
    }

    void answered(AnswerParser answer, long micros) {
        int status = answer.status();
        if (status / 100 == 2) {
            recorder.recordValue(Math.max(0, Math.min(micros, LONGEST_MICROS)));
        }
        if (status == 404) {
            notFoundBody = answer.start();
            notFound.increment();
        }
        classes[status / 100].increment();
    }

    void failed(String cause) {
        failure = cause;
        failed.increment();
    }

    Counts counts() {
        long missing = notFound.sum();
        long lost = failed.sum();
        long[] answers = new long[classes.length];
        for (int first = 2; first < answers.length; first++) {
            answers[first] = classes[first].sum();
        }
        // Last, since connections go on meanwhile: what is over was begun before.
        return new Counts(sent.sum(), answers[2], answers[3], answers[4], answers[5], lost, missing);
    }

    /** @return round trips of 2xx answers since the last call, in microseconds */
    Histogram takeRoundTrips() {
        return recorder.getIntervalHistogram();
    }

    /** @return the start of the last 404 answer's body; empty where there was none */
    String notFoundBody() {
        return notFoundBody;
    }

    /** @return why the last request without an answer has none; empty where there was none */
    String failure() {
        return failure;
    }

    static Histogram emptyRoundTrips() {
        return new Histogram(LONGEST_MICROS, DIGITS);
    }
}
