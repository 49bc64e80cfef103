package a;

import java.util.*;

public class Shop implements Runnable {
	private final int limit;
	List raw = new ArrayList();

	void order(String name, int count) {
		int first = "a";
		order(1);
		order("a", "b");
		Thread.currentThread().stop();
		new Date(2020, 1, 1);
		for (String each : raw) {}
		throw new Exception("sold out");
	}

	static void reset() { limit = 1; this.limit = 2; }
	<T extends Comparable<T>> T largest(Collection<T> all) { return null; }
	void compare() { largest(List.of(new Object())); String é = 名; }

	void cast(Object o) {
		raw.add("x");
		List<String> names = (List<String>) o;
	}

	void price(int cents) {}
	void price(String text) {}
	void pay() { price(2.0); }
	void pay() {}

	Comparator<String> byLength = (a, b) -> "longer";
	private class Shelf { int d = 1 / 0; }
}
