package io.scaleguide.datadog;

import io.scaleguide.bounds.Bound;
import jakarta.ws.rs.client.ClientRequestContext;
import jakarta.ws.rs.client.ClientResponseContext;
import jakarta.ws.rs.client.ClientResponseFilter;

/** No answer is read beyond {@link Bound#ANSWER}: the library would take all that comes. */
final class BoundedAnswers implements ClientResponseFilter {
    @Override
    public void filter(ClientRequestContext request, ClientResponseContext response) {
        if (response.hasEntity()) {
            response.setEntityStream(Bound.ANSWER.around(response.getEntityStream()));
        }
    }
}
