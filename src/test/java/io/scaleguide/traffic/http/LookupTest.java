package io.scaleguide.traffic.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.scaleguide.traffic.http.Lookup.Verdict;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class LookupTest {
    private final AtomicLong clock = new AtomicLong();
    private final Semaphore told = new Semaphore(0);

    @Test
    void tellsWhenThereIsAVerdictAndAsksAgainAfterASecond() throws Exception {
        Lookup lookup = new Lookup("127.0.0.1", clock::get, told::release);
        assertThat(lookup.verdict()).isEmpty();
        assertTold();
        clock.addAndGet(TimeUnit.SECONDS.toNanos(1) - 1);
        assertThat(lookup.verdict()).contains(new Verdict.Found(InetAddress.getByName("127.0.0.1")));
        clock.incrementAndGet();
        assertThat(lookup.verdict()).isEmpty();
        assertTold();
        assertThat(lookup.verdict()).isPresent();
    }

    @Test
    void givesTheReasonWhereThereIsNoAddress() throws Exception {
        Lookup lookup = new Lookup("nowhere.invalid", clock::get, told::release);
        assertThat(lookup.verdict()).isEmpty();
        assertTold();
        assertThat(lookup.verdict()).hasValueSatisfying(verdict -> assertThat(verdict)
                .isInstanceOfSatisfying(Verdict.Unknown.class, unknown -> assertThat(unknown.why())
                        .isInstanceOf(UnknownHostException.class)));
    }

    private void assertTold() throws InterruptedException {
        assertThat(told.tryAcquire(1, TimeUnit.MINUTES)).isTrue();
    }
}
