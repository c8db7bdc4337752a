// What ten times the data costs.
const MOST = { time: 15, memory: 10 };

/**
 * @typedef {{count: number, memory: number, [what: string]: number | {wall: number, cpu: number}}} Figures
 *   `wall` and `cpu` in one unit; plain numbers other than `count` are megabytes
 */

/**
 * Compares each size with the one ten times smaller, if it was measured.
 * @param {Figures[]} all
 */
export function tellGrowth(title, all) {
  for (const large of all) {
    const small = all.find(({ count }) => count * 10 === large.count);
    if (!small) continue;
    const cells = Object.keys(large).flatMap((what) => costOf(what, small[what], large[what]));
    const met = cells.every((cell) => cell.met);
    console.log(`\n## ${title}: ${large.count} a side against ${small.count}\n`);
    for (const { text } of cells) console.log(`- ${text}`);
    console.log(
      `\ntarget: ten times the data, at most ${MOST.time} × the time and ${MOST.memory} × the memory: ${met ? 'met' : 'MISSED'}`,
    );
  }
}

function costOf(what, small, large) {
  if (what === 'count' || small === undefined || large === undefined) return [];
  if (typeof large === 'number') {
    const times = large / small;
    const text = `${what}: ${small.toFixed(0)} → ${large.toFixed(0)} MB, × ${times.toFixed(1)}`;
    return [{ text, met: times <= MOST.memory }];
  }
  const times = large.wall / small.wall;
  const cpu =
    large.cpu === undefined ? '' : `; processor time × ${(large.cpu / small.cpu).toFixed(1)}`;
  const text = `${what}: ${small.wall.toFixed(1)} → ${large.wall.toFixed(1)}, × ${times.toFixed(1)}${cpu}`;
  return [{ text, met: times <= MOST.time }];
}
