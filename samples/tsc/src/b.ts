interface Options {
  readonly deep: { readonly size: number };
}
export function f(options: Options): number {
  return options.deep;
}
f({ deep: { size: 'big' } });
let count = 0;
count.toFixd();
