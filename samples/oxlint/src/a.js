const unused = "x"
function f(a) {
  if (a == 1) { console.log("aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa") }
  undefd();
  return 1;
  debugger;
}
switch (f) { case 1: break; case 1: break }
// eslint-disable-next-line no-nope
var x = {a: 1, a: 2};
