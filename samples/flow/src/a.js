// @flow
const x: number = "a";
function f(s: string): number { return s.length + nope; }
f(1);
import z from "./nope";
type P = {a: number}; const p: P = {b: 1};
