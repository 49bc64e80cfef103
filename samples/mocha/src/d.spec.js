it("ok", () => {}); it("unh", () => { Promise.reject(new Error("unh")) }); it("unc", () => { setTimeout(() => { throw new Error("unc") }, 0) }); it("l", d => setTimeout(d,20));
