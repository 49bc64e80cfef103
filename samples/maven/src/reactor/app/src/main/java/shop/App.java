package shop;

public class App {
	Price total(List<Price> all) {
		String text = new Price("1").cents();
		return all.stream().reduce(Price::plus).get().nope();
	}
}
