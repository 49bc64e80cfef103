const { test } = require("uvu"); const assert = require("uvu/assert");
test("ok", () => {});
test("fails", () => { assert.is(1+1, 3); });
test("deep", () => { assert.equal({a:[1,2]},{a:[1,3]}); });
test("throws", () => { throw new Error("boom"); });
test.skip("s", () => {});
test.run();
