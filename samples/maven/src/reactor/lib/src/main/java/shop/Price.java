package shop;

import java.util.*;

public class Price {
	private final int cents;
	public Price(int cents) { this.cents = cents; }
	public Price plus(Price other) { return new Price(cents - other.cents); }
	public int cents() { return cents; }
	public static int parse(String text) { return Integer.parseInt(text); }
	List raw() { new Thread().stop(); return new ArrayList(); }
}
