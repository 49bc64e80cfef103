const rate = 1.19
export async function total(items) {
  let sum = 0, unused = `${rate}`
  for (var i = 0; i < items.length; i++) {
    if (items[i].price == null) { missing = true }
    switch (items[i].kind) {
      case 'gift': sum += 0
      case 'book': sum += items[i].price * rate; break
    }
  }
  return sum
}

class Cart {
  constructor() {}
  get size() {}
  size() {}
}

const pattern = /[\/]a  b/
if (pattern.test(rate)) {}
export const shape = { a: 1, a: 2 }
