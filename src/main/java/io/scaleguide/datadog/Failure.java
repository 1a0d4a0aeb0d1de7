package io.scaleguide.datadog;

import java.time.Duration;
import java.util.Optional;

/** Why a call gave no answer that can be used; the part that {@link KeyCheck} and {@link QueryReply} have in common. */
sealed interface Failure {
    /** @return the failure as an answer about a key */
    KeyCheck asKeyCheck();

    /** @return the failure as an answer to a query */
    QueryReply asQueryReply();

    record Refused(int status, String message) implements Failure {
        @Override
        public KeyCheck asKeyCheck() {
            return new KeyCheck.Refused(status, message);
        }

        @Override
        public QueryReply asQueryReply() {
            return new QueryReply.Refused(status, message);
        }
    }

    record Unreachable(String cause) implements Failure {
        @Override
        public KeyCheck asKeyCheck() {
            return new KeyCheck.Unreachable(cause);
        }

        @Override
        public QueryReply asQueryReply() {
            return new QueryReply.Unreachable(cause);
        }
    }

    record RateLimited(Optional<Duration> resetAfter) implements Failure {
        @Override
        public KeyCheck asKeyCheck() {
            return new KeyCheck.RateLimited(resetAfter);
        }

        @Override
        public QueryReply asQueryReply() {
            return new QueryReply.RateLimited(resetAfter);
        }
    }

    /** Datadog cannot read what was asked: 400. For a key that is as unexpected as anything else. */
    record BadRequest(String message) implements Failure {
        @Override
        public KeyCheck asKeyCheck() {
            return new KeyCheck.Unexpected(400, message);
        }

        @Override
        public QueryReply asQueryReply() {
            return new QueryReply.BadQuery(message);
        }
    }

    record Unexpected(int status, String message) implements Failure {
        @Override
        public KeyCheck asKeyCheck() {
            return new KeyCheck.Unexpected(status, message);
        }

        @Override
        public QueryReply asQueryReply() {
            return new QueryReply.Unexpected(status, message);
        }
    }
}
