package io.loadline.client;

import io.loadline.codec.output.BookFeaturesDecoder;
import io.loadline.codec.output.ConditionalVolatilityDecoder;
import io.loadline.codec.output.HeartbeatDecoder;
import io.loadline.codec.output.InstrumentDescriptionDecoder;
import io.loadline.codec.output.KillStateDecoder;
import io.loadline.codec.output.LimitUtilisationDecoder;
import io.loadline.codec.output.NodeDescriptionDecoder;
import io.loadline.codec.output.NodeRiskDecoder;
import io.loadline.codec.output.RegimeProbabilitiesDecoder;
import io.loadline.codec.output.SnapshotBeginDecoder;
import io.loadline.codec.output.TopOfBookDecoder;
import io.loadline.codec.output.VolatilitySmileDecoder;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.agrona.collections.Long2ObjectHashMap;

/**
 * What a desk knows: the portfolio tree with its risk, limit utilisation, regime, and tops of books, each with its own stamp. Of two values
 * of a key the one with the higher sequence stays. Read it on the thread that polls the client; views given out are updated in place.
 */
public final class RiskView {
    private static final int NODE_SHIFT = 16;
    private static final int CONTROL_SHIFT = 8;
    /** Most ids a table grows to: a damaged id must not take the memory. */
    private static final int MAX_ID = 1 << 20;

    private final List<NodeView> nodes = new ArrayList<>();
    private final List<BookView> books = new ArrayList<>();
    private final List<FeatureView> features = new ArrayList<>();
    private final List<SmileView> smiles = new ArrayList<>();
    private final List<VolatilityView> volatilities = new ArrayList<>();
    private final List<UtilisationView> utilisations = new ArrayList<>();
    private final Long2ObjectHashMap<UtilisationView> utilisationByKey = new Long2ObjectHashMap<>();
    private final RegimeView regime = new RegimeView();
    private final List<NodeView> readNodes = Collections.unmodifiableList(nodes);
    private final List<BookView> readBooks = Collections.unmodifiableList(books);
    private final List<FeatureView> readFeatures = Collections.unmodifiableList(features);
    private final List<SmileView> readSmiles = Collections.unmodifiableList(smiles);
    private final List<VolatilityView> readVolatilities = Collections.unmodifiableList(volatilities);
    private final List<UtilisationView> readUtilisations = Collections.unmodifiableList(utilisations);
    private String baseCurrency = "";
    private String build = "";
    private long sequence;
    private long ingressTimeNs;
    private int epoch;
    private int mode;
    private long schemaDigest;
    private int staleReasons = Staleness.NOT_CONNECTED | Staleness.SYNCHRONISING;

    RiskView() {}

    void onSnapshotBegin(final SnapshotBeginDecoder begin) {
        baseCurrency = begin.baseCurrency();
    }

    void onHeartbeat(final HeartbeatDecoder heartbeat) {
        sequence = heartbeat.stamp().sequence();
        ingressTimeNs = heartbeat.stamp().ingressTimeNs();
        mode = heartbeat.mode();
        schemaDigest = heartbeat.schemaDigest();
        if (epoch != heartbeat.stamp().epoch()) {
            epoch = heartbeat.stamp().epoch();
            build = heartbeat.build();
        }
    }

    void onNodeDescription(final NodeDescriptionDecoder description) {
        final NodeView node = nodeOrNew(description.node());
        if (node != null) {
            node.describe(description);
        }
    }

    void onInstrumentDescription(final InstrumentDescriptionDecoder description) {
        final BookView book = bookOrNew(description.instrumentId());
        if (book != null) {
            book.describe(description);
        }
    }

    NodeView onNodeRisk(final NodeRiskDecoder risk) {
        final NodeView node = nodeOrNew(risk.node());
        return node != null && node.apply(risk) ? node : null;
    }

    NodeView onKill(final KillStateDecoder kill) {
        final NodeView node = nodeOrNew(kill.node());
        return node != null && node.apply(kill) ? node : null;
    }

    BookView onTopOfBook(final TopOfBookDecoder top) {
        final BookView book = bookOrNew(top.instrumentId());
        return book != null && book.apply(top) ? book : null;
    }

    FeatureView onFeatures(final BookFeaturesDecoder message) {
        final int id = message.instrumentId();
        if (id < 0 || id >= MAX_ID) {
            return null;
        }
        while (features.size() <= id) {
            features.add(new FeatureView(features.size()));
        }
        final FeatureView view = features.get(id);
        return view.apply(message) ? view : null;
    }

