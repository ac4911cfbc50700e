package io.loadline.feed.cme;

import static io.loadline.feed.cme.CmeLayout.ABSENT;

import io.loadline.core.model.AssetClass;

/** Where the fields of a definition are that are not at one place in all of them; {@link CmeLayout#ABSENT} where it has no such field. */
enum CmeDefinitionFields {
    FUTURE(76, 91, 99, 140, ABSENT, AssetClass.FUTURE, false),
    FUTURE_COARSE(76, 91, 99, 140, ABSENT, AssetClass.FUTURE, true),
    OPTION(77, 111, 127, 169, 80, AssetClass.OPTION, false),
    OPTION_COARSE(77, 111, 127, 169, 80, AssetClass.OPTION, true),
    SPREAD(76, 94, 102, ABSENT, ABSENT, AssetClass.OTHER, false),
    SPREAD_COARSE(76, 94, 102, ABSENT, ABSENT, AssetClass.OTHER, true),
    FIXED_INCOME(71, 86, 94, 135, ABSENT, AssetClass.FIXED_INCOME, false),
    REPO(71, 86, 94, 132, ABSENT, AssetClass.FIXED_INCOME, false),
    FX(77, 89, 97, 136, ABSENT, AssetClass.FX, false);

    static final int PUT_OR_CALL = 71;
    /** Day on which a bond is paid back, of {@link #FIXED_INCOME}. */
    static final int MATURITY = 189;

    final int currency;
    final int tick;
    final int displayFactor;
    final int unitQuantity;
    final int strike;
    final AssetClass assetClass;
    final boolean coarse;

    CmeDefinitionFields(
            final int currency,
            final int tick,
            final int displayFactor,
            final int unitQuantity,
            final int strike,
            final AssetClass assetClass,
            final boolean coarse) {
        this.currency = currency;
        this.tick = tick;
        this.displayFactor = displayFactor;
        this.unitQuantity = unitQuantity;
        this.strike = strike;
        this.assetClass = assetClass;
        this.coarse = coarse;
    }

    boolean hasLegs() {
        return this == SPREAD || this == SPREAD_COARSE;
    }

    static CmeDefinitionFields of(final CmeTemplate template) {
        return switch (template) {
            case FUTURE_54 -> FUTURE;
            case FUTURE_27 -> FUTURE_COARSE;
            case OPTION_55 -> OPTION;
            case OPTION_41 -> OPTION_COARSE;
            case SPREAD_56 -> SPREAD;
            case SPREAD_29 -> SPREAD_COARSE;
            case FIXED_INCOME_57 -> FIXED_INCOME;
            case REPO_58 -> REPO;
            case FX_63 -> FX;
            default -> throw new IllegalArgumentException("not a definition: " + template);
        };
    }
}
