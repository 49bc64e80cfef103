Deno.test("ok", () => {});
Deno.test("bad", () => { if (1+1 !== 3) throw new Error("sum") });
Deno.test.ignore("ign", () => {});
Deno.test("sub", async t => { await t.step("one", () => {}); await t.step("two", () => { throw new TypeError("x") }); });
Deno.test("leak", () => { setTimeout(() => {}, 1000) });
console.log("out");
