/** IPv6 hosts own a whole /64, which therefore counts as one address. */
export function networkOf(address: string): string {
  if (!address.includes(':') || address.includes('.')) return address.replace(/^::ffff:/, '');
  const [head = '', tail = ''] = address.split('::');
  const groups = head.split(':').filter(Boolean);
  const after = tail.split(':').filter(Boolean);
  const full = address.includes('::')
    ? [
        ...groups,
        ...Array<string>(Math.max(0, 8 - groups.length - after.length)).fill('0'),
        ...after,
      ]
    : groups;
  return full.slice(0, 4).join(':');
}
