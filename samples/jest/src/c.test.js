const x = require("./nope");
test("a", () => {});
