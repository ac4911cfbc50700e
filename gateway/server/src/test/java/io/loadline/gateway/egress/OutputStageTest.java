package io.loadline.gateway.egress;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.ThreadMXBean;
import io.loadline.client.Streams;
import io.loadline.codec.output.BookFeaturesDecoder;
import io.loadline.codec.output.ConditionalVolatilityDecoder;
import io.loadline.codec.output.HeartbeatDecoder;
import io.loadline.codec.output.MessageHeaderDecoder;
import io.loadline.codec.output.NodeRiskDecoder;
import io.loadline.codec.output.VolatilitySmileDecoder;
import io.loadline.core.Quality;
import io.loadline.core.counter.Counters;
import io.loadline.core.event.FeatureSection;
import io.loadline.core.event.PricingSection;
import io.loadline.core.event.RiskEvent;
import io.loadline.core.event.SurfaceSection;
import io.loadline.core.event.VolatilitySection;
import java.lang.management.ManagementFactory;
import java.lang.reflect.Field;
import java.util.ArrayList;
import java.util.List;
import org.agrona.DirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.Test;

class OutputStageTest {
    private record Sent(int streamId, UnsafeBuffer message) {
        NodeRiskDecoder nodeRisk() {
            return new NodeRiskDecoder().wrapAndApplyHeader(message, 0, new MessageHeaderDecoder());
        }

        VolatilitySmileDecoder smile() {
            return new VolatilitySmileDecoder().wrapAndApplyHeader(message, 0, new MessageHeaderDecoder());
        }

        ConditionalVolatilityDecoder volatility() {
            return new ConditionalVolatilityDecoder().wrapAndApplyHeader(message, 0, new MessageHeaderDecoder());
        }

        BookFeaturesDecoder features() {
            return new BookFeaturesDecoder().wrapAndApplyHeader(message, 0, new MessageHeaderDecoder());
        }

        HeartbeatDecoder heartbeat() {
            return new HeartbeatDecoder().wrapAndApplyHeader(message, 0, new MessageHeaderDecoder());
        }
    }

    private final List<Sent> sent = new ArrayList<>();
    private final List<Sent> replayed = new ArrayList<>();
    private final OutputDigest digest = new OutputDigest();
    private final TestEvents events = new TestEvents(TestModel.of(2, 3));
    private final OutputPort port = new OutputPort() {
        @Override
        public void onMessage(final int streamId, final DirectBuffer buffer, final int offset, final int length) {
            sent.add(copy(streamId, buffer, offset, length));
        }

        @Override
        public void onReplayed(final int streamId, final DirectBuffer buffer, final int offset, final int length) {
            replayed.add(copy(streamId, buffer, offset, length));
        }
    };
    private final OutputStage stage = new OutputStage(port, digest, Counters.inMemory());

    private static Sent copy(final int streamId, final DirectBuffer buffer, final int offset, final int length) {
        final byte[] bytes = new byte[length];
        buffer.getBytes(offset, bytes);
        return new Sent(streamId, new UnsafeBuffer(bytes));
    }

    private void handle(final RiskEvent event) {
        stage.onEvent(event, event.sequence);
    }

    @Test
    void shouldPublishEachTouchedNodeAndTheTopOfTheBook() {
        handle(events.tick(4, 1, 100));
        assertEquals(
                List.of(10, 10, 10, 10, 10, 14),
                sent.stream().map(Sent::streamId).toList());
    }

    @Test
    void shouldAddLiquidityCostToVar() {
        handle(events.tick(4, 1, 100));
        final NodeRiskDecoder risk = sent.getFirst().nodeRisk();
        assertEquals(4, risk.node());
        assertEquals(600 + 1000, risk.lvar99());
        assertEquals(600 + 2000, risk.lvar99Stressed());
    }

    @Test
    void shouldPublishASampleOfFeaturesBehindTheTop() {
        final RiskEvent event = events.tick(4, 1, 100);
        events.addFeatures(50);
        handle(event);
        assertEquals(7, sent.size());
        assertEquals(Streams.BOOK, sent.getLast().streamId());
        final BookFeaturesDecoder features = sent.getLast().features();
        assertEquals(1, features.instrumentId());
        assertEquals(50, features.mid());
        assertEquals(0.05, features.vpin());
        assertTrue(Double.isNaN(features.kyleLambda()));
    }

    private RiskEvent smile(final int state) throws IllegalAccessException {
        final RiskEvent event = events.tick(4, 1, 100);
        for (final Field field : SurfaceSection.class.getFields()) {
            if (field.getType() == double.class) {
                field.setDouble(event.surface, 0.25);
            }
        }
        event.surface.calendarArbitrage = false;
        event.surface.underlyingQuality = Quality.GOOD;
        event.surface.smile = 2;
        event.surface.state = state;
        event.surface.forwardState = SurfaceSection.GOOD;
        event.surface.quotesUsed = 11;
        event.surface.quotesLeftOut = 3;
        return event;
    }

