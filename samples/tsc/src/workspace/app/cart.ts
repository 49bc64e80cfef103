import { Item, Shape, Store } from '../core/index';

const apple: Item = { name: 'apple', price: { amount: '1.20', currency: 'GBP' } };
const prices: number[] = [apple].map((item) => item.price);

class Shelf extends Store {
	find(name: string): Item {
		return this.items.find((item) => item.nmae === name);
	}
	private items: Item[] = [];
	get total() {
		return this.items.reduce((sum, { price }) => sum + price);
	}
}

function area(shape: Shape): number {
	switch (shape.kind) {
		case 'circle':
			return Math.PI * shape.radius ** 2;
		case 'triangle':
			return shape.height;
	}
}

const shelf = new Store();
shelf.size++;

declare function format(value: string): string;
declare function format(value: number, digits: number): string;
format(true);
format(1);

declare function needs(count: number): void;
needs({
	one: 1,
	two: [
		1,
		2,
	],
	three: 3,
});
needs(`first
  second
	third`);

async function load(name: string) {
	const found: Item = await fetch(name);
	for (const item of 5) console.log(item);
	return;
	found.name;
}
