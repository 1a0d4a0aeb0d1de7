package io.scaleguide.network;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProxyChoiceTest {

    private static final URI SERVER = URI.create("https://api.example.com:6443");

    @Test
    void theKubeconfigsProxyWinsOverTheEnvironment() {
        Map<String, String> environment = Map.of("HTTPS_PROXY", "http://env:1", "NO_PROXY", "*");

        assertThat(new ProxyChoice(environment).proxyFor(SERVER, "http://own:2"))
                .contains("http://own:2");
    }

    @Test
    void theSchemeOfTheServerPicksTheVariable() {
        Map<String, String> environment = Map.of("HTTPS_PROXY", "secure:1", "http_proxy", "http://plain:2");

        assertThat(new ProxyChoice(environment).proxyFor(SERVER, "")).contains("http://secure:1");
        assertThat(new ProxyChoice(environment).proxyFor(URI.create("http://api"), ""))
                .contains("http://plain:2");
    }

    @Test
    void withoutVariablesThereIsNoProxy() {
        assertThat(new ProxyChoice(Map.of()).proxyFor(SERVER, "")).isEqualTo(Optional.empty());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    https://api.example.com:6443 | example.com       | true
                    https://api.example.com:6443 | .example.com      | true
                    https://api.example.com:6443 | *.example.com     | true
                    https://api.example.com:6443 | other, API.example.com | true
                    https://api.example.com:6443 | ample.com         | false
                    https://10.1.2.3             | 10.1.0.0/16       | true
                    https://10.2.2.3             | 10.1.0.0/16       | false
                    https://10.1.2.3             | *                 | true
                    https://127.0.0.1:6443       | nothing           | true
                    https://localhost:6443       | nothing           | true
                    """)
    void noProxyIsReadAsKubectlReadsIt(URI server, String noProxy, boolean direct) {
        ProxyChoice choice = new ProxyChoice(Map.of("HTTPS_PROXY", "http://proxy:1", "NO_PROXY", noProxy));

        assertThat(choice.proxyFor(server, "").isEmpty()).isEqualTo(direct);
    }
}
