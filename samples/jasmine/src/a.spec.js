describe("Calc", () => {
 it("passes", () => { expect(1).toBe(1); });
 it("fails", () => { expect(1+1).toBe(3); expect([1]).toContain(2); });
 it("deep", () => { expect({a:1,b:[1,2]}).toEqual({a:1,b:[1,3]}); });
 it("throws", () => { throw new TypeError("boom"); });
 xit("skipped", () => {});
 it("pending");
 it("p2", () => pending("reason"));
 it("ctx", () => { expect(1).withContext("my ctx").toBeUndefined(); });
 it("none", () => {});
 it("async", async () => { await expectAsync(Promise.resolve(1)).toBeRejected(); });
 describe("in", () => { beforeAll(() => { throw new Error("hook bad"); }); it("x", () => {}); });
});
