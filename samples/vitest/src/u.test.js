import {test} from "vitest";
test("ok", () => { setTimeout(() => { throw new Error("late") }, 1); Promise.reject(new Error("unh")); });
