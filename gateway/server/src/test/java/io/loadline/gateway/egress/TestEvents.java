package io.loadline.gateway.egress;

import static java.nio.ByteOrder.LITTLE_ENDIAN;

import io.loadline.codec.input.EpochStartEncoder;
import io.loadline.codec.input.InstrumentDefinitionEncoder;
import io.loadline.codec.input.MarketUpdateEncoder;
import io.loadline.codec.input.MessageHeaderEncoder;
import io.loadline.codec.input.OperatorCommandEncoder;
import io.loadline.codec.input.TimerEncoder;
import io.loadline.codec.output.AlertEncoder;
import io.loadline.codec.output.KillStateEncoder;
import io.loadline.codec.output.LimitUtilisationEncoder;
import io.loadline.core.event.LimitsSection;
import io.loadline.core.event.PricingSection;
import io.loadline.core.event.RiskEvent;
import io.loadline.core.model.PortfolioTree;
import io.loadline.core.model.RiskModel;
import org.agrona.ExpandableArrayBuffer;

/** Plays the part of ingress and of the stages before output: fills one event at a time. */
public final class TestEvents {
    /** Time of the first event. */
    public static final long START_NS = 1_800_000_000_000_000_000L;

    private static final int HEADER = MessageHeaderEncoder.ENCODED_LENGTH;

    private final PortfolioTree tree;
    private final RiskEvent event;
    private final MessageHeaderEncoder inputHeader = new MessageHeaderEncoder();
    private final io.loadline.codec.output.MessageHeaderEncoder outputHeader =
            new io.loadline.codec.output.MessageHeaderEncoder();
    private long sequence;
    private long timeNs = START_NS;

    /**
     * @param model model the events are of
     */
    public TestEvents(final RiskModel model) {
        tree = model.tree();
        event = new RiskEvent(tree.size());
        event.epoch = 1;
    }

    /** @return the event of the last call */
    public RiskEvent event() {
        return event;
    }

    /** @return sequence of the last event */
    public long sequence() {
        return sequence;
    }

    /**
     * @param nanoseconds time that passes before the next event
     * @return this
     */
    public TestEvents after(final long nanoseconds) {
        timeNs += nanoseconds;
        return this;
    }

    /**
     * @param epoch epoch of the next events
     * @return this
     */
    public TestEvents epoch(final int epoch) {
        event.epoch = epoch;
        return this;
    }

    private RiskEvent next(final int templateId) {
        event.sequence = ++sequence;
        event.ingressTimeNs = timeNs;
        event.templateId = templateId;
        event.book.reset();
        event.features.reset();
        event.surface.reset();
        event.pricing.reset();
        event.limits.reset();
        event.regime.changed = false;
        return event;
    }

    /** @return start of an epoch that touches every node */
    public RiskEvent epochStart() {
        next(EpochStartEncoder.TEMPLATE_ID);
        new EpochStartEncoder()
                .wrapAndApplyHeader(event.input, 0, inputHeader)
                .epoch(event.epoch)
                .build("test-build");
        event.pricing.reasons = PricingSection.QUALITY;
        for (int node = tree.size() - 1; node >= 0; node--) {
            touch(node, node);
        }
        return event;
    }

    /** @return a tick of the ingress clock */
    public RiskEvent timer() {
        return next(TimerEncoder.TEMPLATE_ID);
    }

    /**
     * @param id instrument id
     * @param symbol its symbol
     * @return a definition
     */
    public RiskEvent definition(final int id, final String symbol) {
        next(InstrumentDefinitionEncoder.TEMPLATE_ID);
        new InstrumentDefinitionEncoder()
                .wrapAndApplyHeader(event.input, 0, inputHeader)
                .instrumentId(id)
                .venue((short) 1)
                .assetClass((short) 1)
                .symbol(symbol)
                .currency("USD");
        return event;
    }

    /**
     * @param account account whose path is touched
     * @param instrument instrument of the tick
     * @param value number that the values of the event are made from
     * @return a tick that moves the top of a book and the risk above an account
     */
    public RiskEvent tick(final int account, final int instrument, final double value) {
        next(MarketUpdateEncoder.TEMPLATE_ID);
        event.pricing.reasons = PricingSection.MARK;
        event.pricing.instrument = instrument;
        for (final int node : tree.path(account)) {
            touch(node, value);
        }
        event.book.instrument = instrument;
        event.book.updated = true;
        event.book.quality = 0;
        event.book.tradingStatus = 2;
        event.book.bidPrice = Math.round(value * 1e9);
        event.book.askPrice = event.book.bidPrice + 250_000_000L;
        event.book.bidQuantity = 10_00000000L;
        event.book.askQuantity = 12_00000000L;
        event.book.exchangeTimeNs = timeNs;
        return event;
    }

