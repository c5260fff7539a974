package io.github.energyjunit.publish;

import io.opentelemetry.sdk.common.export.HttpSender;
import io.opentelemetry.sdk.common.export.HttpSenderConfig;
import io.opentelemetry.sdk.common.export.HttpSenderProvider;

/** Gives the exporter its sender; found by {@link java.util.ServiceLoader}, which wants it public. */
public final class OtlpSenderProvider implements HttpSenderProvider {

    /** Creates the provider. */
    public OtlpSenderProvider() {}

    @Override
    public HttpSender createSender(HttpSenderConfig config) {
        return new OtlpSender(config);
    }
}
