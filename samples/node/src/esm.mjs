import x from "./nope.mjs";
