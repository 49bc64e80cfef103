var first = 1
let second = first == 2;
if (second = 3) {
  debugger;
}
function unused(a) {
	return undefinedName;
}
