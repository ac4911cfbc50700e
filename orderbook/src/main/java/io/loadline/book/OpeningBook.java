package io.loadline.book;

import io.loadline.core.Scale;
import io.loadline.core.model.OpeningPosition;
import io.loadline.core.model.RiskModel;
import java.util.Comparator;
import java.util.List;

/** Checks the opening positions and hands them out instrument by instrument, so that the slots of an instrument lie together. */
final class OpeningBook {
    /** Takes one opening position. */
    @FunctionalInterface
    interface Taker {
        void take(int account, int instrument, long quantity, long averagePrice);
    }

    private OpeningBook() {}

    static void open(final RiskModel model, final Taker taker) {
        final List<OpeningPosition> sorted = model.positions().stream()
                .sorted(Comparator.comparingInt(OpeningPosition::instrument).thenComparingInt(OpeningPosition::account))
                .toList();
        for (final OpeningPosition position : sorted) {
            check(model, position);
            if (position.quantity() != 0) {
                taker.take(position.account(), position.instrument(), position.quantity(), position.averagePrice());
            }
        }
    }

    private static void check(final RiskModel model, final OpeningPosition position) {
        if (!model.tree().isAccount(position.account())) {
            throw new IllegalArgumentException(
                    "opening position has account " + position.account() + "; expected the id of an account node");
        }
        final int instruments = model.instruments().size();
        if (position.instrument() < 0 || position.instrument() >= instruments) {
            throw new IllegalArgumentException("opening position has instrument " + position.instrument()
                    + "; expected 0 to " + (instruments - 1));
        }
        final boolean bearable = position.quantity() >= -AverageCost.MAX_QUANTITY
                && position.quantity() <= AverageCost.MAX_QUANTITY
                && position.averagePrice() != Scale.NULL_PRICE
                && (!model.instruments().get(position.instrument()).inverse()
                        || (position.averagePrice() > 0 && position.averagePrice() <= AverageCost.MAX_INVERSE_PRICE));
        if (!bearable) {
            throw new IllegalArgumentException("opening position of account " + position.account() + " in instrument "
                    + position.instrument() + " has quantity " + position.quantity() + " at "
                    + position.averagePrice() + "; expected a magnitude up to " + AverageCost.MAX_QUANTITY
                    + " and a price, positive where the contract is inverse");
        }
    }
}
