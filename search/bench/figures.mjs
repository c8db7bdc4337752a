// Percentiles of measured times.

function percentile(sorted, share) {
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;
}

/** @param {number[]} list milliseconds */
export function figures(kind, list) {
  const sorted = list.toSorted((a, b) => a - b);
  return { kind, n: list.length, p50: percentile(sorted, 0.5), p95: percentile(sorted, 0.95) };
}
