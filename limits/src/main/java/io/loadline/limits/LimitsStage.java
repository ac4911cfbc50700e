package io.loadline.limits;

import io.loadline.codec.input.EpochStartDecoder;
import io.loadline.codec.input.FillDecoder;
import io.loadline.codec.input.HealthReportDecoder;
import io.loadline.codec.input.MessageHeaderDecoder;
import io.loadline.codec.input.OperatorCommandDecoder;
import io.loadline.codec.input.OrderReportDecoder;
import io.loadline.codec.input.OrderRequestDecoder;
import io.loadline.codec.input.SourceStatusDecoder;
import io.loadline.core.counter.Counters;
import io.loadline.core.event.RiskEvent;
import io.loadline.core.model.PortfolioTree;
import io.loadline.core.model.RiskModel;
import io.loadline.core.stage.Stage;
import org.agrona.concurrent.status.AtomicCounter;

/**
 * The stage that holds every number against its limit, answers every order, and fires the kill switch. It reads all sections ahead of it and
 * writes {@code event.limits}. Its state follows from the log alone: a log run again, or a server started again on it, is in the same state
 * after the same event, latches included. One thread; no allocation once the event's buffer has grown to its largest answer.
 */
public final class LimitsStage implements Stage {
    private static final int BODY = MessageHeaderDecoder.ENCODED_LENGTH;

    private final MessageHeaderDecoder header = new MessageHeaderDecoder();
    private final EpochStartDecoder epochStart = new EpochStartDecoder();
    private final DecisionWriter writer = new DecisionWriter();
    private final OrderTerms terms;
    private final LossLedger ledger;
    private final KillSwitch killSwitch;
    private final NodeMonitor monitor;
    private final OrderGate gate;
    private final OrderTracker tracker;
    private final OperatorCommands commands;
    private final MachineWatch machine;
    private long lastNs = Long.MIN_VALUE;

    /**
     * @param model tree, limits and instruments
     * @param counters where the stage counts
     */
    public LimitsStage(final RiskModel model, final Counters counters) {
        this(model, counters, LimitsSettings.defaults());
    }

    /**
     * @param model tree, limits and instruments
     * @param counters where the stage counts
     * @param settings settings that decide results
     * @throws IllegalArgumentException if a limit of the model cannot be used; names it
     */
    public LimitsStage(final RiskModel model, final Counters counters, final LimitsSettings settings) {
        LimitRules.check(model);
        final PortfolioTree tree = model.tree();
        final int nodes = tree.size();
        final AtomicCounter alerts = counters.counter("limits: alerts");
        final NodeStates states = new NodeStates(tree);
        final NodeData data = new NodeData(model, settings);
        final WatchedLimits watched = new WatchedLimits(model, settings);
        final OrderLimits orderLimits = new OrderLimits(model);
        final OpenOrders orders = new OpenOrders(tree, model.instruments().size(), settings.maxOpenOrders());
        final SentValueWindows windows = new SentValueWindows(nodes);
        final ControlSources sources = new ControlSources();
        terms = new OrderTerms(model, settings);
        ledger = new LossLedger(nodes, settings.dayRollNs());
        killSwitch = new KillSwitch(
                settings, writer, states, orders, watched, data, nodes, counters.counter("limits: kills"));
        monitor = new NodeMonitor(
                writer,
                states,
                watched,
                data,
                ledger,
                killSwitch,
                tree,
                alerts,
                counters.counter("limits: nodes degraded"));
        gate = new OrderGate(
                tree,
                terms,
                writer,
                states,
                orders,
                windows,
                new RecentDecisions(settings.rememberedDecisions()),
                new PreTradeChecks(tree, terms, orderLimits, watched, orders, windows, settings, writer, alerts),
                new StateChecks(tree, states, monitor, killSwitch, sources),
                data,
                counters.counter("limits: orders accepted"),
                counters.counter("limits: orders rejected"));
        tracker = new OrderTracker(
                tree,
                orders,
                killSwitch,
                counters.counter("limits: reports of unknown orders"),
                counters.counter("limits: fills of unknown orders"));
        commands = new OperatorCommands(
                tree,
                new ResetDesk(killSwitch, orders, watched, data, writer, settings, nodes),
                new LimitDesk(watched, orderLimits, monitor, writer, settings),
                new BlockDesk(states, writer, data, alerts, nodes),
                monitor,
                writer);
        machine = new MachineWatch(settings, writer, states, monitor, sources, alerts);
    }

    @Override
    public void onEvent(final RiskEvent event, final long sequence) {
        event.limits.reset();
        lastNs = Math.max(lastNs, event.ingressTimeNs);
        writer.begin(event, sequence, lastNs);
        ledger.onTime(lastNs);
        if (killSwitch.onTime(lastNs)) {
            monitor.publishAll();
        }
        monitor.onTime(lastNs);
        final int template = event.templateId;
        if (template == EpochStartDecoder.TEMPLATE_ID) {
            startEpoch(event);
        }
        if (event.pricing.count > 0) {
            if (event.pricing.instrument >= 0 && event.pricing.instrument < terms.size()) {
                terms.mark(event.pricing.instrument, event.pricing.mark);
            }
            monitor.onTouched(event);
        }
        if (template >= FillDecoder.TEMPLATE_ID) {
            control(event, template);
        }
    }

    private void startEpoch(final RiskEvent event) {
        header.wrap(event.input, 0);
        epochStart.wrap(event.input, BODY, header.blockLength(), header.version());
        writer.chain().add(event.input, BODY, header.blockLength());
        monitor.onEpochStart(epochStart.epoch());
    }

    private void control(final RiskEvent event, final int template) {
        header.wrap(event.input, 0);
        final int block = header.blockLength();
        final int version = header.version();
        switch (template) {
            case OrderRequestDecoder.TEMPLATE_ID -> gate.onOrder(event, BODY, block, version);
            case OrderReportDecoder.TEMPLATE_ID -> tracker.onReport(event.input, BODY, block, version);
            case FillDecoder.TEMPLATE_ID -> tracker.onFill(event.input, BODY, block, version);
            case OperatorCommandDecoder.TEMPLATE_ID -> commands.onCommand(event.input, BODY, block, version);
            case HealthReportDecoder.TEMPLATE_ID -> machine.onHealth(event.input, BODY, block, version);
            case SourceStatusDecoder.TEMPLATE_ID -> machine.onSource(event.input, BODY, block, version);
            default -> {}
        }
    }
}