    @Test
    void shouldPublishASmileOnTheStreamOfBooks() throws IllegalAccessException {
        handle(smile(SurfaceSection.GOOD));
        assertEquals(Streams.BOOK, sent.getLast().streamId());
        final VolatilitySmileDecoder smile = sent.getLast().smile();
        assertEquals(2, smile.smile());
        assertEquals(0.25, smile.riskReversal25());
        assertEquals(11, smile.quotesUsed());
        assertEquals(3, smile.quotesLeftOut());
        assertEquals(SurfaceSection.GOOD, smile.forwardState());
        assertEquals(Quality.GOOD, smile.stamp().quality());
    }

    @Test
    void shouldNeverCallASmileGoodThatIsNot() throws IllegalAccessException {
        handle(smile(SurfaceSection.DEGRADED));
        assertEquals(Quality.MODEL, sent.getLast().smile().stamp().quality());
        handle(smile(SurfaceSection.STALE));
        assertEquals(
                Quality.MODEL | Quality.STALE, sent.getLast().smile().stamp().quality());
        RiskEvent event = smile(SurfaceSection.GOOD);
        event.surface.skew = Double.NaN;
        handle(event);
        assertEquals(Quality.MODEL, sent.getLast().smile().stamp().quality());
        event = smile(SurfaceSection.GOOD);
        event.surface.calendarArbitrage = true;
        handle(event);
        assertEquals(Quality.MODEL, sent.getLast().smile().stamp().quality());
        event = smile(SurfaceSection.GOOD);
        event.surface.underlyingQuality = Quality.AGED;
        handle(event);
        assertEquals(Quality.GOOD, sent.getLast().smile().stamp().quality(), "its forward needs no underlying");
        event.surface.forwardState = SurfaceSection.DEGRADED;
        handle(event);
        assertEquals(
                Quality.MODEL | Quality.AGED, sent.getLast().smile().stamp().quality());
    }

    @Test
    void shouldPublishEveryVolatilityOfAnEventOnTheStreamOfBooks() {
        final RiskEvent event = events.tick(4, 1, 100);
        event.volatility.count = 2;
        for (int i = 0; i < 2; i++) {
            event.volatility.row(i).instrument = 1 + i;
            event.volatility.row(i).state = VolatilitySection.GOOD;
            event.volatility.row(i).failures = 70_000 * i;
            event.volatility.row(i).volatility = 0.25;
        }
        event.volatility.row(1).bookQuality = Quality.AGED;
        handle(event);
        final ConditionalVolatilityDecoder first = sent.get(sent.size() - 2).volatility();
        final ConditionalVolatilityDecoder second = sent.getLast().volatility();
        assertEquals(Streams.BOOK, sent.getLast().streamId());
        assertEquals(1, first.instrumentId());
        assertEquals(0.25, first.volatility());
        assertEquals(Quality.GOOD, first.stamp().quality());
        assertEquals(2, second.instrumentId());
        assertEquals(65_534, second.failures());
        assertEquals(Quality.AGED, second.stamp().quality());
    }

    @Test
    void shouldNeverCallAVolatilityGoodThatIsNot() {
        final RiskEvent event = events.tick(4, 1, 100);
        event.volatility.count = 1;
        final VolatilitySection.Row row = event.volatility.row(0);
        row.volatility = 0.2;
        row.horizonVolatility = 0.2;
        row.state = VolatilitySection.NONE;
        handle(event);
        assertEquals(Quality.MODEL, sent.getLast().volatility().stamp().quality());
        row.state = VolatilitySection.DEGRADED;
        handle(event);
        assertEquals(Quality.MODEL, sent.getLast().volatility().stamp().quality());
        row.state = VolatilitySection.STALE;
        handle(event);
        assertEquals(
                Quality.MODEL | Quality.STALE,
                sent.getLast().volatility().stamp().quality());
        row.state = VolatilitySection.GOOD;
        row.horizonVolatility = Double.NaN;
        handle(event);
        assertEquals(Quality.MODEL, sent.getLast().volatility().stamp().quality());
    }

    @Test
    void shouldCallFeaturesGoodOnlyWhenAllAreKnown() throws IllegalAccessException {
        final RiskEvent event = events.tick(4, 1, 100);
        events.addFeatures(50);
        handle(event);
        assertEquals(Quality.MODEL, sent.getLast().features().stamp().quality());
        for (final Field field : FeatureSection.class.getFields()) {
            if (field.getType() == double.class) {
                field.setDouble(event.features, 1);
            }
        }
        handle(event);
        assertEquals(Quality.GOOD, sent.getLast().features().stamp().quality());
        event.book.quality = Quality.CROSSED;
        handle(event);
        assertEquals(Quality.CROSSED, sent.getLast().features().stamp().quality());
    }

