import a from "./nope"; import {zz} from "./b"; import "nopkg"; import "./c.css";
console.log(zz, a);
