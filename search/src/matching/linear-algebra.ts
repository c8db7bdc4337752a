// The two dense steps of the randomised SVD, for matrices of a hundred-odd columns, row-major.

/** Orthonormal columns spanning the same space (modified Gram–Schmidt, columns of nothing become zero). In place. */
export function orthonormalise(matrix: Float64Array, columns: number): Float64Array {
  const rows = matrix.length / columns;
  const work = transpose(matrix, rows, columns);
  for (let j = 0; j < columns; j++) {
    const own = work.subarray(j * rows, (j + 1) * rows);
    for (let i = 0; i < j; i++) {
      const other = work.subarray(i * rows, (i + 1) * rows);
      const along = dot(own, other);
      for (let r = 0; r < rows; r++) own[r]! -= along * other[r]!;
    }
    const length = Math.sqrt(dot(own, own));
    const scale = length < 1e-10 ? 0 : 1 / length;
    for (let r = 0; r < rows; r++) own[r]! *= scale;
  }
  return transpose(work, columns, rows);
}

/**
 * Eigenvectors of a symmetric matrix, as columns, largest eigenvalue first (cyclic Jacobi rotations).
 * The sign of each is fixed by its largest entry, so that the result does not depend on rounding paths.
 */
export function eigenSymmetric(input: Float64Array, size: number): Float64Array {
  const a = input.slice();
  const vectors = new Float64Array(size * size);
  for (let i = 0; i < size; i++) vectors[i * size + i] = 1;
  for (let sweep = 0; sweep < 12 && offDiagonal(a, size) > 1e-18; sweep++) {
    for (let p = 0; p < size; p++) {
      for (let q = p + 1; q < size; q++) rotate(a, vectors, size, [p, q]);
    }
  }
  const order = Array.from({ length: size }, (_, i) => i).sort(
    (i, j) => a[j * size + j]! - a[i * size + i]!,
  );
  const sorted = new Float64Array(size * size);
  order.forEach((from, to) => {
    let top = 0;
    for (let r = 0; r < size; r++) {
      const value = vectors[r * size + from]!;
      if (Math.abs(value) > Math.abs(top)) top = value;
    }
    for (let r = 0; r < size; r++) {
      sorted[r * size + to] = vectors[r * size + from]! * Math.sign(top);
    }
  });
  return sorted;
}

function rotate(
  a: Float64Array,
  vectors: Float64Array,
  size: number,
  [p, q]: [number, number],
): void {
  const apq = a[p * size + q]!;
  if (Math.abs(apq) < 1e-15) return;
  const theta = (a[q * size + q]! - a[p * size + p]!) / (2 * apq);
  const t = Math.sign(theta || 1) / (Math.abs(theta) + Math.hypot(1, theta));
  const c = 1 / Math.hypot(1, t);
  const s = t * c;
  for (let r = 0; r < size; r++) {
    const rp = a[r * size + p]!;
    const rq = a[r * size + q]!;
    a[r * size + p] = c * rp - s * rq;
    a[r * size + q] = s * rp + c * rq;
  }
  for (let r = 0; r < size; r++) {
    const pr = a[p * size + r]!;
    const qr = a[q * size + r]!;
    a[p * size + r] = c * pr - s * qr;
    a[q * size + r] = s * pr + c * qr;
    const vp = vectors[r * size + p]!;
    const vq = vectors[r * size + q]!;
    vectors[r * size + p] = c * vp - s * vq;
    vectors[r * size + q] = s * vp + c * vq;
  }
}

function offDiagonal(a: Float64Array, size: number): number {
  let sum = 0;
  let all = 0;
  for (let i = 0; i < size; i++) {
    for (let j = 0; j < size; j++) {
      const square = a[i * size + j]! ** 2;
      all += square;
      if (i !== j) sum += square;
    }
  }
  return all === 0 ? 0 : sum / all;
}

function dot(a: Float64Array, b: Float64Array): number {
  let sum = 0;
  for (let i = 0; i < a.length; i++) sum += a[i]! * b[i]!;
  return sum;
}

function transpose(matrix: Float64Array, rows: number, columns: number): Float64Array {
  const out = new Float64Array(matrix.length);
  for (let r = 0; r < rows; r++) {
    for (let c = 0; c < columns; c++) out[c * rows + r] = matrix[r * columns + c]!;
  }
  return out;
}
