package io.loadline.gateway.aeron;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.loadline.client.Command;
import io.loadline.client.ControlClient;
import io.loadline.client.DeskClient;
import io.loadline.client.DeskListener;
import io.loadline.codec.control.OrderEncoder;
import io.loadline.codec.control.SourceHeartbeatEncoder;
import io.loadline.codec.input.FillDecoder;
import io.loadline.codec.input.MessageHeaderDecoder;
import io.loadline.codec.input.OperatorCommandDecoder;
import io.loadline.codec.input.OrderReportDecoder;
import io.loadline.codec.input.OrderRequestDecoder;
import io.loadline.codec.input.SourceStatusDecoder;
import java.nio.file.Path;
import java.util.function.BooleanSupplier;
import java.util.function.LongSupplier;
import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ControlAdapterTest {
    private static final int SOURCE = 7;

    @TempDir
    private Path directory;

    private TestServer server;
    private DeskClient desk;
    private ControlClient source;

    @BeforeEach
    void start() {
        server = TestServer.start(directory);
        desk = server.client(DeskListener.NONE);
        source = new ControlClient(server.context(), SOURCE, 0);
        await(() -> source.isConnected());
    }

    @AfterEach
    void stop() {
        source.close();
        desk.close();
        server.close();
    }

    private void await(final BooleanSupplier condition) {
        server.await("control", desk, () -> {
            source.poll();
            return condition.getAsBoolean();
        });
    }

    private void send(final LongSupplier message) {
        final long[] result = {-1};
        await(() -> result[0] > 0 || (result[0] = message.getAsLong()) > 0);
    }

    private int indexOf(final int templateId) {
        for (int i = 0; i < server.sink.messages.size(); i++) {
            if (server.sink.templateId(i) == templateId) {
                return i;
            }
        }
        return -1;
    }

    private UnsafeBuffer arrived(final int templateId) {
        await(() -> indexOf(templateId) >= 0);
        return server.sink.messages.get(indexOf(templateId));
    }

    private long count(final String counter) {
        return server.counters.get("control: " + counter).get();
    }

    @Test
    void shouldTellTheLogThatASourceIsConnectedBeforeItsFirstMessage() {
        send(() -> source.orderStatus(1, 4, 1));
        arrived(OrderReportDecoder.TEMPLATE_ID);
        assertEquals(SourceStatusDecoder.TEMPLATE_ID, server.sink.templateId(0));
        final SourceStatusDecoder status = new SourceStatusDecoder()
                .wrapAndApplyHeader(server.sink.messages.getFirst(), 0, new MessageHeaderDecoder());
        assertEquals(SOURCE, status.sourceId());
        assertEquals(1, status.status());
    }

    @Test
    void shouldTurnAnOrderIntoARequest() {
        send(() -> source.newOrder(11, 4, 2, ControlClient.SELL, ControlClient.LIMIT, 300, 1_500));
        final OrderRequestDecoder request = new OrderRequestDecoder()
                .wrapAndApplyHeader(arrived(OrderRequestDecoder.TEMPLATE_ID), 0, new MessageHeaderDecoder());
        assertEquals(11, request.clOrdId());
        assertEquals(4, request.accountNode());
        assertEquals(2, request.instrumentId());
        assertEquals(2, request.side());
        assertEquals(1, request.kind());
        assertEquals(300, request.quantity());
        assertEquals(1_500, request.price());
        assertEquals(SOURCE, request.sourceId());
        assertEquals(1, request.sourceSequence());
    }

    @Test
    void shouldTurnAnExecutionIntoAFill() {
        send(() -> source.execution(11, 12, 4, 2, ControlClient.BUY, 300, 1_500, true));
        final FillDecoder fill =
                new FillDecoder().wrapAndApplyHeader(arrived(FillDecoder.TEMPLATE_ID), 0, new MessageHeaderDecoder());
        assertEquals(11, fill.clOrdId());
        assertEquals(12, fill.execId());
        assertEquals(1, fill.side());
        assertEquals(1, fill.last());
        assertEquals(300, fill.quantity());
    }

    @Test
    void shouldTurnACommandIntoADecisionOfAPerson() {
        send(() -> source.command(Command.of(1, 3, 99, 2, "ann", "fat finger")));
        final OperatorCommandDecoder command = new OperatorCommandDecoder()
                .wrapAndApplyHeader(arrived(OperatorCommandDecoder.TEMPLATE_ID), 0, new MessageHeaderDecoder());
        assertEquals(1, command.command());
        assertEquals(3, command.node());
        assertEquals(99, command.requestId());
        assertEquals("ann", command.person());
        assertEquals("fat finger", command.reason());
    }

    @Test
    void shouldNumberMessagesOfASourceWithoutAGap() {
        send(() -> source.orderStatus(1, 4, 1));
        send(() -> source.orderStatus(2, 4, 1));
        assertEquals(2, source.lastSequence());
        await(() -> server.sequences.last(SOURCE) == 2);
    }

    @Test
    void shouldLetAMessageInOnce() {
        send(() -> source.orderStatus(1, 4, 1));
        arrived(OrderReportDecoder.TEMPLATE_ID);
        try (ControlClient again = new ControlClient(server.context(), SOURCE, 0)) {
            final long[] result = {-1};
            await(() -> {
                again.poll();
                return result[0] > 0 || (result[0] = again.orderStatus(1, 4, 1)) > 0;
            });
            await(() -> count("duplicate messages ignored") == 1);
        }
    }

    @Test
    void shouldTellTheLogWhenASourceFallsSilentAndIsHeardAgain() {
        send(() -> source.orderStatus(1, 4, 1));
        arrived(OrderReportDecoder.TEMPLATE_ID);
        server.sink.messages.clear();
        server.passServerTime(SourceLiveness.SILENCE_NS + 1);
        server.control.poll(server.serverTimeNs(), 0);
        assertEquals(0, status(0));
        send(() -> source.orderStatus(2, 4, 1));
        await(() -> server.sink.messages.size() >= 2);
        assertEquals(1, status(1));
    }

    private int status(final int index) {
        return new SourceStatusDecoder()
                .wrapAndApplyHeader(server.sink.messages.get(index), 0, new MessageHeaderDecoder())
                .status();
    }

    @Test
    void shouldTellTheLogOfASourceThatDidNotComeBackAfterARestart() {
        server.sequences.onConnected(8);
        server.control.expectConnected(server.serverTimeNs());
        server.sink.messages.clear();
        server.passServerTime(SourceLiveness.SILENCE_NS + 1);
        server.control.poll(server.serverTimeNs(), 0);
        assertEquals(SourceStatusDecoder.TEMPLATE_ID, server.sink.templateId(0));
    }

    @Test
    void shouldGiveUpMessagesThatHeartbeatsSayWereSent() {
        send(() -> source.orderStatus(1, 4, 1));
        arrived(OrderReportDecoder.TEMPLATE_ID);
        server.sink.messages.clear();
        final UnsafeBuffer buffer = new UnsafeBuffer(new byte[256]);
        final SourceHeartbeatEncoder heartbeat = new SourceHeartbeatEncoder();
        heartbeat
                .wrapAndApplyHeader(buffer, 0, new io.loadline.codec.control.MessageHeaderEncoder())
                .source()
                .sourceSequence(3)
                .sourceId(SOURCE);
        server.control.onMessage(buffer, 0, 8 + SourceHeartbeatEncoder.BLOCK_LENGTH);
        assertEquals(0, server.sink.messages.size());
        for (int i = 0; i < 4; i++) {
            server.passServerTime(SourceLiveness.SILENCE_NS / 3 + 1);
            server.control.poll(server.serverTimeNs(), 0);
            server.control.onMessage(buffer, 0, 8 + SourceHeartbeatEncoder.BLOCK_LENGTH);
        }
        assertEquals(0, status(0));
        assertEquals(3, server.sequences.last(SOURCE));
    }

    @Test
    void shouldCountTruncatedAndUnknownMessages() {
        final UnsafeBuffer buffer = new UnsafeBuffer(new byte[256]);
        final OrderEncoder order = new OrderEncoder();
        final io.loadline.codec.control.MessageHeaderEncoder header =
                new io.loadline.codec.control.MessageHeaderEncoder();
        order.wrapAndApplyHeader(buffer, 0, header);
        server.control.onMessage(buffer, 0, 3);
        server.control.onMessage(buffer, 0, 8 + OrderEncoder.BLOCK_LENGTH - 1);
        header.schemaId(9_999);
        server.control.onMessage(buffer, 0, 8 + OrderEncoder.BLOCK_LENGTH);
        assertEquals(3, count("malformed messages"));
        order.wrapAndApplyHeader(buffer, 0, header);
        header.templateId(77);
        server.control.onMessage(buffer, 0, 8 + OrderEncoder.BLOCK_LENGTH);
        assertEquals(1, count("messages of an unknown template"));
    }

    @Test
    void shouldRefuseAMessageWithoutASource() {
        final UnsafeBuffer buffer = new UnsafeBuffer(new byte[256]);
        final OrderEncoder order = new OrderEncoder();
        order.wrapAndApplyHeader(buffer, 0, new io.loadline.codec.control.MessageHeaderEncoder());
        server.control.onMessage(buffer, 0, 8 + OrderEncoder.BLOCK_LENGTH);
        assertEquals(1, count("malformed messages"));
        assertTrue(server.sink.messages.stream().noneMatch(m -> m.capacity() > 60));
    }
}
