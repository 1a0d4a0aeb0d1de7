package io.scaleguide.kube;

import java.net.Authenticator;
import java.net.CookieHandler;
import java.net.ProxySelector;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;

/** A builder of JDK HTTP clients that tells of each client it makes, since fabric8 keeps them to itself, and knows what their server goes by. */
final class RecordingBuilder implements HttpClient.Builder {

    private final HttpClient.Builder inner;
    private final Optional<ServerName> server;
    private final Consumer<HttpClient> made;

    RecordingBuilder(HttpClient.Builder inner, Optional<ServerName> server, Consumer<HttpClient> made) {
        this.inner = inner;
        this.server = server;
        this.made = made;
    }

    @Override
    public HttpClient build() {
        HttpClient client = inner.build();
        made.accept(client);
        return client;
    }

    @Override
    public HttpClient.Builder cookieHandler(CookieHandler handler) {
        inner.cookieHandler(handler);
        return this;
    }

    @Override
    public HttpClient.Builder connectTimeout(Duration duration) {
        inner.connectTimeout(duration);
        return this;
    }

    @Override
    public HttpClient.Builder sslContext(SSLContext context) {
        inner.sslContext(
                server.<SSLContext>map(name -> new NamedContext(context, name)).orElse(context));
        return this;
    }

    @Override
    public HttpClient.Builder sslParameters(SSLParameters parameters) {
        inner.sslParameters(parameters);
        return this;
    }

    @Override
    public HttpClient.Builder executor(Executor executor) {
        inner.executor(executor);
        return this;
    }

    @Override
    public HttpClient.Builder followRedirects(HttpClient.Redirect policy) {
        inner.followRedirects(policy);
        return this;
    }

    @Override
    public HttpClient.Builder version(HttpClient.Version version) {
        inner.version(version);
        return this;
    }

    @Override
    public HttpClient.Builder priority(int priority) {
        inner.priority(priority);
        return this;
    }

    @Override
    public HttpClient.Builder proxy(ProxySelector selector) {
        inner.proxy(selector);
        return this;
    }

    @Override
    public HttpClient.Builder authenticator(Authenticator authenticator) {
        inner.authenticator(authenticator);
        return this;
    }
}
