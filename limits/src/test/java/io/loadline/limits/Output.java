package io.loadline.limits;

import io.loadline.codec.output.AlertDecoder;
import io.loadline.codec.output.CancelRequestDecoder;
import io.loadline.codec.output.CommandResultDecoder;
import io.loadline.codec.output.KillStateDecoder;
import io.loadline.codec.output.LimitUtilisationDecoder;
import io.loadline.codec.output.MessageHeaderDecoder;
import io.loadline.codec.output.OrderDecisionDecoder;
import java.util.ArrayList;
import java.util.List;
import org.agrona.concurrent.UnsafeBuffer;

/** The messages of one event, decoded. */
final class Output {
    record Decision(long clOrdId, boolean accepted, long failed, int state, double value, double limit, int quality) {
        boolean failedOn(final int... controls) {
            long bits = 0;
            for (final int control : controls) {
                bits |= 1L << control;
            }
            return !accepted && failed == bits;
        }
    }

    record Alert(int node, int control, int metric, int severity, double before, double value, double limit) {}

    record Kill(
            int node,
            int from,
            int to,
            int control,
            long killId,
            long causeSequence,
            int openOrders,
            boolean complete,
            double before,
            double value,
            double limit,
            long chain,
            String person,
            String reason) {}

    record Cancel(long killId, long clOrdId, int node, int sourceId, int attempt) {}

    record Result(int command, int result, int refusal, double before, double after, String person) {}

    record Utilisation(int node, int control, int metric, int own, int effective, double value, double share) {}

    final boolean urgent;
    final int trips;
    final long sequence;
    final List<Decision> decisions = new ArrayList<>();
    final List<Alert> alerts = new ArrayList<>();
    final List<Kill> kills = new ArrayList<>();
    final List<Cancel> cancels = new ArrayList<>();
    final List<Result> results = new ArrayList<>();
    final List<Utilisation> utilisations = new ArrayList<>();

    Output(final byte[] bytes, final boolean urgent, final int trips, final long sequence) {
        this.urgent = urgent;
        this.trips = trips;
        this.sequence = sequence;
        final UnsafeBuffer buffer = new UnsafeBuffer(bytes);
        final MessageHeaderDecoder header = new MessageHeaderDecoder();
        for (int at = 0; at < bytes.length; at += Integer.BYTES + buffer.getInt(at)) {
            header.wrap(buffer, at + Integer.BYTES);
            decode(buffer, at + Integer.BYTES, header);
        }
    }

    private void decode(final UnsafeBuffer buffer, final int at, final MessageHeaderDecoder header) {
        switch (header.templateId()) {
            case OrderDecisionDecoder.TEMPLATE_ID -> {
                final OrderDecisionDecoder m = new OrderDecisionDecoder().wrapAndApplyHeader(buffer, at, header);
                decisions.add(new Decision(
                        m.clOrdId(),
                        m.accepted() == 1,
                        m.failedControls(),
                        m.effectiveState(),
                        m.value(),
                        m.limitValue(),
                        m.stamp().quality()));
            }
            case AlertDecoder.TEMPLATE_ID -> {
                final AlertDecoder m = new AlertDecoder().wrapAndApplyHeader(buffer, at, header);
                alerts.add(new Alert(
                        m.node(), m.control(), m.metric(), m.severity(), m.before(), m.value(), m.limitValue()));
            }
            case KillStateDecoder.TEMPLATE_ID -> kills.add(kill(buffer, at, header));
            case CancelRequestDecoder.TEMPLATE_ID -> {
                final CancelRequestDecoder m = new CancelRequestDecoder().wrapAndApplyHeader(buffer, at, header);
                cancels.add(new Cancel(m.killId(), m.clOrdId(), m.node(), m.sourceId(), m.attempt()));
            }
            case CommandResultDecoder.TEMPLATE_ID -> {
                final CommandResultDecoder m = new CommandResultDecoder().wrapAndApplyHeader(buffer, at, header);
                results.add(new Result(m.command(), m.result(), m.refusal(), m.before(), m.after(), m.person()));
            }
            default -> {
                final LimitUtilisationDecoder m = new LimitUtilisationDecoder().wrapAndApplyHeader(buffer, at, header);
                utilisations.add(new Utilisation(
                        m.node(),
                        m.control(),
                        m.metric(),
                        m.ownState(),
                        m.effectiveState(),
                        m.value(),
                        m.utilisation()));
            }
        }
    }

    private static Kill kill(final UnsafeBuffer buffer, final int at, final MessageHeaderDecoder header) {
        final KillStateDecoder m = new KillStateDecoder().wrapAndApplyHeader(buffer, at, header);
        return new Kill(
                m.node(),
                m.from(),
                m.to(),
                m.control(),
                m.killId(),
                m.causeSequence(),
                m.openOrders(),
                m.complete() == 1,
                m.before(),
                m.value(),
                m.limitValue(),
                m.chain(),
                m.person(),
                m.reason());
    }

    /** @return the one verdict of the event */
    Decision decision() {
        return decisions.getFirst();
    }

    /** @return the one answer to a command of the event */
    Result result() {
        return results.getFirst();
    }

    /** @return phases that a node entered, in order */
    List<Integer> phases(final int node) {
        return kills.stream().filter(kill -> kill.node() == node).map(Kill::to).toList();
    }
}