    /**
     * Adds a sample of features to the event of the last call.
     *
     * @param value number that the features are made from
     */
    public void addFeatures(final double value) {
        event.features.clear();
        event.features.instrument = event.book.instrument;
        event.features.sampled = true;
        event.features.mid = value;
        event.features.vpin = value / 1_000;
    }

    private void touch(final int node, final double value) {
        final int i = event.pricing.count;
        event.pricing.add(node, 1, 1, value, 2 * value, 0, 3 * value, 4 * value, 0, 0);
        event.risk.set(i, 5 * value, 6 * value, 7 * value, 8 * value, 9 * value);
        event.liquidity.set(i, 10 * value, 20 * value, 1.5);
    }

    /**
     * @param node node of the limit
     * @param control number of the control
     * @param utilisation value over limit
     * @return an event with a utilisation
     */
    public RiskEvent utilisation(final int node, final int control, final double utilisation) {
        next(OperatorCommandEncoder.TEMPLATE_ID);
        addUtilisation(node, control, utilisation);
        return event;
    }

    /**
     * Adds a utilisation to the event of the last call.
     *
     * @param node node of the limit
     * @param control number of the control
     * @param utilisation value over limit
     */
    public void addUtilisation(final int node, final int control, final double utilisation) {
        final LimitUtilisationEncoder encoder = new LimitUtilisationEncoder();
        encoder.wrapAndApplyHeader(message(), messageOffset(), outputHeader)
                .node(node)
                .control((short) control)
                .metric((short) 0)
                .ownState((short) 1)
                .effectiveState((short) 1)
                .value(utilisation * 100)
                .limitValue(100)
                .utilisation(utilisation);
        stamp(encoder.stamp());
        close(encoder.encodedLength());
    }

    /**
     * @param node node of the alert
     * @return an event with an alert
     */
    public RiskEvent alert(final int node) {
        next(OperatorCommandEncoder.TEMPLATE_ID);
        final AlertEncoder encoder = new AlertEncoder();
        encoder.wrapAndApplyHeader(message(), messageOffset(), outputHeader)
                .node(node)
                .control((short) 13)
                .metric((short) 0)
                .severity((short) 1)
                .causeSequence(sequence)
                .causeInstrument(0)
                .before(79)
                .value(81)
                .limitValue(100);
        stamp(encoder.stamp());
        close(encoder.encodedLength());
        return event;
    }

    /**
     * @param node node that is killed
     * @return an event with an urgent step of the kill machine
     */
    public RiskEvent kill(final int node) {
        next(OperatorCommandEncoder.TEMPLATE_ID);
        final KillStateEncoder encoder = new KillStateEncoder();
        encoder.wrapAndApplyHeader(message(), messageOffset(), outputHeader)
                .node(node)
                .from((short) 2)
                .to((short) 3)
                .ownState((short) 5)
                .control((short) 17)
                .killId(sequence)
                .causeSequence(sequence)
                .openOrders(0)
                .complete((short) 0)
                .role((short) 0)
                .before(1)
                .value(2)
                .limitValue(1.5)
                .chain(0)
                .person("")
                .reason("drawdown");
        stamp(encoder.stamp());
        close(encoder.encodedLength());
        event.limits.urgent = true;
        return event;
    }

    private ExpandableArrayBuffer message() {
        return event.limits.messages;
    }

    private int messageOffset() {
        return event.limits.length + LimitsSection.LENGTH_PREFIX;
    }

    private void stamp(final io.loadline.codec.output.StampEncoder stamp) {
        stamp.sequence(sequence)
                .ingressTimeNs(timeNs)
                .epoch(event.epoch)
                .conflated(0)
                .quality((short) 0)
                .reserved((short) 0);
    }

    private void close(final int bodyLength) {
        event.limits.messages.putInt(event.limits.length, HEADER + bodyLength, LITTLE_ENDIAN);
        event.limits.length += LimitsSection.LENGTH_PREFIX + HEADER + bodyLength;
    }
}
