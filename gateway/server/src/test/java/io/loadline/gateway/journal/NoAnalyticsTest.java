package io.loadline.gateway.journal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.net.Proxy;
import java.net.ProxySelector;
import java.net.SocketAddress;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Chronicle reports its usage over HTTP where it can; here it cannot. */
final class NoAnalyticsTest {
    @TempDir
    private Path folder;

    @Test
    void shouldNotShipTheReportingClasses() {
        assertThrows(ClassNotFoundException.class, () -> Class.forName("net.openhft.chronicle.analytics.Analytics"));
    }

    @Test
    void shouldSwitchReportingOff() throws IOException {
        TestJournal.write(folder, 1, 1);
        assertEquals("true", System.getProperty("chronicle.analytics.disable"));
    }

    @Test
    void shouldOpenNoConnection() throws IOException {
        final List<URI> asked = new ArrayList<>();
        final ProxySelector before = ProxySelector.getDefault();
        ProxySelector.setDefault(new ProxySelector() {
            @Override
            public List<Proxy> select(final URI uri) {
                asked.add(uri);
                return List.of(Proxy.NO_PROXY);
            }

            @Override
            public void connectFailed(final URI uri, final SocketAddress address, final IOException e) {}
        });
        try {
            TestJournal.write(folder, 1_000, 1);
        } finally {
            ProxySelector.setDefault(before);
        }
        assertEquals(List.of(), asked);
    }
}
