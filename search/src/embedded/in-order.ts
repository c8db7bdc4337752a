/* A page of many in order, without putting all of them in order. */

type Compare = (a: number, b: number) => number;

/** Fewer than this are ordered outright; a smaller share than one in so many is kept in a heap. */
const FEW = 32;

function swap(list: Int32Array, i: number, j: number): void {
  const kept = list[i] ?? 0;
  list[i] = list[j] ?? 0;
  list[j] = kept;
}

/** Puts the middle one of three in order at the low end, so that ordered input costs no more than other. */
function pivotAt(list: Int32Array, low: number, high: number, compare: Compare): number {
  const middle = (low + high) >>> 1;
  const at = (i: number): number => list[i] ?? 0;
  if (compare(at(middle), at(low)) < 0) swap(list, middle, low);
  if (compare(at(high), at(low)) < 0) swap(list, high, low);
  if (compare(at(high), at(middle)) < 0) swap(list, high, middle);
  return at(middle);
}

/** Hoare's selection: afterwards the `count` smallest stand at the beginning, in no order. */
function gather(list: Int32Array, count: number, compare: Compare): void {
  if (count <= 0 || count >= list.length) return;
  let low = 0;
  let high = list.length - 1;
  while (high - low > FEW) {
    const pivot = pivotAt(list, low, high, compare);
    let i = low;
    let j = high;
    while (i <= j) {
      while (compare(list[i] ?? 0, pivot) < 0) i += 1;
      while (compare(list[j] ?? 0, pivot) > 0) j -= 1;
      if (i <= j) {
        swap(list, i, j);
        i += 1;
        j -= 1;
      }
    }
    if (count <= j + 1) high = j;
    else if (count > i) low = i;
    else return;
  }
  list.subarray(low, high + 1).sort(compare);
}

/** A heap whose root is the worst of the best `count` seen: one comparison for most of many. */
function gatherFew(size: number, count: number, compare: Compare): Int32Array {
  const heap = new Int32Array(count);
  const worse = (i: number, j: number): boolean => compare(heap[i] ?? 0, heap[j] ?? 0) > 0;
  const sink = (from: number): void => {
    for (let i = from; ;) {
      let worst = i;
      for (let child = 2 * i + 1; child <= 2 * i + 2 && child < count; child += 1) {
        if (worse(child, worst)) worst = child;
      }
      if (worst === i) return;
      swap(heap, i, worst);
      i = worst;
    }
  };
  for (let i = 0; i < count; i += 1) heap[i] = i;
  for (let i = count >>> 1; i >= 0; i -= 1) sink(i);
  for (let i = count; i < size; i += 1) {
    if (compare(i, heap[0] ?? 0) >= 0) continue;
    heap[0] = i;
    sink(0);
  }
  return heap;
}

/**
 * Those of the numbers 0 … `size` − 1 that stand at the places `from` to `to` (not included) of their order.
 * @param compare a total order: 0 only for the same number.
 */
export function inOrder(size: number, from: number, to: number, compare: Compare): Int32Array {
  const count = Math.min(to, size);
  if (from >= count) return new Int32Array();
  if (count * FEW < size) return gatherFew(size, count, compare).sort(compare).subarray(from);
  const list = new Int32Array(size);
  for (let i = 0; i < size; i += 1) list[i] = i;
  gather(list, count, compare);
  const first = list.subarray(0, count);
  // Of what comes before the page nothing is wanted, not even its order.
  gather(first, from, compare);
  return first.subarray(from).sort(compare);
}
