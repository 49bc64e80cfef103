/* eslint-disable no-alert */
var s = "a\d";
var 名 = "é" + "x"; // eslint-disable-line no-console
console.log(s)
