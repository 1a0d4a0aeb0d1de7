package io.scaleguide.datadog;

import com.datadog.api.client.ApiClient;
import com.datadog.api.client.ApiException;
import com.datadog.api.client.v1.api.AuthenticationApi;
import com.datadog.api.client.v1.api.MetricsApi;
import com.datadog.api.client.v1.model.MetricsQueryResponse;
import io.scaleguide.network.Network;
import jakarta.ws.rs.core.GenericType;
import java.net.URI;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Map;

/** The calls themselves, with a client of our own: the library's static default would read keys from the environment. */
final class ApiCalls implements AutoCloseable {
    private static final int TIMEOUT_MILLIS = 5_000;
    private static final String[] JSON = {"application/json"};

    private final ApiClient client = new ApiClient();

    /** Throws ProcessingException where the authorities that the environment names cannot be read. */
    ApiCalls(URI base, Secret apiKey, Secret applicationKey, Network network) {
        NetworkCalls.throughout(network)
                .ifPresent(connector ->
                        client.setClientConfig(client.getDefaultClientConfig().connectorProvider(connector)));
        client.configureApiKeys(Map.of("apiKeyAuth", apiKey.reveal(), "appKeyAuth", applicationKey.reveal()));
        client.setConnectTimeout(TIMEOUT_MILLIS);
        client.setReadTimeout(TIMEOUT_MILLIS);
        client.setServerIndex(null); // without an index the base path counts, whatever the site
        client.getHttpClient().register(new BoundedAnswers());
        client.setBasePath(base.toString().replaceFirst("/+$", ""));
    }

    /** @return whether the API key is valid */
    boolean validate() throws ApiException {
        return Boolean.TRUE.equals(new AuthenticationApi(client).validate().getValid());
    }

    /**
     * GET /api/v2/validate_keys, which the library offers from 2.55 on only.
     *
     * @return the answer's {@code status}, {@code ok} when both keys are good
     */
    String validateKeys() throws ApiException {
        var builder = client.createBuilder(
                "v2.KeyManagementApi.validateAPIKey",
                "/api/v2/validate_keys",
                new ArrayList<>(),
                new HashMap<>(),
                new HashMap<>(),
                JSON,
                new String[] {"apiKeyAuth", "appKeyAuth"});
        Map<String, Object> answer = client.invokeAPI(
                        "GET",
                        builder,
                        new HashMap<>(),
                        new String[] {},
                        null,
                        new HashMap<>(),
                        false,
                        new GenericType<Map<String, Object>>() {})
                .getData();
        return answer == null ? "" : String.valueOf(answer.get("status"));
    }

    /** GET /api/v1/query; times in whole seconds since 1970. */
    MetricsQueryResponse query(long from, long to, String query) throws ApiException {
        return new MetricsApi(client).queryMetrics(from, to, query);
    }

    @Override
    public void close() {
        client.getHttpClient().close();
    }
}
