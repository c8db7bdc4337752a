import encodeQR from 'qr';

export interface ShareCardFacts {
  kind: 'scenario' | 'capability' | 'list' | 'case';
  /** 场景需求, 供给能力, 机会清单 */
  mark: string;
  title: string;
  /** Publisher, supplier or the number of a list. */
  by: string;
  /** The deadline or date, in words; empty for none. */
  when: string;
  /** 示例, where it is one. */
  demo: string;
  /** What to do with the code. */
  hint: string;
  site: string;
  address: string;
}

export const cardSize = { width: 720, height: 960 } as const;
const sans = "system-ui, 'PingFang SC', 'Microsoft YaHei', 'Noto Sans CJK SC', sans-serif";
const ink = '#1b2430';
const soft = '#4c5868';
const demand = '#0050b3';
const supply = '#0a7054';
const track = '#dedcd5';

const marks: Readonly<Record<string, string>> = {
  ...{ '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' },
};
/** Text that stands in an SVG as text, whatever it holds; what no XML may hold is left out. Pure. */
export function escapeXml(text: string): string {
  return text
    .replaceAll(/[^\P{Cc}\t\n\r]|[\uFFFE\uFFFF]/gu, '')
    .replaceAll(/[&<>"']/g, (letter) => marks[letter] ?? letter);
}

/** Lines of at most `width` ems (a Chinese letter is one, a Latin one about half), the last one cut. Pure. */
export function wrap(text: string, width: number, most: number): string[] {
  const lines: string[] = [''];
  let used = 0;
  for (const letter of text.trim()) {
    const wide = (letter.codePointAt(0) ?? 0) > 0x2e7f ? 1 : 0.56;
    if (used + wide > width) {
      if (lines.length === most) {
        lines.push(`${[...(lines.pop() ?? '')].slice(0, -1).join('')}…`);
        return lines;
      }
      lines.push('');
      used = 0;
    }
    lines.push((lines.pop() ?? '') + letter);
    used += wide;
  }
  return lines;
}

/** The dark squares of the code as one path. */
function codePath(address: string, x: number, y: number, size: number): string {
  const rows = encodeQR(address, 'raw', { ecc: 'medium', border: 2 });
  const unit = size / rows.length;
  const at = (value: number) => Math.round(value * 100) / 100;
  return rows
    .flatMap((row, r) =>
      row.map((dark, c) =>
        dark
          ? `M${at(x + c * unit)} ${at(y + r * unit)}h${at(unit)}v${at(unit)}h${at(-unit)}z`
          : '',
      ),
    )
    .join('');
}

function line(text: string, x: number, y: number, style: string): string {
  return `<text x="${x}" y="${y}" ${style}>${escapeXml(text)}</text>`;
}

/** The two arcs: the side that this card is of stands, the other is awaited; a list shows both. */
function arcs(kind: ShareCardFacts['kind']): string {
  const stroke = (path: string, colour: string) =>
    `<path d="${path}" fill="none" stroke="${colour}" stroke-width="9" stroke-linecap="round"/>`;
  const left = kind === 'capability' ? track : demand;
  const right = kind === 'scenario' ? track : supply;
  return `<g transform="translate(240 56) scale(2)">${stroke('M8 58 A52 50 0 0 1 52 11', left)}${stroke('M112 58 A52 50 0 0 0 68 11', right)}<circle cx="60" cy="9" r="6" fill="none" stroke="${track}" stroke-width="3"/></g>`;
}

/** The card as an SVG document of its own: no script, no outside reference, every text escaped. Pure. */
export function cardSvg(facts: ShareCardFacts): string {
  const { width, height } = cardSize;
  const title = wrap(facts.title, 15, 4);
  const by = wrap(facts.by, 24, 2);
  const below = 312 + title.length * 56;
  const texts = [
    line(
      [facts.mark, facts.demo].filter(Boolean).join(' · '),
      360,
      236,
      `text-anchor="middle" font-size="26" fill="${facts.kind === 'capability' ? supply : demand}"`,
    ),
    ...title.map((text, i) =>
      line(
        text,
        360,
        300 + i * 56,
        `text-anchor="middle" font-size="42" font-weight="700" fill="${ink}"`,
      ),
    ),
    ...by.map((text, i) =>
      line(text, 360, below + i * 36, `text-anchor="middle" font-size="26" fill="${soft}"`),
    ),
    line(
      facts.when,
      360,
      below + by.length * 36 + 8,
      `text-anchor="middle" font-size="26" fill="${ink}"`,
    ),
    line(facts.hint, 360, 890, `text-anchor="middle" font-size="22" fill="${soft}"`),
    line(facts.site, 360, 926, `text-anchor="middle" font-size="22" fill="${soft}"`),
  ];
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" font-family="${escapeXml(sans)}"><rect width="${width}" height="${height}" fill="#ffffff"/><rect x="0" y="0" width="360" height="10" fill="${demand}"/><rect x="360" y="0" width="360" height="10" fill="${supply}"/>${arcs(facts.kind)}${texts.join('')}<path class="code" d="${codePath(facts.address, 240, 620, 240)}" fill="${ink}"/></svg>`;
}
