package io.scaleguide.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import javax.net.ssl.SSLException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NetworkTest {
    private static final URI POND = URI.create("https://pond.example/frogs");

    @ParameterizedTest
    @CsvSource({
        "http://proxy:3128, HTTP, proxy, 3128",
        "proxy:3128, HTTP, proxy, 3128",
        "http://proxy, HTTP, proxy, 80",
        "socks5://proxy, SOCKS, proxy, 1080"
    })
    void theProxyIsReadAsOthersReadIt(String variable, Proxy.Type type, String host, int port) {
        Network network = new Network(Map.of("HTTPS_PROXY", variable));

        assertThat(network.namesProxies()).isTrue();
        assertThat(network.proxyTo(POND)).isEqualTo(new Proxy(type, InetSocketAddress.createUnresolved(host, port)));
    }

    @Test
    void withoutAProxyTheWayIsDirectAndWithoutAFileTheSystemsAuthoritiesAreTrusted() throws Exception {
        assertThat(Network.plain().namesProxies()).isFalse();
        assertThat(Network.plain().proxyTo(POND)).isEqualTo(Proxy.NO_PROXY);
        assertThat(new Network(Map.of("HTTPS_PROXY", "proxy", "no_proxy", ".example")).proxyTo(POND))
                .isEqualTo(Proxy.NO_PROXY);
        assertThat(Network.plain().authorities()).isEmpty();
        assertThat(Network.plain().security()).isEmpty();
    }

    @Test
    void aFileOfAuthoritiesThatCannotBeUsedIsSaidWithItsVariable(@TempDir Path folder) throws Exception {
        Path file = folder.resolve("authorities.pem");
        Network network = new Network(Map.of("SSL_CERT_FILE", file.toString()));
        assertThatThrownBy(network::security)
                .isInstanceOf(SSLException.class)
                .hasMessage("SSL_CERT_FILE names the file " + file + ", which cannot be read");

        Files.writeString(file, "no certificate");
        assertThatThrownBy(network::security)
                .isInstanceOf(SSLException.class)
                .hasMessage("SSL_CERT_FILE names a file that holds no certificate");
    }
}
