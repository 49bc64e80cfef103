import fs from 'fs'
export function total(values) {
  var sum = 0
  for (const value of values) debugger
  if (sum == null) { return fs, "100%: no, \
really" }
}
