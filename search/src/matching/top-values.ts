// The k-th largest of many numbers, in one pass with a small heap: candidates are chosen from up to all rows.

export class TopValues {
  private readonly heap: Float32Array;
  private size = 0;

  constructor(private readonly k: number) {
    this.heap = new Float32Array(k);
  }

  add(value: number): void {
    const { heap } = this;
    if (this.size < this.k) {
      heap[this.size] = value;
      this.rise(this.size++);
    } else if (value > heap[0]!) {
      heap[0] = value;
      this.sink();
    }
  }

  /** The smallest of the k largest so far, or −∞ while there are fewer than k. */
  get threshold(): number {
    return this.size < this.k ? -Infinity : this.heap[0]!;
  }

  private rise(from: number): void {
    const { heap } = this;
    const value = heap[from]!;
    let at = from;
    while (at > 0) {
      const parent = (at - 1) >> 1;
      if (heap[parent]! <= value) break;
      heap[at] = heap[parent]!;
      at = parent;
    }
    heap[at] = value;
  }

  private sink(): void {
    const { heap, size } = this;
    const value = heap[0]!;
    let at = 0;
    for (let child = 1; child < size; child = 2 * at + 1) {
      if (child + 1 < size && heap[child + 1]! < heap[child]!) child++;
      if (heap[child]! >= value) break;
      heap[at] = heap[child]!;
      at = child;
    }
    heap[at] = value;
  }
}