    SmileView onSmile(final VolatilitySmileDecoder message) {
        final int id = message.smile();
        if (id < 0 || id >= MAX_ID) {
            return null;
        }
        while (smiles.size() <= id) {
            smiles.add(new SmileView(smiles.size()));
        }
        final SmileView view = smiles.get(id);
        return view.apply(message) ? view : null;
    }

    VolatilityView onVolatility(final ConditionalVolatilityDecoder message) {
        final int id = message.instrumentId();
        if (id < 0 || id >= MAX_ID) {
            return null;
        }
        while (volatilities.size() <= id) {
            volatilities.add(new VolatilityView(volatilities.size()));
        }
        final VolatilityView view = volatilities.get(id);
        return view.apply(message) ? view : null;
    }

    UtilisationView onUtilisation(final LimitUtilisationDecoder message) {
        final long key =
                ((long) message.node() << NODE_SHIFT) | ((long) message.control() << CONTROL_SHIFT) | message.metric();
        UtilisationView view = utilisationByKey.get(key);
        final NodeView node = nodeOrNew(message.node());
        if (node == null) {
            return null;
        }
        if (view == null) {
            view = new UtilisationView(message.node(), message.control(), message.metric());
            utilisationByKey.put(key, view);
            utilisations.add(view);
        }
        node.applyStates(message.stamp().sequence(), message.ownState(), message.effectiveState());
        return view.apply(message) ? view : null;
    }

    void forgetSequences() {
        nodes.forEach(NodeView::forget);
        books.forEach(BookView::forgetSequence);
        features.forEach(FeatureView::forgetSequence);
        smiles.forEach(SmileView::forgetSequence);
        volatilities.forEach(VolatilityView::forgetSequence);
        utilisations.forEach(UtilisationView::forgetSequence);
        regime.forgetSequence();
        epoch = 0;
    }

    RegimeView onRegime(final RegimeProbabilitiesDecoder message) {
        return regime.apply(message) ? regime : null;
    }

    void staleReasons(final int reasons) {
        staleReasons = reasons;
    }

    private NodeView nodeOrNew(final int id) {
        if (id < 0 || id >= MAX_ID) {
            return null;
        }
        while (nodes.size() <= id) {
            nodes.add(new NodeView(nodes.size()));
        }
        return nodes.get(id);
    }

    private BookView bookOrNew(final int id) {
        if (id < 0 || id >= MAX_ID) {
            return null;
        }
        while (books.size() <= id) {
            books.add(new BookView(books.size()));
        }
        return books.get(id);
    }

    /** @return {@link Staleness} bits; 0 where the view follows the server */
    public int staleReasons() {
        return staleReasons;
    }

    /** @return true where the view may not be what the server has: show it, but never without saying so */
    public boolean isStale() {
        return staleReasons != Staleness.LIVE;
    }

    /** @return nodes by id, parents before children; unmodifiable, grows */
    public List<NodeView> nodes() {
        return readNodes;
    }

    /** @return tops of books by instrument id; unmodifiable, grows */
    public List<BookView> books() {
        return readBooks;
    }

    /** @return microstructure features by instrument id; unmodifiable, grows */
    public List<FeatureView> features() {
        return readFeatures;
    }

    /** @return volatility smiles by number; unmodifiable, grows */
    public List<SmileView> smiles() {
        return readSmiles;
    }

    /** @return conditional volatilities by instrument id, as far as any is kept; unmodifiable, grows */
    public List<VolatilityView> volatilities() {
        return readVolatilities;
    }

    /** @return limit utilisations in the order first seen; unmodifiable, grows */
    public List<UtilisationView> utilisations() {
        return readUtilisations;
    }

    /** @return regime probabilities */
    public RegimeView regime() {
        return regime;
    }

    /** @return ISO code of the firm's base currency, empty before the first snapshot */
    public String baseCurrency() {
        return baseCurrency;
    }

    /** @return place in the log of the last heartbeat */
    public long sequence() {
        return sequence;
    }

    /** @return UTC nanoseconds of the last heartbeat */
    public long ingressTimeNs() {
        return ingressTimeNs;
    }

    /** @return restarts of the log so far, from 1 */
    public int epoch() {
        return epoch;
    }

    /** @return 0 live, 1 recovering, 2 replay */
    public int mode() {
        return mode;
    }

    /** @return build of the server */
    public String build() {
        return build;
    }

    /** @return digest of the server's output schema */
    public long schemaDigest() {
        return schemaDigest;
    }
}
