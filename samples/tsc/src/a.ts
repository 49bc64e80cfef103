import { join, resolve } from 'node:path';
import type { Missing } from './nowhere';

const count: number = 'three';
export class Base {
  name: string;
  run(): void {}
}
export class Child extends Base {
  run(): void {}
}
const text = 'abc';
console.log(text.lenght, cuont);
resolve('.');
