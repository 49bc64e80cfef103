package shop;

import static org.junit.jupiter.api.Assertions.*;

import org.junit.jupiter.api.*;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PriceTest {
	@Test void adds() { assertEquals(3, new Price(1).plus(new Price(2)).cents()); }
	@Test void addsWithWords() { assertEquals(3, new Price(1).plus(new Price(2)).cents(), "sum is off"); }
	@Test void parses() { assertEquals(3, Price.parse("three")); }
	@Test void passes() { assertTrue(true); }
	@Test void many() { assertAll(() -> assertEquals(1, 2), () -> fail("no")); }
	@ParameterizedTest @ValueSource(ints = {1, 2}) void each(int n) { assertEquals(1, n); }
	@Nested class Inner { @Test void deep() { assertTrue(false, "multi\nline"); } }
	@Test void throwing() { throw new IllegalStateException(new RuntimeException("root cause")); }
	@Test @Disabled void skipped() {}
}
