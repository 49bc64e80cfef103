function g() { throw new Error("boom", {cause: new TypeError("root")}) }
g();
