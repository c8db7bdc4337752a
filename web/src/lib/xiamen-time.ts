/** Times as a form's own inputs hold them. Xiamen keeps +08:00 all year, whatever the reader's device says. */
const OFFSET_MS = 8 * 3_600_000;
const MINUTES = 16;

/** ISO time → the value of a `datetime-local` input in Xiamen's time; an empty string for none. */
export function toLocalInput(iso: string | null | undefined): string {
  if (!iso) return '';
  const time = Date.parse(iso);
  return Number.isNaN(time) ? '' : new Date(time + OFFSET_MS).toISOString().slice(0, MINUTES);
}

/** The value of a `datetime-local` input, read as Xiamen's time → ISO with offset; null for an empty or broken one. */
export function fromLocalInput(value: string): string | null {
  return /^\d{4}-\d\d-\d\dT\d\d:\d\d/.test(value) ? `${value.slice(0, MINUTES)}:00+08:00` : null;
}

/** Now, some days on, as a `datetime-local` input holds it: a default or a lower bound. */
export function localInputIn(days: number): string {
  return new Date(Date.now() + OFFSET_MS + days * 86_400_000).toISOString().slice(0, MINUTES);
}
