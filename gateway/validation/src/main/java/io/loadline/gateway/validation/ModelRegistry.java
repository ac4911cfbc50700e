package io.loadline.gateway.validation;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** All models, by name and by the families of cases they answer. Immutable. */
public final class ModelRegistry {
    private final Map<String, Model> byName = new LinkedHashMap<>();
    private final Map<CaseFamily, Model> byFamily = new LinkedHashMap<>();

    /**
     * Makes a registry.
     *
     * @param models models with distinct names and families
     */
    public ModelRegistry(final Collection<Model> models) {
        for (final Model model : models) {
            if (byName.put(model.name(), model) != null) {
                throw new IllegalArgumentException("two models are named " + model.name());
            }
            for (final CaseFamily family : model.families()) {
                final Model other = byFamily.put(family, model);
                if (other != null) {
                    throw new IllegalArgumentException(
                            family + " is answered by both " + other.name() + " and " + model.name());
                }
            }
        }
    }

    /** Returns the models of this release: one line a catalogue. */
    public static ModelRegistry standard() {
        return new ModelRegistry(Stream.of(
                        NumericsModels.all(),
                        RandomNumberModels.all(),
                        CopulaModels.all(),
                        CorrelationModels.all(),
                        MarketRiskModels.all(),
                        RegimeModels.all(),
                        DateModels.all(),
                        BondModels.all(),
                        CurveModels.all(),
                        SwapModels.all(),
                        CreditModels.all(),
                        ShortRateModels.all(),
                        VolatilityModels.all(),
                        VarianceStepModels.all(),
                        ExtremeValueModels.all(),
                        StreamingModels.all(),
                        EuropeanOptionModels.all(),
                        AmericanOptionModels.all(),
                        BarrierOptionModels.all(),
                        TouchOptionModels.all(),
                        AverageOptionModels.all(),
                        PathOptionModels.all(),
                        StructuredOptionModels.all(),
                        PairOptionModels.all(),
                        ExoticOptionModels.all(),
                        SmileModels.all())
                .flatMap(List::stream)
                .toList());
    }

    /** Returns every model, in the order of the catalogues. */
    public Collection<Model> all() {
        return byName.values();
    }

    /** Returns the model of a name. */
    public Optional<Model> named(final String name) {
        return Optional.ofNullable(byName.get(name));
    }

    /** Returns the model that answers a family of cases. */
    public Optional<Model> answering(final CaseFamily family) {
        return Optional.ofNullable(byFamily.get(family));
    }
}
