package io.throughline.sample;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

import org.jspecify.annotations.Nullable;

/**
 * The most recent entries by key; beyond the capacity the oldest one goes.
 *
 * @param <K> the type of key
 * @param <V> the type of value
 */
public final class Recent<K, V> {

	private final Map<K, V> entries;

	/**
	 * Make an empty store.
	 * @param capacity how many entries it holds at most
	 */
	public Recent(int capacity) {
		this.entries = new LinkedHashMap<>() {

			@Override
			protected boolean removeEldestEntry(Map.Entry<K, V> eldest) {
				return size() > capacity;
			}

		};
	}

	/**
	 * Return an entry.
	 * @param key its key
	 * @return the entry, {@code null} if there is none or it is gone
	 */
	public synchronized @Nullable V get(K key) {
		return this.entries.get(key);
	}

	/**
	 * Change an entry, or the initial value where there is none.
	 * @param key its key
	 * @param initial the value to start from
	 * @param change the change
	 * @return the entry after the change
	 */
	public synchronized V update(K key, V initial, UnaryOperator<V> change) {
		V value = change.apply(this.entries.getOrDefault(key, initial));
		this.entries.put(key, value);
		return value;
	}

	/**
	 * Add an entry or replace it, as the newest.
	 * @param key its key
	 * @param value the value
	 */
	public synchronized void put(K key, V value) {
		this.entries.remove(key);
		this.entries.put(key, value);
	}

	/**
	 * Remove an entry.
	 * @param key its key
	 */
	public synchronized void remove(K key) {
		this.entries.remove(key);
	}

	/**
	 * Return all keys, the oldest first.
	 * @return a copy
	 */
	public synchronized List<K> keys() {
		return new ArrayList<>(this.entries.keySet());
	}

	/**
	 * Return all entries, the oldest first.
	 * @return a copy
	 */
	public synchronized List<V> values() {
		return new ArrayList<>(this.entries.values());
	}

}
