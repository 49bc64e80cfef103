import x from "./nope";
import {test} from "vitest";
test("a", () => {});