    @Test
    void shouldStampEachValue() {
        handle(events.tick(4, 1, 100));
        final NodeRiskDecoder risk = sent.getFirst().nodeRisk();
        assertEquals(1, risk.stamp().sequence());
        assertEquals(TestEvents.START_NS, risk.stamp().ingressTimeNs());
        assertEquals(1, risk.stamp().epoch());
    }

    @Test
    void shouldNeverCallAnUnknownNumberGood() {
        final RiskEvent event = events.tick(4, 1, 100);
        event.risk.set(0, Double.NaN, Double.NaN, Double.NaN, Double.NaN, Double.NaN);
        handle(event);
        assertEquals(Quality.MODEL, sent.get(0).nodeRisk().stamp().quality());
        assertEquals(Quality.GOOD, sent.get(1).nodeRisk().stamp().quality());
    }

    @Test
    void shouldNotPublishNodesThatAnOrderOnlyAskedAbout() {
        final RiskEvent event = events.tick(4, 1, 100);
        event.pricing.reasons = PricingSection.ORDER;
        event.book.updated = false;
        handle(event);
        assertTrue(sent.isEmpty());
    }

    @Test
    void shouldForwardMessagesOfLimitsToTheirStreams() {
        final RiskEvent event = events.kill(1);
        events.addUtilisation(1, 13, 0.5);
        handle(event);
        assertEquals(
                List.of(Streams.ALERTS, Streams.UTILISATION),
                sent.stream().map(Sent::streamId).toList());
    }

    @Test
    void shouldBeatOnEveryStreamOnceInAQuarterSecondOfEventTime() {
        handle(events.epochStart());
        sent.clear();
        for (int i = 0; i < 20; i++) {
            handle(events.after(50_000_000).timer());
        }
        assertEquals(5 * Streams.outputCount(), sent.size());
    }

    @Test
    void shouldCountTheMessagesOfAStreamInItsHeartbeat() {
        handle(events.tick(4, 1, 100));
        sent.clear();
        handle(events.timer());
        final Sent risk = sent.stream()
                .filter(s -> s.streamId() == Streams.RISK)
                .findFirst()
                .orElseThrow();
        assertEquals(5, risk.heartbeat().outputCount());
    }

    @Test
    void shouldNameTheBuildOfTheLogInHeartbeats() {
        handle(events.epochStart());
        handle(events.timer());
        assertEquals("test-build", sent.getLast().heartbeat().build());
    }

    @Test
    void shouldOnlyRememberWhatIsReplayed() {
        events.event().replayed = true;
        handle(events.tick(4, 1, 100));
        assertEquals(0, sent.size());
        assertEquals(6, replayed.size());
    }

    @Test
    void shouldGiveTheSameDigestLiveAndReplayed() {
        final OutputDigest again = new OutputDigest();
        final OutputStage replay = new OutputStage(OutputPort.NONE, again, Counters.inMemory());
        final RiskEvent event = events.event();
        for (int i = 0; i < 100; i++) {
            events.after(60_000_000);
            final RiskEvent next = i % 3 == 0 ? events.timer() : i % 3 == 1 ? events.tick(4, 1, i) : events.kill(2);
            next.replayed = false;
            stage.onEvent(next, next.sequence);
            next.replayed = true;
            replay.onEvent(next, next.sequence);
        }
        assertEquals(digest.hex(), again.hex());
        assertNotEquals(new OutputDigest().hex(), again.hex());
        assertTrue(event.replayed);
    }

    @Test
    void shouldRefuseMessagesOfLimitsThatOverrunTheirSection() {
        final RiskEvent event = events.kill(1);
        event.limits.messages.putInt(0, 9_999);
        handle(event);
        assertTrue(sent.isEmpty());
    }

    @Test
    void shouldAllocateNothing() {
        final OutputStage quiet = new OutputStage(OutputPort.NONE, new OutputDigest(), Counters.inMemory());
        final RiskEvent tick = events.tick(4, 1, 100);
        for (int i = 0; i < 50_000; i++) {
            quiet.onEvent(tick, tick.sequence);
        }
        final ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        final long before = threads.getCurrentThreadAllocatedBytes();
        for (int i = 0; i < 200_000; i++) {
            quiet.onEvent(tick, tick.sequence);
        }
        final long allocated = threads.getCurrentThreadAllocatedBytes() - before;
        assertTrue(allocated < 512, "allocated " + allocated + " bytes");
    }
}
