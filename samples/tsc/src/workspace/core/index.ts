export interface Item {
	readonly name: string;
	readonly price: { readonly amount: number; readonly currency: 'EUR' | 'USD' };
}

export abstract class Store {
	abstract find(name: string): Item | undefined;
	/** @deprecated */
	protected size = 0;
}

export type Shape = { kind: 'circle'; radius: number } | { kind: 'square'; side: number };
