describe("x", () => {
