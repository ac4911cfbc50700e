package io.loadline.client;

import org.agrona.concurrent.BackoffIdleStrategy;
import org.agrona.concurrent.IdleStrategy;

/** The example of the README. */
final class DeskExample {
    private DeskExample() {}

    /** @param arguments directory of the media driver, and a node's name */
    public static void main(final String[] arguments) {
        // README begin
        DeskContext context = new DeskContext().aeronDirectory(arguments[0]);
        context.listener(new DeskListener() {
            @Override
            public void onNode(final NodeView node) {
                if (node.name().equals(arguments[1]) && node.quality() == 0) {
                    long ageNs = node.ageNs(System.currentTimeMillis() * 1_000_000);
                    System.out.printf("%s VaR99 %.0f, age %d ns%n", node.name(), node.var99(), ageNs);
                }
            }

            @Override
            public void onStaleness(final int reasons) {
                System.out.println("view is " + Staleness.describe(reasons));
            }
        });
        try (DeskClient client = new DeskClient(context)) {
            IdleStrategy idle = new BackoffIdleStrategy();
            while (!Thread.interrupted()) {
                idle.idle(client.poll());
            }
        }
        // README end
    }
}
