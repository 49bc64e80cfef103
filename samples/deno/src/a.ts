const x: number = "a";
import "./nope.ts";
