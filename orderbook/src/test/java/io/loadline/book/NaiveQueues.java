package io.loadline.book;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** A book by order id of maps: price to a queue of order id to quantity, queues by arrival. For books of many orders. */
final class NaiveQueues {
    private record Place(int side, long price) {}

    private final List<TreeMap<Long, LinkedHashMap<Long, Long>>> sides =
            List.of(new TreeMap<>(Comparator.reverseOrder()), new TreeMap<>());
    private final Map<Long, Place> places = new HashMap<>();

    void put(final int side, final long price, final long id, final long quantity) {
        remove(id);
        places.put(id, new Place(side, price));
        sides.get(side).computeIfAbsent(price, _ -> new LinkedHashMap<>()).put(id, quantity);
    }

    boolean isKnown(final long id) {
        return places.containsKey(id);
    }

    long price(final long id) {
        return places.get(id).price;
    }

    long quantity(final long id) {
        final Place place = places.get(id);
        return sides.get(place.side).get(place.price).get(id);
    }

    void setQuantity(final long id, final long quantity) {
        final Place place = places.get(id);
        sides.get(place.side).get(place.price).put(id, quantity);
    }

    void remove(final long id) {
        final Place place = places.remove(id);
        if (place != null) {
            final LinkedHashMap<Long, Long> queue = sides.get(place.side).get(place.price);
            queue.remove(id);
            if (queue.isEmpty()) {
                sides.get(place.side).remove(place.price);
            }
        }
    }

    void clear() {
        sides.forEach(Map::clear);
        places.clear();
    }

    int orderCount() {
        return places.size();
    }

    long bestPrice(final int side) {
        return sides.get(side).firstKey();
    }

    List<BookPicture.Row> rows(final int side) {
        final List<BookPicture.Row> rows = new ArrayList<>();
        final int[] level = {0};
        sides.get(side).forEach((price, queue) -> {
            level[0]++;
            queue.forEach(
                    (id, quantity) -> rows.add(new BookPicture.Row(level[0], rows.size() + 1, price, quantity, id)));
        });
        return rows;
    }
}
